import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { TestDatabase } from "../support/database.js";

/** ReadyForQuery, the last that a server says before it waits, without its last byte. */
const ready = Buffer.from([0x5a, 0, 0, 0, 5]);

/**
 * Runs the work with a URL behind which a client is moved to another backend, without a word, when a message holds the
 * text: what a pooler does that was told to, or one that lost its server.
 */
export async function withMovingProxy<T>(
  db: TestDatabase,
  text: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const { host, port } = new URL(db.url);
  const other = await db.connect();
  const { stream: spare } = (other as unknown as { connection: { stream: Socket } }).connection;
  const sockets = new Set<Socket>();
  let moved: "no" | "yes" = "no";
  const listener = createServer((client) => {
    let server = connect({ host: host.split(":")[0] ?? "", port: Number(port) });
    for (const socket of [client, server]) sockets.add(socket.on("error", () => {}));
    let idle = false;
    const answer = (chunk: Buffer): void => {
      idle = ready.equals(chunk.subarray(-6, -1));
      client.write(chunk);
    };
    server.on("data", answer);
    client.on("data", (chunk) => {
      if (moved === "no" && idle && chunk.includes(text)) {
        moved = "yes";
        server = spare.removeAllListeners("data").on("data", answer);
      }
      server.write(chunk);
    });
    client.on("close", () => server.destroy());
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  try {
    const url = new URL(db.url);
    url.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
    const answered = await work(url.href);
    if (moved === "no") throw new Error(`nobody sent "${text}"`);
    return answered;
  } finally {
    for (const socket of [...sockets, spare]) socket.destroy();
    listener.close();
  }
}
