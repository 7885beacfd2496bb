/** Why two options cannot go together. */
import { say } from "../lib/safe-text.ts";

export const APART = {
  everyPage: say`--all reads every page`,
  ownPages: say`each region has pages of its own, and several are named`,
  demo: say`--demo brings its own endpoint and keys`,
  history: say`--history reads what was seen before, and asks nobody`,
  endpoint: say`--endpoint names the host itself`,
  record: say`--record writes a file and starts no endpoint`,
  data: say`--data brings its own tasks and instances`,
} as const;
