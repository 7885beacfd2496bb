// biome-ignore-all lint/style/useNodejsImportProtocol: Node 12 does not know `node:` names
"use strict";
/**
 * Which language cafe speaks, decided before the program is loaded: its texts are part of it. Written for Node 12, as is
 * cafe.js. Says nothing of what is wrong: the program does, once it runs.
 */
const fs = require("fs");
const path = require("path");

const LANGUAGES = ["en", "zh"];
/** settings.json is a few lines; what is larger is something else. */
const MOST_BYTES = 65536;

/** By --lang, CAFE_LANG, settings.json and the locale: the first that names one; else English. */
exports.languageOf = (argv, env) => inArguments(argv) || known(env.CAFE_LANG) || inSettings(env) || ofLocale(env);

/** The chunk that is the program in that language (scripts/chunks.mjs). */
exports.programFor = (argv, env) => (exports.languageOf(argv, env) === "zh" ? "zh/cafe" : "cafe");

const known = (name) => (LANGUAGES.includes(name) ? name : undefined);

function inArguments(argv) {
  const end = argv.indexOf("--");
  const options = end < 0 ? argv : argv.slice(0, end);
  const at = options.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  if (at < 0) return undefined;
  return known(options[at] === "--lang" ? options[at + 1] : options[at].slice("--lang=".length));
}

function inSettings(env) {
  const folder = configDir(env);
  if (folder === undefined) return undefined;
  const file = path.join(folder, "settings.json");
  try {
    // Mostly there is no such file, and an exception costs more than the question.
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile() || stat.size > MOST_BYTES) return undefined;
    return known(JSON.parse(fs.readFileSync(file, "utf8").replace(/^\ufeff/, "")).lang);
  } catch (_) {
    return undefined;
  }
}

/** As configDir of src/platform/paths.ts. */
function configDir(env) {
  if (env.CAFE_CONFIG_DIR) return path.resolve(env.CAFE_CONFIG_DIR);
  if (env.XDG_CONFIG_HOME && path.isAbsolute(env.XDG_CONFIG_HOME)) return path.join(env.XDG_CONFIG_HOME, "cafe");
  return env.HOME && path.isAbsolute(env.HOME) ? path.join(env.HOME, ".config", "cafe") : undefined;
}

/** cafe writes UTF-8: a locale of another encoding could not read its Chinese. */
const CHINESE = /^zh(?!.*\.(?!utf-?8))/i;
const ofLocale = (env) => (CHINESE.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || "") ? "zh" : "en");
