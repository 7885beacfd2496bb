/**
 * Draws a terminal's screen as SVG. Owns the look of the picture (palette, cell size) and nothing of what is on it.
 * Frames are drawn as lines and not as characters, so that they join whatever font the reader's machine has.
 */
const CELL = { width: 8.4, height: 18 };
const FONT_SIZE = 14;
const BASELINE = 13;
const MARGIN = 14;
const FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,Noto Sans Mono CJK SC,monospace";
const INK = "#d7dae0";
const PAPER = "#14161b";
/** The 16 colours by number. */
const PALETTE = [
  ...["#2b303b", "#f26d78", "#8cc265", "#d9a648", "#5c9df5", "#c678dd", "#42b3c2", "#d7dae0"],
  ...["#5c6370", "#ff8a93", "#a5d67f", "#f0c36d", "#7fb4ff", "#d99bea", "#67cfdb", "#ffffff"],
];
/** Frame characters: which ways lines leave the middle of the cell. */
const LINES = new Map([
  ["─", "lr"],
  ["│", "ud"],
  ["╭", "rd"],
  ["╮", "ld"],
  ["╰", "ru"],
  ["╯", "lu"],
]);
/** Blocks: which part of the cell, from the left, is filled. */
const BLOCKS = new Map([
  ["▌", 0.5],
  ["▏", 0.125],
]);

/** The screen of an @xterm/headless Terminal; `title` says to those who cannot see it what the picture shows. */
export function svgOf(terminal, title) {
  const rows = Array.from({ length: terminal.rows }, (_, y) => runsOf(terminal, y));
  const width = terminal.cols * CELL.width + 2 * MARGIN;
  const height = terminal.rows * CELL.height + 2 * MARGIN;
  const body = rows.flatMap((runs, y) => runs.flatMap((run) => drawn(run, y)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${px(width)} ${px(height)}" width="${px(width)}" font-family="${FONTS}" font-size="${FONT_SIZE}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${PAPER}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})" fill="${INK}" xml:space="preserve">`,
    ...body,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** Neighbours of one look as one run; a character that is not exactly one cell wide stands alone. */
function runsOf(terminal, y) {
  const line = terminal.buffer.active.getLine(terminal.buffer.active.baseY + y);
  const runs = [];
  for (let x = 0; x < terminal.cols; x += 1) {
    const cell = line.getCell(x);
    const cells = cell.getWidth();
    if (cells === 0) continue;
    const text = cell.getChars() || " ";
    const look = lookOf(cell);
    const alone = cells > 1 || LINES.has(text) || BLOCKS.has(text);
    const last = runs.at(-1);
    if (!alone && last && !last.alone && last.key === look.key) {
      last.text += text;
      last.cells += 1;
    } else runs.push({ x, cells, text, alone, ...look });
  }
  return runs;
}

function lookOf(cell) {
  const colour = (isDefault, isPalette, value, fallback) => {
    if (isDefault) return fallback;
    return isPalette ? PALETTE[value % 16] : `#${value.toString(16).padStart(6, "0")}`;
  };
  const front = colour(cell.isFgDefault(), cell.isFgPalette(), cell.getFgColor(), INK);
  const back = colour(cell.isBgDefault(), cell.isBgPalette(), cell.getBgColor(), PAPER);
  const [ink, paper] = cell.isInverse() ? [back, front] : [front, back];
  const bold = cell.isBold() !== 0;
  const dim = cell.isDim() !== 0;
  return { ink, paper, bold, dim, key: `${ink} ${paper} ${bold} ${dim}` };
}

function drawn(run, y) {
  const left = run.x * CELL.width;
  const top = y * CELL.height;
  const filled = (share) =>
    `<rect x="${px(left)}" y="${px(top)}" width="${px(run.cells * CELL.width * share)}" height="${CELL.height}"`;
  const paper = run.paper === PAPER ? [] : [`${filled(1)} fill="${run.paper}"/>`];
  if (LINES.has(run.text)) return [...paper, frameLine(run, left, top)];
  if (BLOCKS.has(run.text)) return [...paper, `${filled(BLOCKS.get(run.text))}${inkOf(run)}/>`];
  return run.text.trim() === "" ? paper : [...paper, words(run, top)];
}

function words(run, top) {
  const before = run.text.length - run.text.trimStart().length;
  const text = run.text.trim();
  const cells = run.alone ? run.cells : [...text].length;
  const x = px((run.x + before) * CELL.width);
  const bold = run.bold ? ' font-weight="bold"' : "";
  return `<text x="${x}" y="${px(top + BASELINE)}" textLength="${px(cells * CELL.width)}" lengthAdjust="spacingAndGlyphs"${bold}${inkOf(run)}>${escaped(text)}</text>`;
}

function frameLine(run, left, top) {
  const ways = LINES.get(run.text);
  const [x, y] = [left + CELL.width / 2, top + CELL.height / 2];
  const ends = {
    l: [left, y],
    r: [left + CELL.width, y],
    u: [x, top],
    d: [x, top + CELL.height],
  };
  const [from, to] = [...ways].map((way) => ends[way].map(px).join(" "));
  return `<path d="M${from}Q${px(x)} ${px(y)} ${to}" fill="none" stroke="${run.ink}"${run.dim ? ' opacity="0.55"' : ""}/>`;
}

const inkOf = ({ ink, dim }) => `${ink === INK ? "" : ` fill="${ink}"`}${dim ? ' opacity="0.65"' : ""}`;

const px = (value) => String(Math.round(value * 100) / 100);

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
