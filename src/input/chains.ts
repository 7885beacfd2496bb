/** Which places have the keys together, innermost first. A table: which of them holds now is resolve.ts' to say. */
import type { Scope } from "./keymap.ts";

export const CHAINS = {
  tasks: ["tasks", "lists", "panes", "always"],
  detail: ["detail", "lists", "panes", "always"],
  views: ["views", "lists", "panes", "always"],
  viewDetail: ["viewDetail", "lists", "panes", "always"],
  failures: ["tabs", "views", "lists", "panes", "always"],
  failureDetail: ["tabs", "viewDetail", "lists", "panes", "always"],
  facet: ["facet", "lists", "panes", "always"],
  facetField: ["facetField", "field", "always"],
  search: ["search", "field", "always"],
  palette: ["picker", "field", "always"],
  profiles: ["profilePicker", "picker", "field", "always"],
  regions: ["regionPicker", "picker", "field", "always"],
  help: ["reader", "always"],
  text: ["readerText", "reader", "always"],
  find: ["readerFind", "field", "always"],
  copyMenu: ["copyMenu", "menu", "always"],
  exportMenu: ["exportMenu", "menu", "always"],
  confirm: ["confirm", "always"],
  welcome: ["welcome", "always"],
  /** In front of any other while a tour runs. */
  tour: ["tour", "always"],
} as const satisfies Readonly<Record<string, readonly Scope[]>>;

/** Places in which characters are typed: none of them can be a key there. */
const TYPING: ReadonlySet<Scope> = new Set([
  "facetField",
  "search",
  "picker",
  "profilePicker",
  "regionPicker",
  "readerFind",
  "field",
]);

export const isTyping = (scope: Scope): boolean => TYPING.has(scope);
