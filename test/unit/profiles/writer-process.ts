/** Adds profiles PREFIX-0 to PREFIX-(COUNT - 1) to the store in DIR, one change each: one of several writers in a test. */
import { openProfiles } from "../../../src/profiles/store.ts";

const [dir = "", prefix = "", count = "0"] = process.argv.slice(2);
const store = openProfiles(dir, {
  now: Date.now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
for (let n = 0; n < Number(count); n++) {
  const added = await store.add({
    name: `${prefix}-${n}`,
    source: { kind: "stored", accessKeyId: "LTAI5tExampleAbCd1234", accessKeySecret: () => "secret" },
  });
  if (!added.ok) throw new Error(added.error);
}
