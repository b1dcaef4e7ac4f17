import { mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { connect } from "../../src/database/postgres.js";
import type { Session } from "../../src/database/session.js";
import { loginAnswer } from "../reliability/protocol-stub.js";

/** Opens a session by a socket of the machine; `onMessage` is told what the server gets, the login first. */
async function withSocket(
  onMessage: (bytes: Buffer, socket: Socket) => void,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "s-"));
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.once("data", () => socket.write(loginAnswer(1)));
    socket.on("data", (bytes) => onMessage(bytes, socket));
  });
  try {
    await once(server.listen(join(folder, ".s.PGSQL.7")), "listening");
    const where = { host: folder, port: 7, user: "u", password: "p", database: "d", connectTimeoutMs: 3000 } as const;
    const target = { ...where, sslmode: "require", sslrootcert: null, channelBinding: "any" } as const;
    await work(await connect(target, { applicationName: "test" }));
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

const isGoodbye = (bytes: Buffer): boolean => bytes[0] === "X".charCodeAt(0);

test.each([
  { until: "gone", waits: true },
  { until: "told", waits: false },
] as const)("a session is closed until its server is $until", async ({ until, waits }) => {
  let isGone = false;
  const end = (socket: Socket): void => {
    isGone = true;
    socket.end();
  };
  // As a server does that has much to let go of.
  const onMessage = (bytes: Buffer, socket: Socket): unknown => isGoodbye(bytes) && setTimeout(() => end(socket), 200);
  await withSocket(onMessage, async (session) => {
    await session.close(until);
    expect(isGone).toBe(waits);
  });
});

test("a socket of the machine has no TLS, whatever sslmode asks for, as in libpq", async () => {
  const got: Buffer[] = [];
  await withSocket(
    (bytes, socket) => (isGoodbye(bytes) ? socket.end() : got.push(bytes)),
    (session) => session.close(),
  );
  // Version 3.0 of the protocol, where a request for TLS has a number of its own.
  expect(got.map((bytes) => bytes.readInt32BE(4))).toEqual([3 * 65_536]);
});

test("what the server said when it ended a session that was idle is told by whoever sends next", async () => {
  const fields = Buffer.from("SFATAL\0VFATAL\0C57P01\0Mthe administrator is at work\0\0");
  const head = Buffer.from(["E".charCodeAt(0), 0, 0, 0, fields.length + 4]);
  let closed: Promise<unknown> = Promise.resolve();
  const onMessage = (_: Buffer, socket: Socket): void => {
    closed = once(socket, "close");
    setTimeout(() => socket.end(Buffer.concat([head, fields])), 50);
  };
  await withSocket(onMessage, async (session) => {
    await closed;
    await expect(session.send("SELECT 1")).rejects.toThrow("the connection was lost: the administrator is at work");
  });
});
