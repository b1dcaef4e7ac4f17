import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sendCancelRequest } from "../../src/database/cancel-request.js";

/** Asks whoever listens there; resolves to what he got. */
async function ask(
  where: { readonly host: string; readonly port: number } | "socket",
  onEnd: (socket: Socket) => void,
) {
  const folder = mkdtempSync(join(tmpdir(), "cancel-"));
  const got: Buffer[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => {});
    socket.on("data", (bytes: Buffer) => got.push(bytes));
    socket.once("end", () => onEnd(socket));
  });
  try {
    if (where === "socket") server.listen(join(folder, ".s.PGSQL.5433"));
    else server.listen(where.port, where.host);
    await once(server, "listening");
    const target =
      where === "socket" ? { host: folder, port: 5433 } : { ...where, port: (server.address() as AddressInfo).port };
    await sendCancelRequest(target, { pid: 77, secret: 0xffff_fffe });
    return Buffer.concat(got).toString("hex");
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

// PostgreSQL, "Message Formats": length 16, 80877102, the process, its secret.
const request = "0000001004d2162e0000004dfffffffe";
const local = { host: "127.0.0.1", port: 0 };

test("a cancel is asked for by the protocol's own request", async () => {
  expect(await ask(local, (socket) => socket.end())).toBe(request);
});

test("by a socket of the machine, too", async () => {
  expect(await ask("socket", (socket) => socket.end())).toBe(request);
});

test("words of the server are passed over", async () => {
  const started = performance.now();
  expect(await ask(local, (socket) => socket.end("no such process".repeat(10_000)))).toBe(request);
  expect(performance.now() - started).toBeLessThan(1500);
});

test("a server that does not end the connection is not waited for longer than two seconds", async () => {
  const started = performance.now();
  expect(await ask(local, () => {})).toBe(request);
  expect(performance.now() - started).toBeLessThan(4000);
});

test("where nobody listens it says so", async () => {
  await expect(sendCancelRequest({ host: "127.0.0.1", port: 1 }, { pid: 1, secret: 2 })).rejects.toThrow(
    "ECONNREFUSED",
  );
});
