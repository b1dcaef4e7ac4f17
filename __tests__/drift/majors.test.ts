import { expect, test } from "vitest";
import { diffSnapshots } from "../../src/core/schema/drift.js";
import { quotedAsLive } from "../../src/core/schema/keyword-quotes.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { createDatabase } from "../support/database.js";
import { describeDrift, openSession, read } from "./rich-database.js";
import { richSchema } from "./rich-schema/index.js";

/** What 14 knows, loaded on that major. */
async function snapshotOn(major: number): Promise<SchemaSnapshot> {
  const db = await createDatabase({ major });
  const session = await openSession(db.url);
  try {
    await db.query(richSchema(14, db.name));
    return await read(session, major);
  } finally {
    await session.close();
    await db.query(`DROP SUBSCRIPTION IF EXISTS feed_${db.name}`);
    await db.drop();
  }
}

/** Without the subscription, which is named after its database. */
function differences(left: SchemaSnapshot, right: SchemaSnapshot): readonly string[] {
  return describeDrift(diffSnapshots(left, right))
    .filter((line) => !line.includes(" feed_"))
    .toSorted();
}

const schemaPublic = "security changed schema public: owner, privileges";
// Since 16 a view of one table is written without the table's name before each column.
const views = [
  "structural changed materialized view shop.report: definition",
  `structural changed view "Odd.Schema ""x"""."Vi.ew": definition`,
  "structural changed view shop.happy: definition",
  "structural changed view shop.numbers: definition",
];
const extension = (name: string): string => `operational changed extension ${name}: version`;

const extensions18 = ["btree_gist", "citext", "pgcrypto", "postgres_fdw"].map(extension);

/** All that is left before definitions are parsed again on one server. */
const pairs: readonly { readonly from: number; readonly to: number; readonly expected: readonly string[] }[] = [
  { from: 14, to: 15, expected: [extension("btree_gist"), schemaPublic] },
  { from: 15, to: 16, expected: views },
  { from: 16, to: 17, expected: [] },
  { from: 17, to: 18, expected: extensions18 },
  { from: 14, to: 18, expected: [...extensions18, schemaPublic, ...views] },
];

test.each(pairs)("the same SQL on $from and on $to", async ({ from, to, expected }) => {
  const [older, newer] = [await snapshotOn(from), await snapshotOn(to)];
  // MAINTAIN came with 17, names of NOT NULL with 18: both are in the snapshots, and no finding.
  expect(newer.objects.some(({ attributes }) => attributes["privileges"]?.includes("MAINTAIN"))).toBe(to >= 17);
  expect(newer.objects.some(({ attributes }) => attributes["not_null_name"] !== undefined)).toBe(to >= 18);
  expect(differences(older, newer)).toEqual(expected.toSorted());
  expect(differences(newer, older)).toEqual(expected.toSorted());
});

/** A table whose columns are all words that are quoted by this major and were not by 14, or are given. */
async function withKeywords(
  major: number,
  given: readonly string[] | null,
): Promise<{ readonly words: readonly string[]; readonly schema: SchemaSnapshot }> {
  const db = await createDatabase({ major });
  const session = await openSession(db.url);
  try {
    const { results } = await session.send("SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'");
    const words = given ?? (results[0]?.rows ?? []).map(([word]) => word ?? "");
    const columns = words.map((word) => `"${word}" text NOT NULL`).join(", ");
    await db.query(`CREATE TABLE named (${columns}, UNIQUE ("json", "system_user"), CHECK ("json" <> ''));
      CREATE TABLE "json" (a serial); CREATE INDEX on_json ON named ("json_array") WHERE "merge_action" <> ''`);
    return { words, schema: await read(session, major) };
  } finally {
    await session.close();
    await db.drop();
  }
}

test("names that became keywords are told as the same on 14 and 18, in either direction", async () => {
  const { words, schema: newer } = await withKeywords(18, null);
  expect(words).toContain("json");
  const { schema: older } = await withKeywords(14, words);
  const named = (from: SchemaSnapshot, to: SchemaSnapshot): readonly string[] =>
    differences(from, to).filter((line) => / public\.(?:named|json|"json"|on_json)/.test(line));
  expect(named(older, newer)).not.toEqual([]);
  expect(named(quotedAsLive(older, newer), newer)).toEqual([]);
  expect(named(quotedAsLive(newer, older), older)).toEqual([]);
});
