/** The detail pane beside rollouts, their instances and failures: each item of core/panel.ts as lines. */
import { explainErrorCode } from "../copy/remedies.ts";
import { DETAIL } from "../copy/ui.ts";
import type { PanelItem } from "../core/panel.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import { exactTime } from "./format.ts";
import type { Glyphs } from "./glyphs.ts";
import { type Line, plain, span, wrap } from "./line.ts";

export interface PanelView {
  readonly width: number;
  readonly now: number;
  readonly glyphs: Glyphs;
}

/** The lines of an item. */
export function panelLines(item: PanelItem, view: PanelView): readonly Line[] {
  switch (item.kind) {
    case "rollout":
      return [
        [span(item.rollout.name, "strong"), span(say` ${view.glyphs.arrow} ${item.rollout.targetDir}`)],
        [
          span(DETAIL.failed(item.rollout.failed), item.rollout.failed > 0 ? "failed" : "dim"),
          span(say`  `),
          span(DETAIL.ok(item.rollout.ok), "ok"),
          span(DETAIL.of(item.rollout.targets), "dim"),
        ],
        plain(exactTime(item.rollout.first, view.now), "dim"),
        plain(exactTime(item.rollout.last, view.now), "dim"),
      ];
    case "cause": {
      const { meaning } = explainErrorCode(item.cause.errorCode, item.cause.errorInfo);
      return [
        [
          span(say`${item.cause.count}x `, "failed"),
          span(item.cause.errorCode || item.cause.status, "strong"),
          span(say`  ${meaning}`),
        ],
      ];
    }
    case "task":
      return [
        [
          span(say`${view.glyphs.outcome[item.task.outcome]} ${item.task.status}  `, item.task.outcome),
          span(item.task.invokeId),
          span(say`  ${item.task.region}  ${exactTime(item.task.createdAt, view.now)}`, "dim"),
        ],
      ];
    case "instance":
      return [
        [
          span(
            say`${view.glyphs.outcome[item.instance.latest.outcome]} ${item.instance.latest.status}  `,
            item.instance.latest.outcome,
          ),
          span(item.instance.latest.instanceId, "strong"),
        ],
        ...wrapped(item.instance.latest.errorInfo, view.width),
      ];
    case "group":
      return [plain(say`${item.row.failures}`, "failed")];
    case "remedy": {
      const { cause, remedy, meaning } = explainErrorCode(item.cause.errorCode, item.cause.infos[0]?.errorInfo ?? "");
      return [meaning, cause, remedy].flatMap((text) => wrapped(text, view.width));
    }
    case "targets":
      return [plain(say`${item.targets.region}: ${item.targets.instanceIds.length}`)];
  }
}

const wrapped = (text: SafeText, width: number): readonly Line[] =>
  text === "" ? [] : wrap(text, width).map((line) => plain(line));
