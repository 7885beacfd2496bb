/**
 * Notes every connection, every name looked up and every process started by the program that is started with
 * `node --require`, and of its workers, in the file CAFE_TEST_CONNECTIONS, and lets none through but to CAFE_TEST_ALLOWED
 * (host:port).
 */
"use strict";
const fs = require("node:fs");
const net = require("node:net");
const dns = require("node:dns");
const dgram = require("node:dgram");
const child = require("node:child_process");

const note = (line) => fs.appendFileSync(process.env.CAFE_TEST_CONNECTIONS, `${line}\n`);
const allowed = process.env.CAFE_TEST_ALLOWED;
const isAllowed = (to) => to === allowed;
const refused = (what) => Object.assign(new Error(`${what} is refused by the test`), { code: "ECONNREFUSED" });

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const to = typeof first === "object" ? (first.path ?? `${first.host}:${first.port}`) : String(first);
  note(`connect ${to}`);
  if (isAllowed(to)) return connect.apply(this, args);
  process.nextTick(() => this.destroy(refused(to)));
  return this;
};

for (const library of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of [
    "lookup",
    "resolve",
    "resolve4",
    "resolve6",
    "resolveAny",
    "resolveTxt",
    "resolveSrv",
    "reverse",
  ]) {
    const own = library[name];
    if (typeof own !== "function") continue;
    library[name] = function (host, ...rest) {
      // An address is not looked up, it only takes this way.
      if (!net.isIP(host)) note(`look up ${host}`);
      return own.call(this, host, ...rest);
    };
  }
}

const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function (...args) {
  note("send a datagram");
  return send.apply(this, args);
};

const spawn = child.ChildProcess.prototype.spawn;
child.ChildProcess.prototype.spawn = function (options) {
  note(`start ${options.file}`);
  return spawn.call(this, options);
};
