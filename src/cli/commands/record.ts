/** `cafe emulator --record`: reads every page of an account and writes a data file in which nobody is named. */

import { createHmac, randomBytes } from "node:crypto";
import { PRINTED } from "../../copy/printed.ts";
import type { Connection } from "../../core/ports.ts";
import { narrowed } from "../../domain/narrow.ts";
import { type SafeText, safeText } from "../../lib/safe-text.ts";
import type { Invocation } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { type Loads, load, loadNotes } from "../load.ts";
import { type ClaimedFile, claimFile } from "../new-file.ts";
import type { KeyedHash } from "../record/names.ts";
import { dataFileText, type Recording, recordingOf } from "../record/recording.ts";

type RecordCall = Extract<Invocation, { command: "record" }>;

/** Writes the file, and says on stderr what is in it; 2 where the file cannot be made. Without an answer there is no file. */
export async function runRecord(call: RecordCall, connection: Connection, io: CommandIo): Promise<ExitCode> {
  const claimed = claimFile(call.file);
  if (!claimed.ok) {
    io.note(`cafe: ${refusal(call.file, claimed.error)}\n`);
    return 2;
  }
  let written = false;
  try {
    const loads = await load(call, connection, false, io);
    if (!loads.ok) return loads.error;
    written = record(call, loads.value, claimed.value, io);
    return written ? loads.value.exit : 1;
  } finally {
    claimed.value.end(written);
  }
}

function record(call: RecordCall, loads: Loads, file: ClaimedFile, io: CommandIo): boolean {
  const kept = narrowed(loads.tasks, call.listing.narrow);
  const recording = recordingOf(kept, createHash(), call.listing.query.resourceGroupId ?? "");
  const written = file.write(dataFileText(recording));
  if (!written.ok) {
    io.note(`${PRINTED.record.notWritten(safeText(call.file), safeText(written.error))}\n`);
    return false;
  }
  const notes = [...loadNotes(call, loads, kept.length, false), ...recordNotes(call.file, loads, recording)];
  for (const note of notes) io.note(`${note}\n`);
  return true;
}

/** With a key that ends with the process: no stand-in can be traced back, nor be met again in another recording. */
function createHash(): KeyedHash {
  const key = randomBytes(32);
  return (text) => createHmac("sha256", key).update(text).digest("hex");
}

function recordNotes(file: string, { loaded }: Loads, { lines, leftOut, restated }: Recording): readonly SafeText[] {
  const answered = loaded.filter(({ tasks }) => tasks.length > 0);
  const regions = (answered.length > 0 ? answered : loaded).map(({ region }) => region);
  return [
    ...(leftOut === 0 ? [] : [PRINTED.record.leftOut(leftOut)]),
    ...(restated === 0 ? [] : [PRINTED.record.restated(restated)]),
    PRINTED.record.written(lines.length, regions, safeText(file)),
  ];
}

const refusal = (file: string, code: string): SafeText =>
  code === "EEXIST" ? PRINTED.record.exists(safeText(file)) : PRINTED.record.cannotMake(safeText(file), safeText(code));
