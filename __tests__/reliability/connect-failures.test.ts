import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ConnectionTarget } from "../../src/core/database-url.js";
import { Failure } from "../../src/core/failure.js";
import { connectFailure } from "../../src/database/connect-failure.js";
import { identifyStranger } from "../../src/database/stranger.js";
import { serverOf } from "../support/servers.js";
import { withListener } from "./protocol-stub.js";

/** A port where nobody listens. */
const nobody = await withListener(
  () => {},
  async (port) => port,
);

const target: ConnectionTarget = {
  host: "127.0.0.1",
  port: nobody,
  user: 'o"hara',
  password: "p",
  database: "d b",
  sslmode: "prefer",
  sslrootcert: null,
  channelBinding: "any",
  connectTimeoutMs: 3000,
};

/** An error of Node or of the driver. */
const broken = (code: string, message = "") => Object.assign(new Error(message), { code });
/** One that the server sent. */
const refused = (code: string) => Object.assign(new Error("no"), { code, severity: "FATAL" });

async function explain(cause: unknown, parts: Partial<ConnectionTarget> = {}): Promise<string> {
  const failure = await connectFailure(cause, { ...target, ...parts });
  expect(failure.kind).toBe("database");
  const [{ rule, message, help } = { rule: "", message: "", help: "" }, ...more] = failure.findings;
  expect(more).toEqual([]);
  const start = `cannot connect to d b@127.0.0.1:${parts.port ?? nobody}: `;
  expect(message.startsWith(start)).toBe(true);
  return `${rule}: ${message.slice(start.length)} → ${help ?? ""}`;
}

describe("why no connection came about", () => {
  test.each([
    { cause: broken("ENOTFOUND", "getaddrinfo"), said: "connection: the host name is not known →" },
    { cause: broken("EAI_AGAIN", "getaddrinfo"), said: "connection: the host name is not known →" },
    { cause: broken("ECONNREFUSED"), said: "connection: nobody listens there →" },
    {
      cause: new AggregateError([broken("ECONNREFUSED"), broken("ENOTFOUND")]),
      said: "connection: nobody listens there →",
    },
    { cause: new AggregateError([], "x"), said: "connection: x →" },
    {
      cause: new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string"),
      said: "authentication: the server asks for a password and none was given, or it is wrong →",
    },
    {
      cause: new Error("client password must be a string"),
      said: "authentication: the server asks for a password and none was given, or it is wrong →",
    },
    { cause: new Error("timeout expired"), said: "connection: no answer within 3 s →" },
    { cause: new Error("self-signed certificate"), said: "tls: self-signed certificate (sslmode=prefer) →" },
    { cause: broken("ERR_TLS_CERT_ALTNAME_INVALID", "x"), said: "tls: x (sslmode=prefer) →" },
    { cause: broken("ERR_SSL_WRONG_VERSION", "x"), said: "tls: x (sslmode=prefer) →" },
    { cause: broken("EHOSTUNREACH", "no route"), said: "connection: no route →" },
    {
      cause: broken("EHOSTUNREACH", "connect EHOSTUNREACH 10.1.2.3:5432 - Local (0.0.0.0:0)"),
      said: "connection: connect EHOSTUNREACH →",
    },
    { cause: broken("EHOSTUNREACH"), said: "connection: EHOSTUNREACH →" },
    { cause: {}, said: "connection: →" },
  ])("$said", async ({ cause, said }) => {
    expect((await explain(cause)).replaceAll(/ +/g, " ").startsWith(said)).toBe(true);
  });

  test.each([
    { code: "28P01", said: "authentication: no →" },
    { code: "28000", said: "authentication: no → let the role log in from here" },
    { code: "42501", said: 'privilege: no → GRANT CONNECT ON DATABASE "d b" TO "o""hara"' },
    { code: "3D000", said: "connection: no → check the name of the database in the URL" },
    { code: "53300", said: "connection: no → close other connections, or raise max_connections, or the limit" },
    { code: "55000", said: "connection: no → name another database in the URL" },
    { code: "58P01", said: "connection: no → install that library on the server" },
    { code: "57P03", said: "connection: no → wait until the server has started, recovered or been promoted" },
    { code: "XX000", said: "connection: no → the server answers and refuses the login" },
  ])("the server refuses with $code", async ({ code, said }) =>
    expect((await explain(refused(code))).startsWith(said)).toBe(true),
  );

  test("a failure says it already", async () => {
    const failure = new Failure("bad-input", []);
    expect(await connectFailure(failure, target)).toBe(failure);
  });
});

/** What a port does with what it gets. */
type Behaviour = Buffer | "close" | "reset" | "silence";

const onConnection =
  (behaviour: Behaviour) =>
  (socket: Socket): void => {
    socket.once("data", () => {
      if (behaviour === "close") socket.destroy();
      else if (behaviour === "reset") socket.resetAndDestroy();
      else if (behaviour !== "silence") socket.write(behaviour);
    });
  };

const strangers: readonly { readonly name: string; readonly behaviour: Behaviour; readonly said: string | null }[] = [
  { name: "PostgreSQL with TLS", behaviour: Buffer.from("S"), said: null },
  { name: "PostgreSQL without", behaviour: Buffer.from("N"), said: null },
  { name: "PostgreSQL that refuses", behaviour: Buffer.from("E\0\0\0\x20SFATAL\0"), said: null },
  {
    name: "more than one letter",
    behaviour: Buffer.from("SN"),
    said: 'something else than PostgreSQL listens there (it says "SN")',
  },
  {
    name: "another letter",
    behaviour: Buffer.from("E"),
    said: 'something else than PostgreSQL listens there (it says "E")',
  },
  {
    name: "HTTP",
    behaviour: Buffer.from("HTTP/1.1 400 Bad Request\r\n"),
    said: "an HTTP server listens there, not PostgreSQL",
  },
  { name: "SSH", behaviour: Buffer.from("SSH-2.0-x\r\n"), said: "an SSH server listens there, not PostgreSQL" },
  {
    name: "MySQL",
    behaviour: Buffer.from("\x4a\0\0\0\n8.0.36\0", "latin1"),
    said: "a MySQL or MariaDB server listens there, not PostgreSQL",
  },
  {
    name: "TLS",
    behaviour: Buffer.from([0x15, 3, 1, 0, 2, 2, 70]),
    said: "a TLS server listens there (HTTPS, for example), not PostgreSQL",
  },
  { name: "no TLS", behaviour: Buffer.from([0x15, 4, 1]), said: "something else than PostgreSQL listens there" },
  { name: "no TLS either", behaviour: Buffer.from([0x16, 3, 1]), said: "something else than PostgreSQL listens there" },
  {
    name: "control characters",
    behaviour: Buffer.from(`\x1b[2Ja\nb${"c".repeat(60)}`),
    said: `something else than PostgreSQL listens there (it says "[2Ja b${"c".repeat(33)}")`,
  },
  {
    name: "a port that closes",
    behaviour: "close",
    said: "something accepts connections there and closes them at once",
  },
  {
    name: "a port that breaks off",
    behaviour: "reset",
    said: "something accepts connections there and closes them at once",
  },
  {
    name: "a port that says nothing",
    behaviour: "silence",
    said: "something accepts connections there and says nothing",
  },
];

describe("what listens there", () => {
  test.each(strangers)("$name", async ({ behaviour, said }) => {
    await withListener(onConnection(behaviour), async (port) => {
      expect(await identifyStranger({ host: "127.0.0.1", port })).toBe(said);
    });
  });

  test.each([14, 18])("PostgreSQL %i itself", async (major) => {
    const { host, port } = await serverOf(major);
    expect(await identifyStranger({ host, port })).toBeNull();
  });

  test("it is not kept waiting", async () => {
    let ended: Promise<unknown> = Promise.resolve();
    const greet = (socket: Socket): void => {
      ended = once(socket, "close");
      socket.resume().write("S");
    };
    await withListener(greet, async (port) => {
      await identifyStranger({ host: "127.0.0.1", port });
      expect(await ended).toEqual([false]);
    });
  });

  test("nobody", async () => expect(await identifyStranger({ host: "127.0.0.1", port: nobody })).toBeNull());

  test("nobody, though packets are lost", async () => {
    const started = Date.now();
    // An address of documentation, which no network has.
    expect(await identifyStranger({ host: "192.0.2.1", port: 5432 })).toBeNull();
    expect(Date.now() - started).toBeLessThan(5000);
  });

  // Linux answers nobody whose connection does not fit into the queue of those that nobody took.
  test.runIf(process.platform === "linux")("nobody yet, where a server is too busy to take it", async () => {
    const busy = `const s = require("net").createServer().listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
      require("fs").writeSync(1, String(s.address().port)); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); })`;
    const child = spawn(process.execPath, ["-e", busy], { stdio: ["ignore", "pipe", "inherit"] });
    try {
      const port = Number(await once(child.stdout, "data"));
      const queued = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
      await Promise.all(queued.map((socket) => once(socket, "connect")));
      expect(await identifyStranger({ host: "127.0.0.1", port })).toBeNull();
      for (const socket of queued) socket.destroy();
    } finally {
      child.kill("SIGKILL");
    }
  });

  test("at a socket", async () => {
    const folder = mkdtempSync("/tmp/svsock-");
    const server = createServer(onConnection(Buffer.from("SSH-"))).listen(join(folder, ".s.PGSQL.7"));
    expect(await identifyStranger({ host: folder, port: 7 })).toBe("an SSH server listens there, not PostgreSQL");
    server.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    {
      cause: new Error("timeout expired"),
      behaviour: "silence",
      said: "connection: no answer within 3 s: something accepts connections there and says nothing",
    },
    { cause: new Error("timeout expired"), behaviour: Buffer.from("N"), said: "connection: no answer within 3 s →" },
    {
      cause: new Error("SSL"),
      behaviour: Buffer.from("SSH-"),
      said: "connection: an SSH server listens there, not PostgreSQL",
    },
    { cause: new Error("SSL"), behaviour: Buffer.from("S"), said: "tls: SSL (sslmode=prefer)" },
  ] as const)("is part of why: $said", async ({ cause, behaviour, said }) => {
    await withListener(onConnection(behaviour), async (port) => {
      expect((await explain(cause, { port })).startsWith(said)).toBe(true);
    });
  });
});
