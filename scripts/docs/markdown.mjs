/** Tables in Markdown. */

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** A table with a head. */
export const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(" | ")} |`).join("\n");

export const code = (text) => `\`${text}\``;
