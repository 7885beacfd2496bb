/** 文件内容中每项发现的说明：是什么，有何影响。 */
import type { Finding } from "../../domain/content-findings.ts";
import { joinSafe, type SafeText, safeText, say } from "../../lib/safe-text.ts";

export function explainFinding(finding: Finding): SafeText {
  switch (finding.kind) {
    case "crlf":
      return say`${finding.lines} 行以 CRLF 结尾：系统会去找名称以回车符结尾的解释器，命令的最后一个词也会带上回车符。`;
    case "bom":
      return finding.script
        ? say`脚本以字节序标记（BOM）开头，系统因此识别不到 #! 行。`
        : say`文件以字节序标记（BOM）开头，许多程序会将其当作正文。`;
    case "no-final-newline":
      return say`最后一行没有换行符；例如 cron 会忽略这样的行。`;
    case "certificate":
      return finding.state === "expired"
        ? say`${finding.subject} 的证书已于 ${day(finding.at)} 过期。`
        : say`${finding.subject} 的证书在 ${day(finding.at)} 之前尚未生效。`;
    case "certificate-unreadable":
      return say`其中有一个证书无法读取。`;
    case "secret":
      return say`内容中似乎有密钥（${SECRETS[finding.what]}，${lineWords(finding.lines)}）；此处已打码，但能查看下发记录的人都能读到。`;
  }
}

const SECRETS: Readonly<Record<Extract<Finding, { kind: "secret" }>["what"], SafeText>> = {
  "private key": say`私钥`,
  "access key": say`AccessKey`,
  token: say`令牌`,
  "password in a URL": say`URL 中的密码`,
  "assigned secret": say`赋值的密钥`,
};

const MOST_LINES = 5;

function lineWords(lines: readonly number[]): SafeText {
  const shown = joinSafe(
    lines.slice(0, MOST_LINES).map((line) => say`${line}`),
    "、",
  );
  return lines.length > MOST_LINES ? say`第 ${shown} 行等 ${lines.length} 行` : say`第 ${shown} 行`;
}

const day = (ms: number): SafeText => safeText(new Date(ms).toISOString().slice(0, 10));
