/**
 * Draws a terminal's screen as SVG. Owns the look of the picture (palette, cell size) and nothing of what is on it.
 * Frames and bars are drawn as shapes and not as characters, so that they join whatever font the reader's machine has;
 * what looks alike is one element, so that the files stay small.
 */
const CELL = { width: 8.4, height: 18 };
const FONT_SIZE = 14;
const BASELINE = 13;
const MARGIN = 14;
const FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,Noto Sans Mono CJK SC,monospace";

/** Text, background, and the 16 colours by number, as a terminal of that kind may have them. */
export const PALETTES = {
  dark: {
    ink: "#d7dae0",
    paper: "#14161b",
    colours: [
      ...["#2b303b", "#f26d78", "#8cc265", "#d9a648", "#5c9df5", "#c678dd", "#42b3c2", "#d7dae0"],
      ...["#5c6370", "#ff8a93", "#a5d67f", "#f0c36d", "#7fb4ff", "#d99bea", "#67cfdb", "#ffffff"],
    ],
  },
  light: {
    ink: "#24292f",
    paper: "#ffffff",
    colours: [
      ...["#24292f", "#cf222e", "#116329", "#7d5600", "#0550ae", "#8250df", "#1b7c83", "#6e7781"],
      ...["#57606a", "#a40e26", "#1a7f37", "#633c01", "#0969da", "#a475f9", "#3192aa", "#8c959f"],
    ],
  },
};

/** Frame characters: which ways lines leave the middle of the cell. */
const LINES = new Map([
  ["─", "lr"],
  ["│", "ud"],
  ["╭", "rd"],
  ["╮", "ld"],
  ["╰", "ru"],
  ["╯", "lu"],
]);
/** Blocks: the part of the cell that is filled, as [width from the left, height, how densely, how far from the ground]. */
const BLOCKS = new Map([
  ["▌", [0.5, 1, 1]],
  ["▏", [0.125, 1, 1]],
  ["█", [1, 1, 1]],
  ["▒", [1, 1, 0.6]],
  ["░", [1, 1, 0.3]],
  ["━", [1, 0.14, 1, 0.43]],
  ["╌", [1, 0.14, 0.4, 0.43]],
  ...[..."▁▂▃▄▅▆▇"].map((char, i) => [char, [1, (i + 1) / 8, 1]]),
]);

/** The screen of an @xterm/headless Terminal; `title` says to those who cannot see it what the picture shows. */
export function svgOf(terminal, title, palette = PALETTES.dark) {
  const picture = new Picture(palette);
  for (let y = 0; y < terminal.rows; y += 1) for (const run of runsOf(terminal, y, palette)) picture.add(run, y);
  const width = px(terminal.cols * CELL.width + 2 * MARGIN);
  const height = px(terminal.rows * CELL.height + 2 * MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" font-family="${FONTS}" font-size="${FONT_SIZE}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${palette.paper}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})" fill="${palette.ink}" stroke-width="1" xml:space="preserve">`,
    ...picture.elements(),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** Shapes and texts by what they look like. */
class Picture {
  #palette;
  /** Each a path: backgrounds below lines and bars. */
  #papers = new Map();
  #lines = new Map();
  #bars = new Map();
  #texts = new Map();

  constructor(palette) {
    this.#palette = palette;
  }

  add(run, y) {
    const left = run.x * CELL.width;
    const top = y * CELL.height;
    const width = run.cells * CELL.width;
    if (run.paper !== this.#palette.paper) put(this.#papers, `fill="${run.paper}"`, box(left, top, width, CELL.height));
    const look = this.#look(run);
    const block = BLOCKS.get(run.text[0]);
    if (LINES.has(run.text[0])) put(this.#lines, this.#stroke(run), frameLines(run, left, top));
    else if (block) put(this.#bars, `${look}${opacity(block[2])}`, bar(block, left, top, width));
    else if (run.text.trim() !== "") put(this.#texts, look, words(run, top));
  }

  elements() {
    const paths = [this.#papers, this.#lines, this.#bars].flatMap((shapes) =>
      [...shapes].map(([look, parts]) => `<path ${look} d="${parts.join("")}"/>`),
    );
    return [...paths, ...[...this.#texts].map(([look, parts]) => `<g ${look}>${parts.join("")}</g>`)];
  }

  #look({ ink, bold, dim }) {
    const fill = ink === this.#palette.ink ? "" : `fill="${ink}" `;
    return `${fill}${bold ? 'font-weight="bold" ' : ""}${dim ? 'opacity=".65"' : ""}`.trim();
  }

  #stroke({ ink, dim }) {
    return `fill="none" stroke="${ink}"${dim ? ' opacity=".55"' : ""}`;
  }
}

/** Neighbours of one look as one run; a character that is not exactly one cell wide stands alone. */
function runsOf(terminal, y, palette) {
  const line = terminal.buffer.active.getLine(terminal.buffer.active.baseY + y);
  const runs = [];
  for (let x = 0; x < terminal.cols; x += 1) {
    const cell = line.getCell(x);
    const cells = cell.getWidth();
    if (cells === 0) continue;
    const text = cell.getChars() || " ";
    const look = lookOf(cell, palette);
    const shape = LINES.has(text) || BLOCKS.has(text) ? text : "";
    const alone = cells > 1;
    const last = runs.at(-1);
    if (!alone && last && !last.alone && last.shape === shape && last.key === look.key) {
      last.text += text;
      last.cells += 1;
    } else runs.push({ x, cells, text, shape, alone, ...look });
  }
  return runs;
}

const hex = (value) => `#${value.toString(16).padStart(6, "0")}`;

/** The colours from 16 on are everywhere the same: xterm's cube of 6 by 6 by 6, and 24 greys. */
function indexed(index) {
  const grey = 8 + 10 * (index - 232);
  const level = (unit) => [0, 95, 135, 175, 215, 255][Math.floor((index - 16) / unit) % 6];
  const [r, g, b] = index < 232 ? [level(36), level(6), level(1)] : [grey, grey, grey];
  return hex((r << 16) | (g << 8) | b);
}

function lookOf(cell, { ink: front, paper: back, colours }) {
  const colour = (isDefault, isPalette, value, fallback) => {
    if (isDefault) return fallback;
    if (isPalette) return colours[value] ?? indexed(value);
    return hex(value);
  };
  const fore = colour(cell.isFgDefault(), cell.isFgPalette(), cell.getFgColor(), front);
  const behind = colour(cell.isBgDefault(), cell.isBgPalette(), cell.getBgColor(), back);
  const [ink, paper] = cell.isInverse() ? [behind, fore] : [fore, behind];
  const bold = cell.isBold() !== 0;
  const dim = cell.isDim() !== 0;
  return { ink, paper, bold, dim, key: `${ink} ${paper} ${bold} ${dim}` };
}

function words(run, top) {
  const before = run.text.length - run.text.trimStart().length;
  const text = run.text.trim();
  const cells = run.alone ? run.cells : [...text].length;
  const x = px((run.x + before) * CELL.width);
  return `<text x="${x}" y="${px(top + BASELINE)}" textLength="${px(cells * CELL.width)}">${escaped(text)}</text>`;
}

/** Straight runs as one line; corners are round. */
function frameLines({ text, cells }, left, top) {
  const [x, y] = [left + CELL.width / 2, top + CELL.height / 2];
  if (text[0] === "─") return `M${px(left)} ${px(y)}H${px(left + cells * CELL.width)}`;
  return [...text]
    .map((char, at) => {
      const shift = at * CELL.width;
      if (char === "│") return `M${px(x + shift)} ${px(top)}V${px(top + CELL.height)}`;
      const ends = {
        l: [left + shift, y],
        r: [left + shift + CELL.width, y],
        u: [x + shift, top],
        d: [x + shift, top + CELL.height],
      };
      const [from, to] = [...LINES.get(char)].map((way) => ends[way].map(px).join(" "));
      return `M${from}Q${px(x + shift)} ${px(y)} ${to}`;
    })
    .join("");
}

const bar = ([width, height, , above = 0], left, top, cells) =>
  box(left, top + CELL.height * (1 - height - above), cells * width, CELL.height * height);

const box = (left, top, width, height) => `M${px(left)} ${px(top)}h${px(width)}v${px(height)}h${px(-width)}z`;

const opacity = (share) => (share === 1 ? "" : ` fill-opacity="${share}"`);

function put(map, key, part) {
  const parts = map.get(key);
  if (parts) parts.push(part);
  else map.set(key, [part]);
}

const px = (value) => String(Math.round(value * 100) / 100);

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
