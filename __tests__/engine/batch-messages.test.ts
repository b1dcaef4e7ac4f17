import { expect, test } from "vitest";
import type { WireMessage } from "../reliability/protocol-proxy.js";
import { throughProxy } from "../reliability/survive-cut.js";
import { last, many, versions } from "./many-files.js";
import { versionsOf } from "./observe.js";
import { withWorld } from "./world.js";

const noting = Object.fromEntries(
  versions.map((v) => [
    `V${v}__t.sql`,
    `CREATE TABLE t${v} AS SELECT now() AS at, min(prepare_time) AS prepared, string_agg(statement, ' ') AS texts FROM pg_prepared_statements;\n`,
  ]),
);
const noted = (from: readonly number[]): string =>
  `(${from.map((v) => `SELECT ${v} AS v, at, prepared, texts FROM t${v}`).join(" UNION ALL ")})`;
const messagesIn = (from: string): string =>
  `SELECT string_agg(v::text, ' ' ORDER BY v) AS vs FROM ${from} x GROUP BY at ORDER BY min(v)`;

test("messages that follow one another execute what was prepared before them, and whose text is not theirs", () =>
  withWorld({ files: many(noting) }, async ({ db, run }) => {
    expect((await run("apply")).findings).toEqual([]);
    const [found] = await db.query<{ messages: number; prepared: number; mixed: number }>(
      `SELECT count(DISTINCT at)::int AS messages, count(DISTINCT prepared)::int AS prepared,
         count(*) FILTER (WHERE texts LIKE '%CREATE TABLE%')::int AS mixed FROM ${noted(versions)} x WHERE prepared IS NOT NULL`,
    );
    expect(found?.mixed).toBe(0);
    expect(found?.messages).toBeGreaterThan(2);
    expect(found?.prepared).toBeLessThan((found?.messages ?? 0) - 1);
  }));

test("a message is made before it is known how long the one before takes, and made again where that took too long", () =>
  withWorld(
    { files: many({ ...noting, "V20__t.sql": `${noting["V20__t.sql"] ?? ""}SELECT pg_sleep(1.3);\n` }) },
    async ({ db, run }) => {
      const { environment, findings } = await run("apply");
      expect(findings).toEqual([]);
      // Each file has its own time, not that of its message.
      const took = environment.steps.map(({ executionMs }) => executionMs ?? 0);
      expect(took.flatMap((ms, index) => (ms >= 1300 ? [index + 1] : []))).toEqual([20]);
      const rows = await db.query<{ vs: string }>(messagesIn(noted(versions)));
      const messages = rows.map(({ vs }) => vs.split(" "));
      const slow = messages.findIndex((vs) => vs.includes("20"));
      expect(messages[slow + 1]).toHaveLength(1);
    },
  ));

test("a message holds no more than 256 KB of SQL, but for a file that is longer", () =>
  withWorld(
    {
      files: Object.fromEntries(
        versions.map((v) => [
          `V${v}__t.sql`,
          `-- ${"x".repeat(v === 20 ? 300_000 : 100_000)}\n${noting[`V${v}__t.sql`] ?? ""}`,
        ]),
      ),
    },
    async ({ db, run }) => {
      expect((await run("apply")).findings).toEqual([]);
      const rows = await db.query<{ vs: string }>(messagesIn(noted(versions)));
      const messages = rows.map(({ vs }) => vs.split(" "));
      expect(Math.max(...messages.map((vs) => vs.length))).toBe(2);
      expect(messages).toContainEqual(["20"]);
    },
  ));

test("a file with something of its own to look after has a message of its own", () =>
  withWorld(
    {
      files: many({
        ...noting,
        "V16__t.sql": `-- schema-version: max-block=1m\n${noting["V16__t.sql"]}`,
        "V19__t.sql": `SET work_mem = '8MB';\n${noting["V19__t.sql"]}`,
        "V22__t.sql": `${noting["V22__t.sql"]}CREATE TABLE c (id int);\nCOPY c FROM stdin;\n1\n\\.\n`,
        "V25__t.sql": `${noting["V25__t.sql"]}ALTER TABLE t1 ALTER at SET NOT NULL;\n`,
        "V27__t.sql": `-- schema-version: transaction=false\n${noting["V27__t.sql"]}`,
      }),
    },
    async ({ db, run }) => {
      expect((await run("apply")).findings).toEqual([]);
      const rows = await db.query<{ vs: string }>(messagesIn(noted(versions)));
      const messages = rows.map(({ vs }) => vs.split(" "));
      const own = ["16", "19", "22", "25", "27"];
      expect(messages.filter((vs) => vs.some((v) => own.includes(v)))).toEqual(own.map((v) => [v]));
      // Whatever came before it: each has the recovery point right before itself.
      const late = `SELECT version FROM (SELECT version, wal_position::pg_lsn <= lag(wal_position::pg_lsn) OVER (ORDER BY id) AS late
        FROM schema_version_log WHERE event = 'apply') x WHERE late`;
      expect(await db.query(late)).toEqual([]);
    },
  ));

/** Two behind the message that holds version 25, so that none is sent alone. */
const onePath = [...versions, last + 1, last + 2];
const newPath =
  "DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = public, other', current_database()); END$$;\n";

test("messages behind a connection that was lost hold what the next one begins with, those made before too", () =>
  withWorld(
    {
      files: Object.fromEntries(
        onePath.map((v) => [
          `V${v}__t.sql`,
          `CREATE TABLE public.t${v} AS SELECT now() AS at, current_setting('search_path') AS path;\n${v === 25 ? newPath : ""}`,
        ]),
      ),
    },
    async ({ db, run }) => {
      // All of the message that holds version 25 is committed, and its answer does not come.
      let answer: "unasked" | "awaited" | "cut" = "unasked";
      const { findings, log } = await throughProxy(
        db,
        {
          cut: ({ from, kind, bytes }) => {
            if (from === "client" && answer === "unasked" && bytes.includes("V25__t.sql")) answer = "awaited";
            if (from !== "server" || kind !== "Z" || answer !== "awaited") return null;
            answer = "cut";
            return { when: "before", how: "reset", sides: "client" };
          },
        },
        (url) => run("apply", { schemas: "public", "max-block": "off" }, { url }),
      );
      expect(findings).toEqual([]);
      expect(log.filter((line) => line.includes("connecting again"))).toHaveLength(1);
      expect(await versionsOf(db)).toEqual(onePath.map(String));
      const [behind, ...others] = await db.query<{ path: string }>(
        `SELECT DISTINCT path FROM (${onePath.map((v) => `SELECT * FROM t${v}`).join(" UNION ALL ")}) x WHERE at > (SELECT at FROM t25)`,
      );
      expect(behind?.path).toMatch(/public, other$/);
      expect(others).toEqual([]);
    },
  ));

test("a callback behind messages finds nothing prepared", () =>
  withWorld(
    {
      files: many({
        // The last two share a message, with or without the one before them.
        ...Object.fromEntries([29, 30, 31].map((v) => [`V${v}__t.sql`, `CREATE TABLE t${v} (id int);\n`])),
        "afterMigrate.sql": "CREATE TABLE found AS SELECT count(*)::int AS n FROM pg_prepared_statements;\n",
      }),
    },
    async ({ db, run }) => {
      expect((await run("apply")).findings).toEqual([]);
      expect(await db.query("SELECT n FROM found")).toEqual([{ n: 0 }]);
    },
  ));

test.each([
  { table: "schema_version", told: [expect.stringContaining("column version is bigint instead of") as string] },
  { table: "schema_version_log", told: [] },
])("files go one by one where $table takes nothing that is prepared", ({ table, told }) =>
  withWorld(
    {
      files: many({
        ...noting,
        // No text goes into a number, but a literal does.
        "V6__t.sql": `DO $$BEGIN EXECUTE format('ALTER TABLE %I ALTER COLUMN version TYPE bigint USING version::bigint', 'schema_' || '${table.slice(7)}'); END$$;\n`,
      }),
    },
    async ({ db, run }) => {
      let sent = 0;
      const cut = ({ bytes }: WireMessage): null => {
        if (bytes.includes("CREATE TABLE t20 ")) sent += 1;
        return null;
      };
      const { findings } = await throughProxy(db, { cut }, (url) => run("apply", {}, { url }));
      // A message of several is not even tried where what it would execute is not there.
      expect({ findings, sent }).toEqual({ findings: told, sent: 1 });
      const [row] = await db.query<{ highest: string }>(
        "SELECT max(version::int)::text AS highest FROM schema_version",
      );
      expect(row).toEqual({ highest: String(last) });
      const others = versions.filter((v) => v !== 6);
      const messages = await db.query<{ vs: string }>(messagesIn(noted(others)));
      expect(messages.map(({ vs }) => vs)).toEqual(others.map(String));
      const prepared = `SELECT FROM ${noted(others)} x WHERE prepared IS NOT NULL`;
      expect(await db.query(prepared)).toEqual([]);
    },
  ),
);
