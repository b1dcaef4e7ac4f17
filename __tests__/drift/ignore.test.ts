import { describe, expect, test } from "vitest";
import { withoutIgnored } from "../../src/core/schema/drift-ignore.js";
import { objectKinds } from "../../src/core/schema/drift-kinds.js";
import { diffSnapshots } from "../../src/core/schema/drift.js";
import { parsePattern, splitPatterns } from "../../src/core/schema/ignore-pattern.js";
import { managedObjects } from "../../src/core/schema/managed-objects.js";
import type { SchemaObject, SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { sortObjects } from "../../src/core/schema/snapshot.js";
import { withWorld } from "../engine/world.js";
import { withDatabase } from "../support/database.js";
import { createRichDatabase, openSession, read } from "./rich-database.js";

const matches = (pattern: string, key: string): boolean => {
  const parsed = parsePattern(pattern);
  if (!("ok" in parsed)) throw new Error(parsed.problem);
  return parsed.ok.key.test(key);
};

describe("a pattern", () => {
  test.each([
    ["table:public.users", "table public.users", true],
    ["table:public.users", "table public.users2", false],
    ["table:public.users", "view public.users", false],
    ["table:audit.*", "table audit.log", true],
    ["table:*.log", "table audit.log", true],
    ["*:audit.*", "materialized view audit.log", true],
    ["text search *:public.*", "text search dictionary public.d", true],
    ["column:public.users.*", "column public.users.email", true],
    ["column:public.*.email", "column public.users.email", true],
    ["function:public.f(*)", "function public.f(integer,text)", true],
    ["function:public.f(integer,text)", "function public.f(integer,text)", true],
    ["table:public.a.b", "table public.axb", false],
    ['table:public."Odd [name]+"', 'table public."Odd [name]+"', true],
    ["extension:pg_*", "extension pg_cron", true],
  ])("%s against %s: %s", (pattern, key, expected) => {
    expect(matches(pattern, key)).toBe(expected);
  });

  test.each([
    ["users", '"users" is no pattern for objects'],
    ["table:", '"table:" is no pattern for objects'],
    [":public.users", '":public.users" is no pattern for objects'],
    ["tabel:public.users", '"tabel:public.users": there is no kind "tabel"'],
    ['table:public."users', '"table:public."users" has a quote that does not close, or blanks around its name'],
    ["table: public.users", '"table: public.users" has a quote that does not close, or blanks around its name'],
  ])("%s is none", (text, problem) => {
    expect(parsePattern(text)).toMatchObject({ problem });
  });

  test("is one of a list with commas and lines, where those of names count as names", () => {
    expect(splitPatterns('table:a.b, index:a.*\nfunction:a.f(integer,text) ,table:a."x, y"\n\n')).toEqual([
      "table:a.b",
      "index:a.*",
      "function:a.f(integer,text)",
      'table:a."x, y"',
    ]);
  });

  test("can name each kind that a schema has", async () => {
    const db = await createRichDatabase(18);
    const session = await openSession(db.url);
    try {
      const kinds = new Set((await read(session, 18)).objects.map(({ kind }) => kind));
      expect([...kinds].filter((kind) => !objectKinds.some((known) => known === kind))).toEqual([]);
    } finally {
      await session.close();
      await db.drop();
    }
  });
});

test("each pattern of what others manage is one", () => {
  const patterns = managedObjects.flatMap((one) => [...(one.patterns ?? []), ...(one.given ?? [])]);
  expect(patterns.length).toBeGreaterThan(30);
  expect(patterns.filter((text) => !("ok" in parsePattern(text)))).toEqual([]);
});

const object = (kind: string, identity: string, attributes: Readonly<Record<string, string>> = {}): SchemaObject => ({
  kind,
  identity,
  attributes,
});
const snapshot = (...objects: readonly SchemaObject[]): SchemaSnapshot => ({
  major: 16,
  objects: sortObjects(objects),
});

/** Keys of what is left of objects that came. */
function left(...came: readonly SchemaObject[]): readonly string[] {
  const [expected, actual] = [snapshot(), snapshot(...came)];
  return withoutIgnored(diffSnapshots(expected, actual), { against: "snapshot", expected, actual, patterns: [] }).map(
    ({ kind, identity }) => `${kind} ${identity}`,
  );
}

describe("what others manage", () => {
  test.each([
    ["Flyway's table", [object("table", "public.flyway_schema_history")], []],
    ["its index alone", [object("index", "public.fsh", { table: "public.flyway_schema_history" })], []],
    [
      "tables of a tool under names in quotes",
      [object("table", 'public."DATABASECHANGELOG"'), object("table", "public.databasechangelog_2")],
      ["table public.databasechangelog_2"],
    ],
    [
      "pgroll's event triggers",
      [object("event trigger", "pg_roll_handle_ddl"), object("event trigger", "ours")],
      ["event trigger ours"],
    ],
    [
      "a template of pg_partman",
      [
        object("extension", "pg_partman"),
        object("table", "partman.template_public_events"),
        object("table", "extensions.template_public_events"),
        object("table", "public.template_mail"),
      ],
      ["extension pg_partman", "table public.template_mail"],
    ],
    ["goose's sequence", [object("sequence", "public.goose_seq", { owned_by: "public.goose_db_version.id" })], []],
    ["a platform's schema", [object("schema", "auth", { owner: "supabase_admin" })], []],
    [
      "a team's schema of that name",
      [object("schema", "auth", { owner: "shop" }), object("table", "auth.users", { owner: "shop" })],
      ["schema auth"],
    ],
    ["a platform's table", [object("table", "storage.objects", { owner: "supabase_storage_admin" })], []],
    ["what a platform's role grants by default", [object("default privileges", "tables of supabase_admin in app")], []],
    [
      "what a team's roles grant by default",
      [
        object("default privileges", `tables of "x of supabase_admin in y"`),
        object("default privileges", "tables of shop in supabase_admin"),
        object("default privileges", "large objects of supabase_admin"),
      ],
      [
        `default privileges tables of "x of supabase_admin in y"`,
        "default privileges tables of shop in supabase_admin",
      ],
    ],
    [
      "cron's schema, where pg_cron is there",
      [object("extension", "pg_cron"), object("table", "cron.x")],
      ["extension pg_cron"],
    ],
    ["a schema called cron, where it is not", [object("table", "cron.x")], ["table cron.x"]],
    [
      "a chunk",
      [object("extension", "timescaledb"), object("table", "_timescaledb_internal._hyper_1_1_chunk")],
      ["extension timescaledb"],
    ],
  ] as const)("%s", (_, came, expected) => {
    expect(left(...came)).toEqual(expected);
  });

  test("what is there for those who watch the server is nothing for files to say", () => {
    const [expected, actual] = [
      snapshot(),
      snapshot(object("extension", "pg_stat_statements"), object("extension", "citext")),
    ];
    const leftAgainst = (against: "files" | "snapshot"): readonly string[] =>
      withoutIgnored(diffSnapshots(expected, actual), { against, expected, actual, patterns: [] }).map(
        ({ identity }) => identity,
      );
    expect(leftAgainst("files")).toEqual(["citext"]);
    expect(leftAgainst("snapshot")).toEqual(["citext", "pg_stat_statements"]);
  });

  test("what a team puts onto a platform's table, or into its public schema, is the team's", () => {
    const platform = [
      object("schema", "public", { owner: "cloudsqladmin" }),
      object("table", "storage.objects", { owner: "supabase_storage_admin" }),
    ];
    const team = [
      object("policy", "storage.objects.mine", { command: "ALL" }),
      object("trigger", "storage.objects.mine", { definition: "CREATE TRIGGER" }),
      object("table", "public.users", { owner: "shop" }),
    ];
    const ofPlatform = object("column", "storage.objects.more", { type: "text" });
    const [expected, actual] = [snapshot(...platform), snapshot(...platform, ...team, ofPlatform)];
    const drifts = withoutIgnored(diffSnapshots(expected, actual), {
      against: "snapshot",
      expected,
      actual,
      patterns: [],
    });
    expect(drifts.map(({ kind }) => kind)).toEqual(["policy", "table", "trigger"]);
  });

  test("a table that is given to a platform's role has changed", () => {
    const expected = snapshot(object("table", "public.users", { owner: "shop" }));
    const actual = snapshot(object("table", "public.users", { owner: "rdsadmin" }));
    expect(
      withoutIgnored(diffSnapshots(expected, actual), { against: "snapshot", expected, actual, patterns: [] }),
    ).toHaveLength(1);
  });
});

describe("drift-ignore", () => {
  test("leaves out what it names with all that is part of it; a pattern that matches nothing is a note", () =>
    withWorld({ files: { "V1__users.sql": "CREATE TABLE users (id int);" } }, async ({ db, run }) => {
      await run("apply");
      await db.query(`CREATE SCHEMA audit; CREATE TABLE audit.log (id int); ALTER TABLE users ADD x int; CREATE TABLE tmp_1 ();
        CREATE TABLE other (); CREATE TABLE flyway_schema_history (id int PRIMARY KEY)`);
      const asked = {
        shadow: "off",
        "drift-ignore": "schema:audit, table:public.tmp_*\ncolumn:public.users.x,view:public.nothing",
      };
      const { environment, findings, report } = await run("check", asked);
      expect(environment.drift.objects.map(({ identity }) => identity)).toEqual(["public.other"]);
      expect(findings).toEqual([
        "drift: 1 object is not as the last deploy left it: table public.other is unexpected",
        "drift-ignore-unused: drift-ignore: view:public.nothing matches no object",
      ]);
      expect(report.findings.map(({ severity }) => severity)).toEqual(["warning", "note"]);
    }));

  test("ignores a schema that came with its objects as one", () =>
    withDatabase({}, async (db) => {
      await db.query("CREATE SCHEMA audit; CREATE TABLE audit.log (id int PRIMARY KEY)");
      const session = await openSession(db.url);
      const actual = await read(session, 16);
      await session.close();
      const parsed = parsePattern("table:audit.log");
      const patterns = "ok" in parsed ? [parsed.ok] : [];
      const expected = {
        ...actual,
        objects: actual.objects.filter(({ identity }) => !identity.startsWith("audit.log")),
      };
      const drifts = diffSnapshots(expected, actual);
      expect(drifts).toHaveLength(1);
      expect(withoutIgnored(drifts, { against: "snapshot", expected, actual, patterns })).toEqual([]);
    }));
});
