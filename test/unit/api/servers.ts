/** Small servers on the loopback address for the client's tests. */
import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";

export interface TestServer {
  readonly url: URL;
  /** Node's own server. */
  readonly server: Server;
  readonly port: number;
  /** Connections made so far. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** An HTTP server. */
export function serveHttp(listener: RequestListener): Promise<TestServer> {
  return started(createServer(listener));
}

/** A server of raw bytes. */
export function serveTcp(listener: (socket: Socket) => void): Promise<TestServer> {
  return started(createTcpServer(listener));
}

/** Listens, and keeps track of the sockets so that closing never waits for a client. */
export async function started(server: Server): Promise<TestServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: new URL(`http://127.0.0.1:${address.port}`),
    server,
    port: address.port,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A port of this machine on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await serveTcp(() => undefined);
  await server.close();
  return server.port;
}
