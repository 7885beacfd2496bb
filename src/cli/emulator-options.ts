/** Reads the options of `cafe emulator`, and which of them go together. */
import { APART } from "../copy/apart.ts";
import type { OptionName } from "../copy/help.ts";
import type { EmulatorFlags } from "./invocation.ts";
import { Mistake, type OptionReader } from "./option-reader.ts";
import { optionSpec } from "./options.ts";

/** With --record no endpoint is started, so nothing can be said about one. */
export function refuseBesideRecord(reader: OptionReader): void {
  for (const option of given(reader, "emulator")) {
    if (option !== "record") reader.refuseTogether("record", option, APART.record);
  }
}

/** What the endpoint is started with. */
export function readEmulator(reader: OptionReader): EmulatorFlags {
  for (const option of given(reader, "filters", "here", "connection")) {
    throw new Mistake({ rule: "needs", option, other: "record" });
  }
  const accessKeyId = reader.text("access-key-id");
  const accessKeySecret = reader.text("access-key-secret");
  if (accessKeyId !== null && accessKeySecret === null) {
    throw new Mistake({ rule: "needs", option: "access-key-id", other: "access-key-secret" });
  }
  if (accessKeySecret !== null && accessKeyId === null) {
    throw new Mistake({ rule: "needs", option: "access-key-secret", other: "access-key-id" });
  }
  for (const made of ["tasks", "instances"] as const) {
    reader.refuseTogether("data", made, APART.data);
  }
  const port = reader.whole("port", 0, 65_535);
  const seed = reader.whole("seed", 0, 4_294_967_295);
  const tasks = reader.whole("tasks", 0, 100_000);
  const instances = reader.whole("instances", 1, 100_000);
  return {
    ...(port !== null && { port }),
    ...(seed !== null && { seed }),
    ...(tasks !== null && { tasks }),
    ...(instances !== null && { instances }),
    ...readEmulatorSettings(reader),
    ...(accessKeyId !== null && { accessKeyId }),
    ...(accessKeySecret !== null && { accessKeySecret }),
  };
}

function readEmulatorSettings(reader: OptionReader): EmulatorFlags {
  const regions = reader.text("regions");
  const data = reader.text("data");
  const retention = reader.text("retention");
  const fault = reader.text("fault");
  const records = reader.whole("records", 1, 1_000_000);
  const speed = reader.whole("speed", 0, 3_600);
  return {
    ...(regions !== null && { regions }),
    ...(data !== null && { data }),
    ...(retention !== null && { retention }),
    ...(fault !== null && { fault }),
    ...(records !== null && { records }),
    ...(speed !== null && { speed }),
  };
}

const given = ({ split }: OptionReader, ...groups: readonly string[]): readonly OptionName[] =>
  [...split.options.keys()].filter((name) => groups.includes(optionSpec(name).group));
