/** An HTTP endpoint that answers every call with what the test says: replies that the emulator never gives. */
import { createServer } from "node:http";

export interface Reply {
  /** HTTP status; 200. */
  readonly status?: number;
  readonly body: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface AnsweringServer {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  /** How often it was asked. */
  readonly calls: () => number;
  readonly close: () => Promise<void>;
}

/** What to say to a call with these parameters: at once, or later. */
type Answer = (parameters: URLSearchParams) => Reply | Promise<Reply>;

/** `answer` is asked for each call anew. */
export async function startAnswering(answer: Answer): Promise<AnsweringServer> {
  let calls = 0;
  const server = createServer(async (request, response) => {
    calls += 1;
    const { searchParams } = new URL(request.url ?? "/", "http://localhost");
    const { status = 200, body, headers = {} } = await answer(searchParams);
    response.writeHead(status, { "content-type": "application/json;charset=utf-8", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server does not listen on a port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls: () => calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
