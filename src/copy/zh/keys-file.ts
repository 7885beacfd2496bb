/** keys.json 有误时的说明。 */
import { joinSafe, type SafeText, safeText, say } from "../../lib/safe-text.ts";
import type * as en from "../keys-file.ts";
import { COMMAND_WORDS } from "./commands.ts";
import { SCREEN } from "./ui.ts";

type Claim = Extract<en.KeysProblem, { rule: "conflict" }>["claims"][number];

export const explainKeysProblem: typeof en.explainKeysProblem = (problem, path) =>
  problem.rule === "unreadable-file" ? say`${problem.why}，其中的按键均不生效。` : say`${path}：${wrong(problem)}`;

function wrong(problem: Exclude<en.KeysProblem, { rule: "unreadable-file" }>): SafeText {
  if (problem.rule === "no-object") {
    return say`不是 JSON 对象，其中的按键均不生效；请写成 {"view.failures": ["F"]} 的形式。`;
  }
  const name = quoted(problem.name);
  switch (problem.rule) {
    case "unknown":
      return problem.near === null
        ? say`没有命令 ${name}；docs/keys.md 列出所有命令。`
        : say`没有命令 ${name}；是否想写 ${quoted(problem.near)}？`;
    case "elsewhere":
      return say`该命令在 ${name} 指定的位置没有按键；有按键的位置是 ${list(problem.places)}。`;
    case "no-keys":
      return say`${name} 的值应为按键列表，例如 ["F", "Ctrl-F"]；空列表表示取消其按键。`;
    case "unreadable":
      return say`${name}：${quoted(problem.key)} 不是按键；可用单个字符、除 H、I、J、M 外的 Ctrl-A 至 Ctrl-Z，以及 ${joinSafe(problem.names, "、")}。`;
    case "reserved":
      return say`${name}：${problem.chord} 始终表示"${COMMAND_WORDS[problem.command].title}"。`;
    case "typed":
      return say`${name}：${problem.chord} 在该处会作为文字输入；请用非字符的按键。`;
    case "conflict":
      return say`${name} 保持原有按键：${problem.chord} 会同时属于 ${claim(problem.claims[0])} 和 ${claim(problem.claims[1])}。`;
  }
}

export const keysNotice: typeof en.keysNotice = (first, more) =>
  more === 0 ? first : say`${first}另有 ${more} 项：见 "cafe doctor"。`;

export const keyless: typeof en.keyless = (command) => say`${safeText(command)}：${COMMAND_WORDS[command].title}`;

const claim = ({ scope, command }: Claim): SafeText => say`"${safeText(command)}"（${SCREEN.helpScopes[scope]}）`;

const quoted = (text: string): SafeText => say`"${safeText(text.slice(0, 60))}"`;

const list = (names: readonly string[]): SafeText => joinSafe(names.map(safeText), "、");
