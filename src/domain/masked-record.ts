/** The record of a task with the secrets in its texts masked, the content's too. Says whether there were any. */
import { contentOf } from "./content.ts";
import { maskSecrets } from "./secrets.ts";
import type { Json, TaskRecord, WholeTask } from "./task.ts";

/**
 * Null where nothing in it looks like a secret.
 * @param hidden what stands for a Base64 content that holds one; told the length of the Base64 text
 */
export function maskRecord(task: WholeTask, hidden: (length: number) => string): TaskRecord | null {
  let found = 0;
  const mask = (text: string): string => {
    const { text: masked, secrets } = maskSecrets(text);
    found += secrets.length;
    return masked;
  };
  const walk = (json: Json): Json => {
    if (typeof json === "string") return mask(json);
    if (json === null || typeof json !== "object") return json;
    return isList(json)
      ? json.map(walk)
      : Object.fromEntries(Object.entries(json).map(([name, value]) => [name, walk(value)]));
  };
  const record = Object.fromEntries(
    Object.entries(task.record).map(([name, value]) => [
      name,
      name === "Content" && typeof value === "string" ? maskContent(task, value, mask, hidden) : walk(value),
    ]),
  );
  return found === 0 ? null : record;
}

function maskContent(
  task: WholeTask,
  sent: string,
  mask: (text: string) => string,
  hidden: (length: number) => string,
): string {
  const content = contentOf(task);
  if (content.kind !== "text" || !content.wasBase64) return mask(sent);
  return mask(content.text) === content.text ? sent : hidden(sent.length);
}

const isList = (json: object): json is readonly Json[] => Array.isArray(json);
