/** Owns the operation SendFile: a checked request becomes a task, once per ClientToken, and how it will end is decided here. */
import { CAUSES, type Cause } from "./data/causes.ts";
import type { DataSet } from "./data/data-set.ts";
import { placeOf } from "./data/places.ts";
import { createRandom, mixSeed } from "./data/random.ts";
import { createTask, hasArrived, type Pace, type SentFile } from "./data/task.ts";
import { ownRefusal, SENDING } from "./failure.ts";
import type { SendRequest } from "./send-file-request.ts";

export interface Sender {
  /**
   * @param now epoch milliseconds
   * @throws ServiceFailure when an instance is not there, or the ClientToken was used for another request
   */
  send(request: SendRequest, now: number): { readonly InvokeId: string };
}

/** Reached after a second or two, over in a few: so that every state can be seen. */
const PACE: Omit<Pace, "timeout"> = { lead: 1_500, step: 120, run: 3_000 };
/** An owner or a group of this name is on no instance. */
const ABSENT_ACCOUNT = "missing";
/** Names that no file can have, and directories of neither system. */
const BAD_NAME = /[/\u0000]|^\.{1,2}$/;
const ABSOLUTE = /^(\/|[A-Za-z]:[\\/])/;
const MOST_CLIENT_TOKENS = 10_000;

export function createSender(dataSet: DataSet, seed: number): Sender {
  const random = createRandom(mixSeed(seed, 4));
  const sent = new Map<string, { readonly request: string; readonly InvokeId: string }>();
  const start = (request: SendRequest, now: number): string => {
    const { regionId, instanceIds } = request;
    const invokeId = placeOf(regionId).invokePrefix + random.token(11);
    dataSet.add(
      createTask({
        invokeId,
        regionId,
        instanceIds,
        failures: failuresOf(request, dataSet, now),
        resourceGroupId: request.resourceGroupId,
        createdAt: Math.floor(now / 1000) * 1000,
        file: fileOf(request),
        tags: request.tags,
        pace: { ...PACE, timeout: request.timeout },
        seed: random.integer(0, 0x7fffffff),
      }),
    );
    return invokeId;
  };
  return {
    send: (request, now) => {
      const { clientToken } = request;
      const before = clientToken === undefined ? undefined : sent.get(clientToken);
      const text = JSON.stringify(request);
      if (before !== undefined) {
        if (before.request === text) return { InvokeId: before.InvokeId };
        throw ownRefusal("IdempotentParameterMismatch", "This ClientToken was used for another request.");
      }
      dataSet.prepare(now);
      if (!request.instanceIds.every((id) => dataSet.hasInstance(id, request.regionId))) {
        throw SENDING.instanceUnknown();
      }
      const InvokeId = start(request, now);
      if (clientToken !== undefined) remember(sent, clientToken, { request: text, InvokeId });
      return { InvokeId };
    },
  };
}

function remember<Value>(sent: Map<string, Value>, key: string, value: Value): void {
  sent.set(key, value);
  const [oldest] = sent.keys();
  if (sent.size > MOST_CLIENT_TOKENS && oldest !== undefined) sent.delete(oldest);
}

function fileOf(request: SendRequest): SentFile {
  const { name, targetDir, owner, group, mode, overwrite, description, contentType, content } = request;
  return { name, targetDir, owner, group, mode, overwrite, description, contentType, content: () => content };
}

function failuresOf(request: SendRequest, dataSet: DataSet, now: number): ReadonlyMap<number, Cause> {
  const failures = new Map<number, Cause>();
  request.instanceIds.forEach((instanceId, index) => {
    const cause = dataSet.chronicCause(instanceId) ?? causeOf(request) ?? causeOn(instanceId, request, dataSet, now);
    if (cause !== undefined) failures.set(index, cause);
  });
  return failures;
}

/** What is wrong with the file itself, in the order in which the agent looks. */
function causeOf({ name, targetDir, owner, group }: SendRequest): Cause | undefined {
  if (BAD_NAME.test(name)) return CAUSES.nameInvalid;
  if (!ABSOLUTE.test(targetDir)) return CAUSES.pathInvalid;
  if (owner === ABSENT_ACCOUNT) return CAUSES.ownerMissing;
  return group === ABSENT_ACCOUNT ? CAUSES.groupMissing : undefined;
}

function causeOn(instanceId: string, request: SendRequest, dataSet: DataSet, now: number): Cause | undefined {
  if (request.overwrite) return undefined;
  const { list } = dataSet.tasksSentTo(instanceId, request.regionId, now);
  const isThere = list.some(
    (task) =>
      task.file.name === request.name && task.file.targetDir === request.targetDir && hasArrived(task, instanceId, now),
  );
  return isThere ? CAUSES.alreadyExists : undefined;
}
