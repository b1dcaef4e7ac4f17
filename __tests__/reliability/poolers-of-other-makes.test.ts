import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { refuseTransactionPooler } from "../../src/database/pooler.js";
import { lockKeyOf, type Target } from "../../src/database/target.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { loginAnswer, withListener, withStub, type Answer } from "./protocol-stub.js";
import { runCommand } from "./run-command.js";

const files = { "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY);" };

const askedPid = "SELECT pg_catalog.pg_backend_pid()";

describe("a pooler of another make", () => {
  const usual = ["160004", "16.4", "42", "d", "5", "6", "u", "public", "public", "f", "f", "off", "default"];

  /** Answers like a server behind a pooler; the pid that it announces is not the backend's, unless those facts say so. */
  const behindOne =
    (pid: () => string, begin: Answer, facts = usual) =>
    (sql: string): Answer => {
      if (sql.includes("version()")) return [["PostgreSQL 16.4"]];
      if (sql.startsWith("BEGIN READ ONLY")) return [facts];
      if (sql.startsWith("BEGIN;")) return begin;
      if (sql.includes("advisory_lock")) return { error: "reached the lock", sqlstate: "XX001" };
      return [[pid()]];
    };
  const sequence = (pids: readonly string[]) => {
    const left = [...pids];
    return () => left.shift() ?? "42";
  };

  test.each([
    {
      name: "one that gives another backend the last time only",
      pids: [...Array<string>(15).fill("42"), "43"],
      begin: [["1"]],
    },
    { name: "one that gives another backend at once", pids: ["43"], begin: [["1"]] },
    {
      name: "one that takes single statements only",
      pids: [],
      begin: { error: "transaction blocks not allowed in statement pooling mode", sqlstate: "08P01" },
    },
  ])("$name is refused before the lock", async ({ pids, begin }) => {
    await withStub({ answer: behindOne(sequence(pids), begin) }, async ({ url, queries }) => {
      expect((await runCommand("apply", { url, files })).said).toMatch(/^pooler: a transaction pooler/);
      expect(queries.filter((sql) => sql.includes("advisory"))).toEqual([]);
    });
  });

  test("one that names no process at the login is asked as well", async () => {
    const options = { answer: behindOne(sequence(["43"]), [["1"]]), anonymous: true };
    await withStub(options, async ({ url }) => {
      expect((await runCommand("apply", { url, files })).said).toMatch(/^pooler: a transaction pooler/);
    });
  });

  const ofBackend = (lent: string) => [...usual.with(2, "1"), "off", "", lent];

  test("one that announces the pid of a backend is known by that one's age", async () => {
    const answer = behindOne(sequence(["1", "1", "1", "43"]), [["1"]], ofBackend("t"));
    await withStub({ answer }, async ({ url, queries }) => {
      expect((await runCommand("apply", { url, files })).said).toMatch(/^pooler: a transaction pooler/);
      expect(queries.filter((sql) => sql.includes("advisory"))).toEqual([]);
    });
  });

  test("a backend that was started for us is asked nothing of the kind", async () => {
    await withStub({ answer: behindOne(sequence(["43"]), [["1"]], ofBackend("f")) }, async ({ url, queries }) => {
      expect((await runCommand("apply", { url, files })).said).toContain("reached the lock");
      expect(queries.filter((sql) => sql.startsWith("BEGIN;") || sql.startsWith(askedPid))).toEqual([]);
    });
  });

  const full = { error: "out of shared memory", sqlstate: "53200" };
  test.each([
    { name: "one that keeps its backend", begin: [["1"]], begun: 24, ended: 24 },
    // Who cannot begin is not asked again.
    { name: "one whose other connections cannot begin", begin: full, begun: 3, ended: 0 },
    { name: "one that lets nobody else in", begin: [["1"]], begun: 0, ended: 0, refuse: full, admits: 1 },
  ])("$name is let through to the lock", async ({ begin, begun, ended, ...options }) => {
    await withStub({ answer: behindOne(sequence([]), begin), ...options }, async ({ url, queries }) => {
      const { said } = await runCommand("apply", { url: `${url}&sslmode=disable`, files });
      expect(said).toContain("reached the lock");
      expect(queries.filter((sql) => sql.startsWith("BEGIN;"))).toHaveLength(begun);
      expect(queries.filter((sql) => sql === "ROLLBACK")).toHaveLength(ended);
    });
  });
});

/**
 * A URL behind which each login gets a process of the server that was started for it and is announced to it, as by the
 * server itself, but that others use as well: it has done that SQL of theirs.
 */
async function withSharedProcess<T>(db: TestDatabase, theirs: string, work: (url: string) => Promise<T>): Promise<T> {
  const share = async (client: Socket): Promise<void> => {
    const lent = await db.connect();
    await lent.query(theirs);
    const { processID, connection } = lent as unknown as { processID: number; connection: { stream: Socket } };
    const { stream } = connection;
    stream.removeAllListeners("data").pipe(client);
    client.once("data", () => {
      client.write(loginAnswer(processID));
      client.pipe(stream, { end: false });
    });
    client.resume();
  };
  return await withListener(
    (client) => void share(client.pause()),
    (port) => work(`postgres://u:p@127.0.0.1:${port}/${db.name}?sslmode=disable`),
  );
}

describe("a pooler that starts a process for us and announces it looks like the server, but", () => {
  test("where that process has the lock already, for another run, it is not taken once more", () =>
    withDatabase({}, (db) =>
      withSharedProcess(db, `SELECT pg_advisory_lock(${lockKeyOf("public").key})`, async (url) => {
        const { said, lines } = await runCommand("apply", { url, files });
        expect(said).toMatch(
          /^pooler: the server's process (\d+), which a pooler lends us, holds the tool's lock already.*pg_terminate_backend\(\1\)$/,
        );
        expect(lines).toEqual([]);
        expect(await db.query("SELECT to_regclass('schema_version') AS t")).toEqual([{ t: null }]);
      }),
    ));
});

test("a session that no server announces, as that of the embedded database, is asked nothing", async () => {
  const nobody = (): Promise<never> => Promise.reject(new Error("asked"));
  const session = { announcedPid: null, send: nobody, cancel: nobody, close: nobody };
  await expect(refuseTransactionPooler(session, { pid: 1 } as Target, nobody)).resolves.toBeUndefined();
});
