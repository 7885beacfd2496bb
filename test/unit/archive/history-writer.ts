/** Writes tasks f-PREFIX-0 to f-PREFIX-(COUNT - 1) to the history at PATH, one batch each: one of several writers in a test. */
import { openHistory } from "../../../src/archive/history.ts";
import { wholeTask } from "./make-record.ts";

const [path = "", prefix = "", count = "0"] = process.argv.slice(2);

function untilFree<T>(step: () => T | null): T {
  for (;;) {
    const done = step();
    if (done !== null) return done;
  }
}

const history = untilFree(() => {
  const opened = openHistory(path, Date.now(), false);
  if (opened.ok) return opened.value.history;
  if (opened.error.kind !== "busy") throw new Error(opened.error.why);
  return null;
});
for (let n = 0; n < Number(count); n += 1) {
  untilFree(() => {
    const problem = history.remember("prod", [wholeTask(`f-${prefix}-${n}`)], Date.now());
    if (problem !== null && problem.kind !== "busy") throw new Error(problem.why);
    return problem === null ? true : null;
  });
}
history.close();
