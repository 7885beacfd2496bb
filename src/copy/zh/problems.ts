/** 输入有误时的说明：错在哪里、允许什么、该怎么做。规则由各解析器负责。 */
import type { EndpointProblem } from "../../domain/endpoint-problem.ts";
import { MAX_TAG_KEY, MAX_TAG_VALUE, MAX_TAGS, type QueryProblem } from "../../domain/query.ts";
import { OVERALL_STATUSES } from "../../domain/status.ts";
import { type SafeText, safeText, say } from "../../lib/safe-text.ts";
import { truncate } from "../../lib/width.ts";
import type * as en from "../problems.ts";
import { explainSearchProblem } from "./search.ts";

type Problem<Rule extends en.ArgumentProblem["rule"]> = Extract<en.ArgumentProblem, { rule: Rule }>;

export function explainArgumentProblem(problem: en.ArgumentProblem): SafeText {
  switch (problem.rule) {
    case "unknown-option":
    case "unknown-command":
    case "invoke-id-as-command":
    case "option-elsewhere":
    case "surplus":
    case "invoke-id-missing":
    case "diff-words":
    case "file-missing":
    case "history-verb":
    case "completion-shell":
      return explainShape(problem);
    case "no-value-taken":
      return say`--${safeText(problem.option)} 不接受值；请单独写。`;
    case "value-missing":
      return say`--${safeText(problem.option)} 需要一个值；请写成 --${safeText(problem.option)} ${safeText(problem.placeholder)}。`;
    case "empty-value":
      return say`--${safeText(problem.option)} 的值为空；请填 ${safeText(problem.placeholder)}，或去掉该选项。`;
    case "given-twice":
      return say`--${safeText(problem.option)} 出现多次，而它只接受一个值；请保留一个。`;
    case "choice":
      return explainChoice(problem);
    case "number":
      return explainNumber(problem);
    case "time":
      return say`--${safeText(problem.option)} 接受 30m、2h、3d、1w 这样的时长，或 2026-11-20T08:00Z 这样的时间，而不是 ${quote(problem.value)}。`;
    case "time-order":
      return say`--since 必须早于 --until，否则没有任务能符合；请对调或去掉其一。`;
    case "region":
      return say`--region 接受 cn-hangzhou 这样的地域 ID，而不是 ${quote(problem.value)}；"cafe regions" 列出所有地域。`;
    case "several-regions":
      return say`cafe ${safeText(problem.command)} 只接受一个 --region，而给出了多个；请只写一个，或使用接受多个地域的 cafe list、cafe failures 或 cafe rollouts。`;
    case "together":
      return say`--${safeText(problem.option)} 不能与 --${safeText(problem.other)} 同用：${safeText(problem.why)}；请去掉其一。`;
    case "needs":
      return say`--${safeText(problem.option)} 须与 --${safeText(problem.other)} 同用；请都写或都不写。`;
    case "search":
      return say`--search：${explainSearchProblem(problem.problem)}`;
    case "query":
      return explainQueryProblem(problem.problem);
  }
}

type ShapeRule =
  | "unknown-option"
  | "unknown-command"
  | "invoke-id-as-command"
  | "option-elsewhere"
  | "surplus"
  | "invoke-id-missing"
  | "diff-words"
  | "file-missing"
  | "history-verb"
  | "completion-shell";

function explainShape(problem: Problem<ShapeRule>): SafeText {
  switch (problem.rule) {
    case "unknown-option":
      return problem.near === null
        ? say`没有选项 ${quote(problem.given)}；请看 "cafe ${safeText(problem.command)} --help"。`
        : say`没有选项 ${quote(problem.given)}；是否想写 --${safeText(problem.near)}？否则请看 "cafe ${safeText(problem.command)} --help"。`;
    case "unknown-command":
      return problem.near === null
        ? say`没有命令 ${quote(problem.given)}；请看 "cafe --help"。`
        : say`没有命令 ${quote(problem.given)}；是否想写 "cafe ${safeText(problem.near)}"？否则请看 "cafe --help"。`;
    case "invoke-id-as-command":
      return say`${quote(problem.given)} 是任务的 InvokeId，不是命令；要查看该任务，请运行 "cafe show ${shorten(problem.given)}"。`;
    case "option-elsewhere":
      return say`--${safeText(problem.option)} 不能用于 cafe ${safeText(problem.command)}；它是 ${either(problem.commands.map((name) => `cafe ${name}`))} 的选项。`;
    case "surplus":
      return say`cafe ${safeText(problem.command)} 用不到 ${quote(problem.given)}；请去掉，或看 "cafe ${safeText(problem.command)} --help" 中的筛选选项。`;
    case "invoke-id-missing":
      return say`cafe ${safeText(problem.command)} 需要任务的 InvokeId；请从 "cafe list" 中取一个，运行 "cafe ${safeText(problem.command)} INVOKE_ID"。`;
    case "diff-words":
      return say`cafe diff 比较两项：一个任务的 InvokeId，与另一个 InvokeId 或文件路径；请都给出。`;
    case "file-missing":
      return say`cafe open 需要任务文件的路径；请运行 "cafe open FILE"。`;
    case "history-verb":
      return problem.given === ""
        ? say`cafe history 需要说明做什么：${either(problem.allowed)}。`
        : say`cafe history 接受 ${either(problem.allowed)}，而不是 ${quote(problem.given)}；请写其中之一。`;
    case "completion-shell":
      return problem.given === ""
        ? say`cafe completion 需要 Shell 的名称：${either(problem.allowed)}。`
        : say`cafe completion 支持 ${either(problem.allowed)}，而不是 ${quote(problem.given)}；请写其中之一。`;
  }
}

function explainChoice({ option, value, allowed, near }: Problem<"choice">): SafeText {
  const taken = say`--${safeText(option)} 可取 ${either(allowed)}，而不是 ${quote(value)}`;
  return near === null ? say`${taken}；请从中选择。` : say`${taken}；是否想写 ${safeText(near)}？`;
}

function explainNumber({ option, value, min, max, orElse }: Problem<"number">): SafeText {
  const range = orElse === null ? say`${min} 到 ${max} 的整数` : say`${min} 到 ${max} 的整数或 ${safeText(orElse)}`;
  return say`--${safeText(option)} 接受 ${range}，而不是 ${quote(value)}。`;
}

const FIELD_WORDS = {
  name: say`文件名`,
  invokeId: say`InvokeId`,
  instanceId: say`InstanceId`,
  resourceGroupId: say`资源组`,
} as const;

export function explainQueryProblem(problem: QueryProblem): SafeText {
  switch (problem.rule) {
    case "status":
      return say`任务的整体状态为 ${either(OVERALL_STATUSES)}，而不是 ${quote(problem.value)}。`;
    case "empty":
      return say`用于筛选的${FIELD_WORDS[problem.field]}为空；请填写，或去掉该筛选。`;
    case "too-many-tags":
      return say`服务最多按 ${MAX_TAGS} 个标签筛选，而给出了 ${problem.count} 个；请去掉一些。`;
    case "tag-key-empty":
      return say`标签 ${quote(problem.value)} 没有键；请写 KEY=VALUE，空值写 KEY=，任意值写 KEY。`;
    case "tag-key-long":
      return say`标签键 ${quote(problem.value)} 有 ${problem.value.length} 个字符，最多允许 ${MAX_TAG_KEY} 个；请缩短。`;
    case "tag-key-prefix":
      return say`标签键 ${quote(problem.value)} 以 acs: 或 aliyun 开头，这是服务保留的；请换一个键。`;
    case "tag-key-url":
      return say`标签键 ${quote(problem.value)} 含有 http:// 或 https://，服务会拒绝；请换一个键。`;
    case "tag-key-twice":
      return say`标签键 ${quote(problem.value)} 出现了两次，而任务的每个键只有一个；请保留一个。`;
    case "tag-value-long":
      return say`标签 ${quote(problem.key)} 的值有 ${problem.value.length} 个字符，最多允许 ${MAX_TAG_VALUE} 个；请缩短。`;
    case "tag-value-url":
      return say`标签 ${quote(problem.key)} 的值含有 http:// 或 https://，服务会拒绝；请换一个值。`;
    case "page-size":
      return say`每页条数为 1 到 50 的整数，而不是 ${quote(problem.value)}。`;
  }
}

export function explainEndpointProblem(problem: EndpointProblem, source: SafeText): SafeText {
  switch (problem.rule) {
    case "unreadable":
      return say`${source} 接受主机名，或 https://ecs.cn-hangzhou.aliyuncs.com 这样的 URL，而不是 ${quote(problem.value)}。`;
    case "scheme":
      return say`${source} 接受 https 或 http 的 URL，而不是以 ${quote(problem.scheme)} 开头的。`;
    case "plain-http":
      return say`${source} 以明文 http 连接 ${shorten(problem.host)}，他人可以窃听；请用 https，或在接受风险时加上 --insecure。`;
    case "user-info":
      return say`${source} 接受不带用户名和密码的主机；密钥来自配置或环境变量。`;
    case "path":
      return say`${source} 只接受协议、主机和端口；请去掉其后的内容。`;
  }
}

const shorten = (raw: string): SafeText => safeText(truncate(safeText(raw), 60));

const quote = (raw: string): SafeText => say`"${shorten(raw)}"`;

/** 「a、b 或 c」。 */
function either(words: readonly string[]): SafeText {
  const last = words.at(-1) ?? "";
  return safeText(words.length < 2 ? last : `${words.slice(0, -1).join("、")} 或 ${last}`);
}
