import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { diffSnapshots } from "../../src/core/schema/drift.js";
import { replayedInLiveWords } from "../../src/environment/drift/live-words.js";
import { describeDrift, openSession, read } from "../drift/rich-database.js";
import { richSchema } from "../drift/rich-schema/index.js";
import { withWorld, type World } from "../engine/world.js";
import { lacking } from "../support/servers.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import type { Engine } from "../shadow/shadows.js";
import { shadowOf, withHistory } from "./histories.js";

/** Texts that a restored dump words otherwise: `IN` over varchar, wherever SQL can stand. */
const idioms = `
CREATE TABLE public.idioms (id int PRIMARY KEY, kind varchar(20) DEFAULT 'a'::varchar CHECK (kind IN ('a', 'b')), other varchar(5),
  CONSTRAINT kinds CHECK (CASE WHEN kind NOT IN ('x', 'y') THEN other IN ('p', 'q') ELSE true END),
  good boolean DEFAULT ('a'::varchar IN ('a', 'b')),
  short text GENERATED ALWAYS AS (CASE WHEN kind IN ('a', 'b') THEN 'ab' ELSE kind END) STORED);
CREATE INDEX idioms_some ON public.idioms (id) WHERE kind IN ('a', 'b');
CREATE INDEX idioms_expression ON public.idioms ((kind IN ('a', 'c')));
CREATE VIEW public.idioms_view AS SELECT id, kind, count(*) FILTER (WHERE kind IN ('a', 'b')) AS n FROM public.idioms WHERE other IN ('p', 'q') GROUP BY id, kind;
CREATE MATERIALIZED VIEW public.idioms_report AS SELECT * FROM public.idioms WHERE kind NOT IN ('a', 'b');
CREATE DOMAIN public.letter AS varchar(1) CHECK (VALUE IN ('a', 'b'));
CREATE DOMAIN public.yes AS boolean DEFAULT ('a'::varchar IN ('a', 'b'));
ALTER TABLE public.idioms ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON public.idioms USING (kind IN ('a', 'b') AND EXISTS (SELECT FROM public.idioms i WHERE i.id = idioms.id)) WITH CHECK (kind IN ('a', 'c'));
CREATE FUNCTION public.keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER keep BEFORE UPDATE ON public.idioms FOR EACH ROW WHEN (NEW.kind IN ('a', 'b')) EXECUTE FUNCTION public.keep();
CREATE RULE quiet AS ON DELETE TO public.idioms WHERE OLD.kind IN ('a', 'b') DO INSTEAD NOTHING;
CREATE FUNCTION public.has(k varchar DEFAULT 'a', b boolean DEFAULT ('a'::varchar IN ('a', 'b'))) RETURNS boolean BEGIN ATOMIC SELECT k IN ('a', 'b'); END;
CREATE PROCEDURE public.nothing(k varchar DEFAULT 'a') BEGIN ATOMIC SELECT k IN ('a', 'b'); END;
`;

/** What is really changed in them, a statement each, with what must be told. */
const changes: Readonly<Record<string, string>> = {
  "column public.idioms.good": "ALTER TABLE public.idioms ALTER good SET DEFAULT 'a'::varchar IN ('a', 'c')",
  "constraint public.idioms.kinds":
    "ALTER TABLE public.idioms DROP CONSTRAINT kinds, ADD CONSTRAINT kinds CHECK (CASE WHEN kind NOT IN ('x', 'z') THEN other IN ('p', 'q') ELSE true END)",
  "index public.idioms_some":
    "DROP INDEX public.idioms_some; CREATE INDEX idioms_some ON public.idioms (id) WHERE kind IN ('a', 'c')",
  "index public.idioms_expression":
    "DROP INDEX public.idioms_expression; CREATE INDEX idioms_expression ON public.idioms ((kind IN ('a', 'd')))",
  "view public.idioms_view":
    "CREATE OR REPLACE VIEW public.idioms_view AS SELECT id, kind, count(*) FILTER (WHERE kind IN ('a', 'b')) AS n FROM public.idioms WHERE other IN ('p', 'x') GROUP BY id, kind",
  "domain constraint public.letter.letter_check":
    "ALTER DOMAIN public.letter DROP CONSTRAINT letter_check; ALTER DOMAIN public.letter ADD CONSTRAINT letter_check CHECK (VALUE IN ('a', 'c'))",
  "domain public.yes": "ALTER DOMAIN public.yes SET DEFAULT ('a'::varchar IN ('a', 'c'))",
  "policy public.idioms.seen": "ALTER POLICY seen ON public.idioms WITH CHECK (kind IN ('a', 'd'))",
  "trigger public.idioms.keep":
    "DROP TRIGGER keep ON public.idioms; CREATE TRIGGER keep BEFORE UPDATE ON public.idioms FOR EACH ROW WHEN (NEW.kind IN ('a', 'c')) EXECUTE FUNCTION public.keep()",
  "rule public.idioms.quiet":
    "CREATE OR REPLACE RULE quiet AS ON DELETE TO public.idioms WHERE OLD.kind IN ('a', 'c') DO INSTEAD NOTHING",
  "function public.has(character varying,boolean)":
    "CREATE OR REPLACE FUNCTION public.has(k varchar DEFAULT 'a', b boolean DEFAULT ('a'::varchar IN ('a', 'b'))) RETURNS boolean BEGIN ATOMIC SELECT k IN ('a', 'c'); END",
  "procedure public.nothing(character varying)":
    "CREATE OR REPLACE PROCEDURE public.nothing(k varchar DEFAULT 'b') BEGIN ATOMIC SELECT k IN ('a', 'b'); END",
};

const dump = "/usr/lib/postgresql/15/bin/pg_dump";

/** A database's schema in another one, as upgrades bring it there. */
async function restore(from: TestDatabase, to: TestDatabase): Promise<void> {
  const args = ["--schema-only", "--exclude-table=public.schema_version*", from.url];
  const { stdout } = await promisify(execFile)(dump, args, { maxBuffer: 1 << 26 });
  const roles = ["drift_owner", "drift_reader", "drift_writer"].map(
    (role) => `DO $$BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END$$;`,
  );
  const sql = stdout.replace(/^\\(?:un)?restrict .*$/gm, "").replaceAll(`feed_${from.name}`, `feed_${to.name}`);
  await to.query([...roles, sql].join("\n"));
}

const cases: readonly {
  readonly from: number;
  readonly to: number;
  readonly shadow: Engine;
  readonly files: string;
}[] = [
  { from: 14, to: 14, shadow: 14, files: "idioms" },
  { from: 14, to: 14, shadow: "pglite", files: "idioms" },
  { from: 14, to: 18, shadow: 18, files: "every kind of object, and idioms" },
];

const reason = existsSync(dump) ? lacking(14, 18) : ` (no ${dump})`;
describe.skipIf(reason !== "")(`dumped and restored${reason}`, () => {
  test.each(cases)("$files from $from to $to, compared on $shadow", async ({ from, to, shadow, files }) => {
    const sqlFor = (db: TestDatabase): string =>
      files === "idioms" ? idioms : `${richSchema(14, db.name)}\nALTER DATABASE ${db.name} RESET search_path;${idioms}`;
    await withWorld({ major: to }, async (world) => {
      world.write({ "V1__all.sql": sqlFor(world.db) });
      expect((await world.run("apply")).findings).toEqual([]);
      await withDatabase({ major: from }, async (old) => {
        await old.query(sqlFor(old));
        await withDatabase({ major: to }, async (restored) => {
          const told = await compareRestored(world, { old, restored, shadow, major: to });
          // pg_dump leaves to pg_dumpall what is the database's own.
          const ofSchema = (line: string): boolean => !/^(?:\S+ \S+ )?(?:setting|database) /.test(line);
          expect(told.harmless.filter(ofSchema)).toEqual([]);
          const names = told.changed.map((line) => /changed (.*): /.exec(line)?.[1] ?? line);
          expect(names.filter(ofSchema).toSorted()).toEqual(Object.keys(changes).toSorted());
        });
      });
    });
  });
});

interface Restored {
  readonly old: TestDatabase;
  readonly restored: TestDatabase;
  readonly shadow: Engine;
  readonly major: number;
}

/** What is told of a restored database, by the files of a world on its server; then after the changes. */
async function compareRestored(
  world: World,
  { old, restored, shadow, major }: Restored,
): Promise<{ readonly harmless: readonly string[]; readonly changed: readonly string[] }> {
  const session = await openSession(restored.url);
  try {
    await restore(old, restored);
    return await withHistory(world, await shadowOf(shadow), async (open, source) => {
      const history = await open();
      if (history.kind !== "replayed") throw new Error(history.because);
      const compare = async (): Promise<readonly string[]> => {
        const live = await read(session, major);
        const { expected, findings } = await replayedInLiveWords(source, "x", history, { snapshot: live, session });
        expect(findings).toEqual([]);
        return describeDrift(diffSnapshots(expected, live)).filter((line) => !line.includes(" feed_"));
      };
      const harmless = await compare();
      for (const sql of Object.values(changes)) await restored.query(sql);
      return { harmless, changed: await compare() };
    });
  } finally {
    await session.close();
    for (const db of [old, restored, world.db]) await db.query(`DROP SUBSCRIPTION IF EXISTS feed_${db.name}`);
  }
}
