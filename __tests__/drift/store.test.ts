import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { diffSnapshots } from "../../src/core/schema/drift.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import {
  createSnapshotTableSql,
  readStoredSnapshot,
  removeSnapshotSql,
  storeSnapshotSql,
} from "../../src/database/snapshot-store.js";
import type { StoredSnapshot } from "../../src/database/snapshot-store.js";
import { withDatabase } from "../support/database.js";
import { describeEachMajor } from "../support/servers.js";
import { createRichDatabase, openSession, read, run } from "./rich-database.js";

const home = `Odd "home"`;
const table = `"Odd ""home""".schema_version_snapshot`;
const small: SchemaSnapshot = {
  major: 16,
  objects: [
    { kind: "table", identity: `public."a'b\\"`, attributes: { owner: "x", comment: "späße\n'\"\\ \u2028 🐘" } },
  ],
};
const store = (snapshot: SchemaSnapshot, moment: "last" | "before" = "last"): string =>
  storeSnapshotSql(home, { moment, snapshot, toolVersion: "1.2.3" }).join(";\n");

function messageOf(stored: StoredSnapshot): string {
  return stored.kind === "unreadable"
    ? `${stored.finding.rule}: ${stored.finding.message} | ${stored.finding.help}`
    : stored.kind;
}

describeEachMajor((major) => {
  test("a whole schema comes back as it was stored, and another one takes its place", async () => {
    const db = await createRichDatabase(major);
    const session = await openSession(db.url);
    try {
      await run(
        session,
        `CREATE SCHEMA "Odd ""home"""; ${createSnapshotTableSql(home)}; ${createSnapshotTableSql(home)}`,
      );
      const whole = await read(session, major);
      await run(
        session,
        `BEGIN; SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL standard_conforming_strings = off; ${store(small)}; ${store(whole)}; COMMIT`,
      );
      const stored = await readStoredSnapshot(session, home, "last");
      if (stored.kind !== "found") throw new Error(messageOf(stored));
      expect(stored.snapshot).toEqual(whole);
      expect(diffSnapshots(stored.snapshot, whole)).toEqual([]);
      expect(stored.toolVersion).toBe("1.2.3");
      const seconds = (Date.now() - Date.parse(stored.takenAt)) / 1000;
      expect(Math.abs(seconds)).toBeLessThan(60);
    } finally {
      await session.close();
      await db.drop();
    }
  });
});

test("two moments are kept apart, and one can be forgotten", async () => {
  await withStore(async ({ session }) => {
    await run(session, `${store(small)}; ${store({ major: 15, objects: [] }, "before")}`);
    const [last, before] = [
      await readStoredSnapshot(session, home, "last"),
      await readStoredSnapshot(session, home, "before"),
    ];
    expect([last, before].map((one) => (one.kind === "found" ? one.snapshot : one.kind))).toEqual([
      small,
      { major: 15, objects: [] },
    ]);
    await run(session, removeSnapshotSql(home, "before"));
    expect((await readStoredSnapshot(session, home, "before")).kind).toBe("none");
    expect((await readStoredSnapshot(session, home, "last")).kind).toBe("found");
  });
});

test("the table has a primary key, so that replication can carry it", async () => {
  await withStore(async ({ query }) => {
    const keys = await query(
      `SELECT pg_get_constraintdef(oid) AS key FROM pg_constraint WHERE conrelid = '${table}'::regclass AND contype = 'p'`,
    );
    expect(keys).toEqual([{ key: "PRIMARY KEY (moment)" }]);
  });
});

test("no table and no row are no snapshot", async () => {
  await withDatabase({}, async (db) => {
    const session = await openSession(db.url);
    expect(await readStoredSnapshot(session, "nowhere", "last")).toEqual({ kind: "none" });
    await run(session, createSnapshotTableSql("public"));
    expect(await readStoredSnapshot(session, "public", "last")).toEqual({ kind: "none" });
    await session.close();
  });
});

const gzipped = (text: string): string => `'\\x${gzipSync(text).toString("hex")}'`;
const sum = (text: string): string => createHash("sha256").update(text).digest("hex");
/** Content with its own, right checksum. */
const instead = (text: string): string => `content = ${gzipped(text)}, checksum = '${sum(text)}'`;

const damages: readonly { readonly name: string; readonly set: string; readonly message: string }[] = [
  {
    name: "truncated",
    set: "content = substr(content, 1, length(content) / 2)",
    message: "its content is truncated or damaged",
  },
  { name: "empty", set: "content = ''", message: "its content is truncated or damaged" },
  { name: "no gzip", set: "content = 'hello'", message: "its content is truncated or damaged" },
  {
    name: "with a flipped byte",
    set: "content = set_byte(content, 30, 255 - get_byte(content, 30))",
    message: "its content is truncated or damaged",
  },
  {
    name: "tampered with",
    set: `content = ${gzipped('{"major":16,"objects":[]}')}`,
    message: "its content was changed: the checksum differs",
  },
  {
    name: "with another checksum",
    set: "checksum = repeat('0', 64)",
    message: "its content was changed: the checksum differs",
  },
  { name: "without JSON", set: instead("hello"), message: "its content is no snapshot" },
  { name: "of null", set: instead("null"), message: "its content is no snapshot" },
  { name: "without objects", set: instead(`{"major":16}`), message: "its content is no snapshot" },
  {
    name: "with a major that is none",
    set: instead(`{"major":"16","objects":[]}`),
    message: "its content is no snapshot",
  },
  {
    name: "with an object that is none",
    set: instead(`{"major":16,"objects":[["table","a.t"]]}`),
    message: "its content is no snapshot",
  },
  {
    name: "with an attribute that is no text",
    set: instead(`{"major":16,"objects":[["table","a.t",{"owner":1}]]}`),
    message: "its content is no snapshot",
  },
  {
    name: "by a newer version",
    set: "format_version = 2",
    message: "its format 2 is newer than 1, which this version reads",
  },
];

test.each(damages)("a snapshot that is stored $name is a finding", async ({ set, message }) => {
  await withStore(async ({ session }) => {
    await run(session, `${store(small)}; UPDATE ${table} SET ${set}`);
    const said = messageOf(await readStoredSnapshot(session, home, "last"));
    expect(said).toMatch(/^stored-snapshot: the stored snapshot cannot be read: /);
    expect(said).toContain(message);
    expect(said).toContain("by version 1.2.3");
    // The session is of use afterwards.
    expect((await session.send("SELECT 1")).error).toBeNull();
  });
});

test("a table of another shape and one that this role may not read are findings", async () => {
  await withDatabase({}, async (db) => {
    await db.query("CREATE TABLE public.schema_version_snapshot (a int)");
    const session = await openSession(db.url);
    expect(messageOf(await readStoredSnapshot(session, "public", "last"))).toMatch(
      /the table schema_version_snapshot is not the tool's/,
    );
    await run(session, `DROP TABLE public.schema_version_snapshot; ${createSnapshotTableSql("public")}`);
    await session.close();
    const role = await db.role();
    const other = await openSession(role.url);
    expect(messageOf(await readStoredSnapshot(other, "public", "last"))).toMatch(
      /permission denied for table schema_version_snapshot .*GRANT SELECT ON schema_version_snapshot/,
    );
    await other.close();
  });
});

interface Store {
  readonly session: Awaited<ReturnType<typeof openSession>>;
  readonly query: (sql: string) => Promise<readonly unknown[]>;
}

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  await withDatabase({}, async (db) => {
    const session = await openSession(db.url);
    try {
      await run(session, `CREATE SCHEMA "Odd ""home"""; ${createSnapshotTableSql(home)}`);
      await work({ session, query: (sql) => db.query(sql) });
    } finally {
      await session.close();
    }
  });
}
