/** Which language a file is written in, as far as its name or its first line tells; for colouring only. */

export const LANGUAGES = [
  "bash",
  "dockerfile",
  "ini",
  "json",
  "nginx",
  "properties",
  "python",
  "sql",
  "xml",
  "yaml",
] as const;
export type Language = (typeof LANGUAGES)[number];

const BY_NAME: readonly (readonly [RegExp, Language])[] = [
  [/\.(?:sh|bash|dash|ksh|zsh)$|^\.?(?:bashrc|bash_profile|profile|zshrc)$/u, "bash"],
  [/^(?:dockerfile|containerfile)(?:\.|$)|\.dockerfile$/u, "dockerfile"],
  [/\.(?:json|jsonc|webmanifest)$/u, "json"],
  [/nginx[^/]*\.conf$|\.nginx$/u, "nginx"],
  [/\.(?:py|pyw)$/u, "python"],
  [/\.sql$/u, "sql"],
  [/\.(?:xml|html?|xhtml|svg|xsl|xsd|plist)$/u, "xml"],
  [/\.(?:ya?ml)$/u, "yaml"],
  [/\.(?:properties|env)$|^\.env/u, "properties"],
  [
    /\.(?:ini|toml|cfg|cnf|conf|service|timer|socket|mount|target|path|slice|repo|desktop|editorconfig|gitconfig)$/u,
    "ini",
  ],
];

const BY_SHEBANG: readonly (readonly [RegExp, Language])[] = [
  [/^#!.*\b(?:ba|da|k|z)?sh\b/u, "bash"],
  [/^#!.*\bpython/u, "python"],
];

/** Null where nothing tells, and for keys and certificates: there is nothing to see in them. */
export function languageOf(name: string, text: string): Language | null {
  if (/^\s*-----BEGIN /u.test(text)) return null;
  const first = /^[^\r\n]{0,200}/u.exec(text)?.[0] ?? "";
  const byShebang = BY_SHEBANG.find(([pattern]) => pattern.test(first));
  if (byShebang) return byShebang[1];
  const lower = name.toLowerCase();
  const byName = BY_NAME.find(([pattern]) => pattern.test(lower));
  if (byName) return byName[1];
  return first.startsWith("<?xml") ? "xml" : null;
}
