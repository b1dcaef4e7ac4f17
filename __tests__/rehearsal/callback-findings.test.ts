import { expect, test } from "vitest";
import { toMigrationSet } from "../../src/core/migration-set.js";
import type { CallbackEvent } from "../../src/core/model.js";
import { makePace, type Pace } from "../../src/shadow/rehearsal/pace.js";
import type { Callbacks } from "../../src/shadow/rehearsal/rehearse-callbacks.js";
import type { RehearseOptions } from "../../src/shadow/rehearsal/rehearse.js";
import { replay } from "../../src/shadow/replay.js";
import { parseScript } from "../../src/sql/script.js";
import { inShadow, toRunnable } from "../shadow/shadows.js";
import { lacking } from "../support/servers.js";
import { rehearseAll, show, type Files } from "./rehearsing.js";

const limits = { scriptMs: 60_000, totalMs: 60_000, signal: new AbortController().signal };

/** Files are only run, which is all that callbacks meet of them. */
const runOnce: Pace = { keep: async (_left, work) => ({ depth: "full", done: await work("run") }) };

/** One callback for each of these places, by its SQL. */
type Sql = Partial<Readonly<Record<keyof Callbacks, string>>>;

async function toCallbacks(sql: Sql): Promise<Callbacks> {
  const of = async (place: keyof Callbacks, event: CallbackEvent): Promise<Callbacks[keyof Callbacks]> => {
    const file = { file: `migrations/${event}.sql`, name: `${event}.sql`, text: sql[place] ?? "", settings: {} };
    const { callbacks } = toMigrationSet(sql[place] === undefined ? [] : [file], new Map());
    return await Promise.all(
      callbacks.map(async ({ script }) => ({ script, parsed: await parseScript(script, new Map()) })),
    );
  };
  return {
    before: await of("before", "beforeMigrate"),
    beforeEach: await of("beforeEach", "beforeEachMigrate"),
    afterEach: await of("afterEach", "afterEachMigrate"),
    between: await of("between", "afterVersioned"),
    after: await of("after", "afterMigrate"),
  };
}

const make = (name: string): string => `CREATE TABLE IF NOT EXISTS ${name} (id int);\n`;
const when = (condition: string, does = "RAISE EXCEPTION 'no';"): string =>
  `DO $$ BEGIN IF ${condition} THEN ${does} END IF; END $$;\n`;
const isThere = (name: string): string => `to_regclass('${name}') IS NOT NULL`;
const alone = "-- schema-version: transaction=false\n";
const one = { "V1__a.sql": make("one") };
const two = { ...one, "V2__b.sql": make("two") };

interface Case {
  readonly name: string;
  readonly callbacks: Sql;
  /** One that makes a table unless told. */
  readonly files?: Files;
  readonly options?: Partial<Pick<RehearseOptions, "lacking" | "totalMs" | "pace">>;
  /** Rule and message of all that is told of the callbacks. */
  readonly told: readonly string[];
  /** The same of the migrations, but for proposals; nothing unless told. */
  readonly ofFiles?: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "what fails is told once, and not tried again",
    callbacks: { afterEach: "CREATE TABLE made (id int);\nSELECT 1 FROM two;\n" },
    files: { ...two, "V3__c.sql": when(isThere("made")) },
    told: ['does-not-run: the callback fails: relation "two" does not exist (42P01)'],
  },
  {
    name: "a second run is tried where it ran first, and not each time",
    callbacks: { afterEach: `${make("notes")}INSERT INTO notes VALUES (1);\n` },
    files: {
      ...one,
      "V2__b.sql": "ALTER TABLE notes ADD n int GENERATED ALWAYS AS IDENTITY (MAXVALUE 2 NO CYCLE);\n",
    },
    told: [],
  },
  {
    name: "what fails on rows is told once, though it runs again",
    callbacks: { afterEach: when("EXISTS (SELECT FROM one)") },
    files: two,
    told: ["fails-on-rows: the callback runs where the tables are empty, but fails on rows: no (P0001)"],
  },
  {
    name: "what rows lead to, but cannot cause",
    callbacks: { afterEach: when("EXISTS (SELECT FROM one)", "PERFORM nothing FROM one;") },
    told: ['does-not-run: the callback fails: column "nothing" does not exist (42703)'],
  },
  {
    name: "what fails on rows and without them",
    callbacks: { afterEach: when("true") },
    told: ["does-not-run: the callback fails: no (P0001)"],
  },
  {
    name: "nothing stays of what failed outside a transaction",
    callbacks: { before: `${alone}CREATE TABLE half (id int);\nSELECT 1 FROM nowhere;\n` },
    files: { "V1__a.sql": when(isThere("half")) },
    told: ['does-not-run: the callback fails: relation "nowhere" does not exist (42P01)'],
  },
  {
    name: "nothing stays of a second run outside a transaction",
    callbacks: { before: `${alone}${when(isThere("one"), "CREATE TABLE twice ();")}${make("one")}` },
    files: { "V1__a.sql": "CREATE TABLE twice ();\n", "V2__b.sql": when(`NOT ${isThere("one")}`) },
    told: [],
  },
  {
    name: "a second run that fails",
    callbacks: { before: "CREATE TABLE once ();\n" },
    told: ['rerun-fails: a second run of the callback fails: relation "once" already exists (42P07)'],
  },
  {
    name: "a second run that cannot be judged",
    callbacks: { before: `${when(isThere("one"), "CREATE EXTENSION nowhere;")}${make("one")}` },
    files: { "V1__a.sql": make("three") },
    told: [],
  },
  {
    name: "what it makes stays where the database is made anew",
    callbacks: { before: make("kept") },
    files: { "V1__a.sql": `${alone}SELECT 1 FROM nowhere;\n`, "V2__b.sql": when(`NOT ${isThere("kept")}`) },
    told: [],
    ofFiles: ['does-not-run: the migration fails: relation "nowhere" does not exist (42P01)'],
  },
  {
    name: "what it makes is not taken for a file's",
    callbacks: { afterEach: when(`NOT ${isThere("three")} AND ${isThere("two")}`, "CREATE TABLE three ();") },
    files: { ...two, "V3__c.sql": make("four"), "U3__c.sql": "DROP TABLE IF EXISTS four;\n" },
    options: { pace: makePace(Number.POSITIVE_INFINITY) },
    told: [],
  },
  {
    name: "what a file should have made",
    callbacks: { after: "SELECT 1 FROM five;\n" },
    files: { "V1__a.sql": "CREATE TABLE IF NOT EXISTS five (id nowhere);\n" },
    told: ['not-rehearsed: relation "five" does not exist (42P01), and what V1 should make was not there'],
    ofFiles: ['does-not-run: the migration fails: type "nowhere" does not exist (42704)'],
  },
  {
    name: "what could not be made of the target",
    callbacks: { after: "SELECT 1 FROM gone;\n" },
    options: { lacking: ["the view gone"] },
    told: ['not-rehearsed: relation "gone" does not exist (42P01), and the view gone could not be made there'],
  },
  {
    name: "rows that only the target has",
    callbacks: { after: when("NOT EXISTS (SELECT FROM of_target WHERE id = 7)") },
    told: ["not-rehearsed: it looks into rows of public.of_target, which only the target has: no (P0001)"],
  },
  {
    name: "SQL that is none",
    callbacks: { afterEach: "SELEC 1;\n" },
    told: ['not-rehearsed: its SQL cannot be run: syntax error at or near "SELEC"'],
  },
  {
    name: "what two of them do is told of each",
    callbacks: { before: "SELECT 1 FROM nowhere;\n", after: "SELECT 1 FROM nowhere;\n" },
    told: [0, 1].map(() => 'does-not-run: the callback fails: relation "nowhere" does not exist (42P01)'),
  },
  {
    name: "what it makes later stays too",
    callbacks: { afterEach: when(isThere("two"), make("later")) },
    files: { ...two, "V3__c.sql": when(`NOT ${isThere("later")}`) },
    told: [],
  },
  {
    name: "no time",
    callbacks: { before: "SELECT 1 FROM nowhere;\n" },
    files: {},
    options: { totalMs: 0 },
    told: [],
  },
];

test.skipIf(lacking(18) !== "")("what is told of callbacks, and what they leave", { timeout: 120_000 }, () =>
  inShadow(18, {}, async (shadow) => {
    const recorded = await toRunnable("V0__target.sql", "CREATE TABLE of_target (id int);\n");
    expect(await replay(shadow, [recorded], limits)).toMatchObject({ outcomes: [{ kind: "done" }] });
    for (const { name, callbacks, files = one, options, told, ofFiles = [] } of cases) {
      const all = { pace: runOnce, ...options, callbacks: await toCallbacks(callbacks) };
      const { rehearsed, findings } = await rehearseAll(shadow, files, all);
      const said = findings.map(({ rule, message }) => `${rule}: ${message}`);
      expect({
        name,
        told: said,
        ofFiles: rehearsed.flatMap(show).filter((line) => !line.startsWith("undo-proposed: ")),
      }).toEqual({ name, told, ofFiles });
    }
    let copies = 0;
    const counted = { ...shadow, clone: async () => ((copies += 1), await shadow.clone()) };
    const cancelled = { callbacks: await toCallbacks({ before: make("one") }), signal: AbortSignal.abort("over") };
    await expect(rehearseAll(counted, {}, cancelled)).rejects.toBe("over");
    expect(copies).toBe(0);
  }),
);
