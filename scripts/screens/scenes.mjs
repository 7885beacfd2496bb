/** What is shown in docs/screens: for each picture the terminal, the options, and the keys, each typed when the screen shows what it waits for. */

const LOADED = / tasks, page 1 of \d/;
/** The footer's first word; before it there may be a notice, which would go by itself some time. */
const READY = /^ Enter open /m;
const ANY_ROW = "g";

/** The list with its search kept, and the detail of the row under the cursor. */
const LIST_STEPS = [
  [LOADED, "/config.json"],
  [/\d+ of 50 shown/, "\r"],
  [/·\s\/config\.json ─/, "\u001b"],
  [/ no filters /],
  [READY],
  [/5 Detail · config\.json[\s\S]*→/],
];

export const SCENES = [
  {
    name: "list",
    title: "cafe: filters, tasks and the detail of the task under the cursor",
    size: [120, 40],
    steps: LIST_STEPS,
  },
  {
    name: "list-light",
    title: "cafe on a light background",
    size: [120, 40],
    options: ["--theme", "light"],
    palette: "light",
    steps: LIST_STEPS,
  },
  {
    name: "list-high-contrast",
    title: "cafe in high contrast",
    size: [120, 40],
    options: ["--theme", "high-contrast"],
    steps: LIST_STEPS,
  },
  {
    name: "list-zh",
    title: "cafe 的简体中文界面：筛选、任务列表和光标所在任务的详情",
    size: [120, 40],
    options: ["--lang", "zh"],
    steps: [[/第 1\/\d/, "j".repeat(7)], [/5 详情 · config\.json[\s\S]*→/], [/^ Enter /m]],
  },
  {
    name: "compact",
    title: "cafe in a terminal of 80 columns and 24 rows",
    size: [80, 24],
    steps: [[LOADED, ANY_ROW], [READY]],
  },
  {
    name: "rollouts",
    title: "cafe: each file on its way to a fleet as one row, and how the one under the cursor went",
    size: [120, 40],
    steps: [[LOADED, "u"], [/4 Rollouts/, ANY_ROW], [READY], [/5 Detail[\s\S]*Sends: \d+/]],
  },
  {
    name: "failures",
    title: "cafe: why tasks failed, over time and by cause, and what helps",
    size: [120, 40],
    steps: [[LOADED, "f"], [/4 Failures/, ANY_ROW], [READY], [/5 Detail[\s\S]*Next step/]],
  },
  {
    name: "instance",
    title: "cafe: a failed instance opened, with its error, the next step and its four times",
    size: [120, 40],
    options: ["--status", "PartialFailed"],
    // Past the causes and the fields of the task to its first instance: failed ones come first.
    steps: [[LOADED, "jjjj\r"], [/│▌◐ PartialFailed {2}\d+ failed/, "j".repeat(13)], [/│▌✗ \w+ +i-\w+/]],
  },
  {
    name: "reader",
    title: "cafe: the content of a sent file, in colours, its secrets masked",
    size: [100, 30],
    steps: [[LOADED, "/app.env\r"], [/5 Detail · app\.env/, "p"], [/ Path /]],
  },
  {
    name: "help",
    title: "cafe: the keys of the task list and of every other place",
    size: [120, 40],
    steps: [[LOADED, "?"], [/─ Keys ─/]],
  },
];
