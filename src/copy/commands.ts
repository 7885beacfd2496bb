/** What each command is called: a title for help and docs, and a short word for the footer. */
import type { CommandId } from "../core/command-ids.ts";
import { type SafeText, say } from "../lib/safe-text.ts";

interface CommandWords {
  readonly title: SafeText;
  /** At most about 10 characters. */
  readonly short: SafeText;
}

const words = (title: SafeText, short: SafeText): CommandWords => ({ title, short });

export const COMMAND_WORDS: Readonly<Record<CommandId, CommandWords>> = {
  "app.quit": words(say`quit at once`, say`quit`),
  "app.suspend": words(say`suspend; fg comes back`, say`suspend`),
  "app.redraw": words(say`draw the screen anew`, say`redraw`),
  "layer.close": words(say`close this layer; at the task list: quit`, say`close`),
  "layer.back": words(say`back: close, clear a filter, leave; never quits`, say`back`),
  "help.open": words(say`this help`, say`help`),
  "regions.open": words(say`choose a region`, say`region`),
  "profiles.open": words(say`choose a profile`, say`profile`),
  "pane.next": words(say`next pane`, say`pane`),
  "pane.previous": words(say`previous pane`, say`pane`),
  "pane.status": words(say`status pane`, say`status`),
  "pane.name": words(say`name pane: type a file name`, say`name`),
  "pane.tags": words(say`tags pane`, say`tags`),
  "pane.tasks": words(say`task list`, say`tasks`),
  "pane.detail": words(say`detail of the task`, say`detail`),
  "cursor.down": words(say`down`, say`down`),
  "cursor.up": words(say`up`, say`up`),
  "cursor.halfDown": words(say`half a page down`, say`½ down`),
  "cursor.halfUp": words(say`half a page up`, say`½ up`),
  "cursor.pageDown": words(say`a page down`, say`page down`),
  "cursor.pageUp": words(say`a page up`, say`page up`),
  "cursor.first": words(say`first row`, say`first`),
  "cursor.last": words(say`last row`, say`last`),
  "item.open": words(say`open the task`, say`open`),
  "item.back": words(say`back to the task list`, say`list`),
  "picker.choose": words(say`choose`, say`choose`),
  "profiles.add": words(say`add a profile`, say`add`),
  "profiles.edit": words(say`edit this profile: where its keys are, its region`, say`edit`),
  "profiles.test": words(say`test this profile: one cheap call with its keys`, say`test`),
  "profiles.remove": words(say`remove this profile`, say`remove`),
  "profiles.import": words(say`import the aliyun CLI's profiles, as references`, say`import`),
  "filter.toggle": words(say`ask the service for this one; again: for all`, say`filter`),
  "filter.applyTyped": words(say`ask the service for what is typed; empty: for all`, say`ask`),
  "filter.clear": words(say`clear the last filter`, say`clear`),
  "text.erase": words(say`erase a character`, say`erase`),
  "text.eraseWord": words(say`erase a word`, say`word`),
  "text.clear": words(say`erase all`, say`clear`),
  "search.open": words(say`filter the loaded tasks as you type`, say`find`),
  "search.accept": words(say`keep the filter and go to the rows`, say`keep`),
  "list.sort": words(say`sort by the next column`, say`sort`),
  "list.reverse": words(say`reverse the order`, say`reverse`),
  "list.failuresOnly": words(say`failures only, among the loaded tasks`, say`failures`),
  "page.next": words(say`next page of the service`, say`next page`),
  "page.previous": words(say`previous page of the service`, say`previous page`),
  "results.refresh": words(say`refresh`, say`refresh`),
  "view.previous": words(say`the filters before these`, say`previous`),
  "instance.history": words(say`every file sent to this instance`, say`history`),
  "copy.id": words(say`copy the ID`, say`copy ID`),
  "copy.json": words(say`copy the task as JSON`, say`copy JSON`),
  "raw.open": words(say`raw JSON of the task`, say`JSON`),
  "retry.open": words(say`command that resends to the failed instances`, say`retry`),
  "text.copy": words(say`copy this text`, say`copy`),
  "content.open": words(say`content of the file`, say`content`),
};
