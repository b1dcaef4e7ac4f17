import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { TestDatabase } from "../support/database.js";

/** Terminate, with which a client leaves. */
const goodbye = Buffer.from([0x58, 0, 0, 0, 4]);

/** Runs the work with a URL behind which the server never hears that a client has left, so that its process stays. */
export async function withLastingProxy<T>(db: TestDatabase, work: (url: string) => Promise<T>): Promise<T> {
  const { host, port } = new URL(db.url);
  const sockets = new Set<Socket>();
  const listener = createServer({ allowHalfOpen: true }, (client) => {
    const server = connect({ host: host.split(":")[0] ?? "", port: Number(port) });
    for (const socket of [client, server]) sockets.add(socket.on("error", () => {}));
    server.on("data", (chunk) => void client.write(chunk));
    client.on("data", (chunk) => {
      const leaves = goodbye.equals(chunk.subarray(-goodbye.length));
      server.write(leaves ? chunk.subarray(0, -goodbye.length) : chunk);
      if (leaves) client.end();
    });
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  try {
    const url = new URL(db.url);
    url.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
    return await work(url.href);
  } finally {
    for (const socket of sockets) socket.destroy();
    listener.close();
  }
}
