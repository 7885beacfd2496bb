/** A Connection whose answers the test decides. */
import type { Connection, PageRequest } from "../../../src/core/ports.ts";
import type { Failure } from "../../../src/domain/failure.ts";
import { FIRST_PAGE, type TaskPage } from "../../../src/domain/page.ts";
import type { Region } from "../../../src/domain/region.ts";
import { ok, type Result } from "../../../src/lib/result.ts";
import { safeText } from "../../../src/lib/safe-text.ts";

interface Answers {
  readonly page?: (request: PageRequest) => Result<TaskPage, Failure>;
  readonly regions?: Result<readonly Region[], Failure>;
}

export const makePage = (over: Partial<TaskPage> = {}): TaskPage => ({
  region: safeText("cn-hangzhou"),
  requestId: safeText("473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E"),
  cursor: FIRST_PAGE,
  pageSize: 50,
  tasks: [],
  totalCount: 0,
  next: null,
  fetchedAt: 0,
  unreadable: 0,
  ...over,
});

export const makeFailure = (over: Partial<Failure> = {}): Failure => ({
  kind: "throttled",
  code: safeText("Throttling.User"),
  message: safeText("Request was denied due to user flow control."),
  requestId: safeText("REQ-1"),
  httpStatus: 400,
  retryAfterMs: null,
  ...over,
});

export function fakeConnection({ page, regions }: Answers): Connection & { readonly asked: readonly PageRequest[] } {
  const asked: PageRequest[] = [];
  return {
    asked,
    results: {
      fetchPage: async (request) => {
        asked.push(request);
        return page?.(request) ?? ok(makePage({ cursor: request.cursor, pageSize: request.pageSize }));
      },
      listRegions: async () => regions ?? ok([]),
    },
    identity: { profile: safeText("test"), source: safeText("test"), accessKeyId: safeText("****") },
    region: "cn-hangzhou",
    endpointLabel: () => safeText("ecs.test"),
    keysExpireAt: () => null,
  };
}
