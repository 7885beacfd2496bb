/**
 * A keep-alive agent that reaches https hosts through a proxy's CONNECT. In its own file, so that only those who need
 * it load node:https and node:tls.
 */
import { type ClientRequest, request as plainRequest } from "node:http";
import { Agent, type RequestOptions, request as tlsRequest } from "node:https";
import { Duplex } from "node:stream";
import { connect as startTls } from "node:tls";
import { type HttpProxy, ProxyError } from "./proxy.ts";

export class TunnelAgent extends Agent {
  readonly #proxy: HttpProxy;
  readonly #ca: string[] | undefined;
  #dial: ClientRequest | undefined;

  /** @param ca the authorities to trust; undefined for Node's own */
  constructor(proxy: HttpProxy, ca: string[] | undefined) {
    super({ keepAlive: true });
    this.#proxy = proxy;
    this.#ca = ca;
  }

  /**
   * The CONNECT that the request just made has started, if it did. Node dials within `request()`, and destroying that
   * request does not end the dial: whoever gives up has to destroy both.
   */
  takeDial(): ClientRequest | undefined {
    const dial = this.#dial;
    this.#dial = undefined;
    return dial;
  }

  override createConnection(
    options: RequestOptions,
    done?: (error: Error | null, socket: Duplex) => void,
  ): Duplex | undefined {
    const { origin, authorization, label } = this.#proxy;
    const host = options.host ?? "";
    const target = `${host.includes(":") ? `[${host}]` : host}:${options.port ?? 443}`;
    const request = origin.protocol === "https:" ? tlsRequest : plainRequest;
    const ca = this.#ca && { ca: this.#ca };
    const dial = request(origin, {
      method: "CONNECT",
      path: target,
      agent: false,
      ...ca,
      headers: { host: target, ...(authorization !== undefined && { "proxy-authorization": authorization }) },
    });
    // Node looks at the error alone, but its type wants a stream beside it.
    const fail = (status: number | null): void => done?.(new ProxyError(label, status), new Duplex());
    dial.once("connect", (reply, socket) => {
      if (reply.statusCode === 200) {
        // An IP address has no server name; the certificate is then checked against `host`.
        done?.(null, startTls({ socket, host, servername: options.servername ?? "", ...ca }));
        return;
      }
      socket.destroy();
      fail(reply.statusCode ?? null);
    });
    dial.once("error", () => fail(null));
    dial.end();
    this.#dial = dial;
    return undefined;
  }
}
