import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { TestDatabase } from "../support/database.js";

/** A way to a server that counts who comes through, and can cut all of them off. */
export interface Way {
  readonly url: string;
  /** How many connections were made so far. */
  count(): number;
  /** Cuts every open connection, without a word to the server, which goes on with what it does. */
  cut(): void;
}

/** Runs the work with a way to the database over a port of its own. */
export async function withWay<T>(database: TestDatabase, work: (way: Way) => Promise<T>): Promise<T> {
  const { host, port } = database.server;
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((client) => {
    count += 1;
    const upstream = connect({ host, port });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => other.end());
    }
    client.pipe(upstream, { end: false });
    upstream.pipe(client, { end: false });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(database.url);
  url.port = String((server.address() as AddressInfo).port);
  url.searchParams.set("sslmode", "disable");
  try {
    return await work({
      url: url.href,
      count: () => count,
      cut: () => sockets.forEach((socket) => socket.destroy()),
    });
  } finally {
    server.close();
    sockets.forEach((socket) => socket.destroy());
  }
}
