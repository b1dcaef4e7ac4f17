import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reviewRules } from "../../src/core/catalogue/review.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { readSnapshot } from "../../src/database/catalog/read-snapshot.js";
import type { RuleLevel } from "../../src/review/rule.js";
import { sessionOf } from "../shadow/url.js";
import { withDatabase } from "../support/database.js";
import { majors } from "../support/servers.js";
import { readFixture } from "./fixture.js";
import { before, fixtures, reviewFiles } from "./reviewing.js";

const major = majors.at(-1) ?? 18;

/** More that hangs on tables than the fixtures have. */
const more = `CREATE TABLE audited (id int PRIMARY KEY, code varchar(20), total numeric(10, 2), twice int GENERATED ALWAYS AS (id * 2) STORED);
  CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TRIGGER audited_code BEFORE UPDATE OF code ON audited FOR EACH ROW EXECUTE FUNCTION audit();
  CREATE TRIGGER audited_total BEFORE UPDATE ON audited FOR EACH ROW WHEN (OLD.total IS DISTINCT FROM NEW.total) EXECUTE FUNCTION audit();
  CREATE POLICY audited_own ON audited USING (id > 0);
  CREATE TABLE watched (id int PRIMARY KEY, label text);
  CREATE POLICY "by code" ON watched USING (EXISTS (SELECT FROM audited a WHERE a.code = watched.label));
  CREATE VIEW audited_codes AS SELECT id, code FROM audited;`;

/** Changes of what others use, and of what they are. */
const changes: readonly string[] = [
  "ALTER TABLE audited ALTER COLUMN code TYPE varchar(40);",
  "ALTER TABLE audited ALTER COLUMN total TYPE numeric(12, 2);",
  "ALTER TABLE audited ALTER COLUMN id TYPE bigint;",
  "ALTER TABLE audited DROP COLUMN IF EXISTS code;",
  "ALTER TABLE audited DROP COLUMN IF EXISTS total;",
  "ALTER TABLE audited ENABLE ROW LEVEL SECURITY;",
  "ALTER TABLE audited RENAME COLUMN code TO label;",
  "CREATE OR REPLACE VIEW audited_codes AS SELECT id, code::text AS code FROM audited;",
  "CREATE OR REPLACE VIEW audited_codes AS SELECT id FROM audited;",
  "CREATE OR REPLACE VIEW audited_codes AS SELECT id, code, total FROM audited;",
  "DROP FUNCTION IF EXISTS audit();",
  "DROP TRIGGER IF EXISTS audited_code ON audited; ALTER TABLE audited DROP COLUMN IF EXISTS code;",
  "DROP POLICY IF EXISTS audited_own ON audited; ALTER TABLE audited ALTER COLUMN id TYPE bigint;",
  "DROP VIEW IF EXISTS audited_codes;",
];

async function reviewed(
  files: Readonly<Record<string, string>>,
  levels: ReadonlyMap<string, RuleLevel>,
  schema: SchemaSnapshot | null,
): Promise<readonly string[]> {
  const applied = { "V1__before.sql": `${before}\n${more}` };
  const { findings } = await reviewFiles({ files, applied, schema, context: { major, levels } });
  return findings.map(({ rule, severity, file, line, message }) => `${severity} ${rule} ${file}:${line} ${message}`);
}

test.skipIf(majors.length === 0)(
  "rules say the same, be the schema known from files or from the database (needs a PostgreSQL)",
  async () => {
    await withDatabase({ major }, async (db) => {
      await db.query(before);
      await db.query(more);
      const session = await sessionOf(db.url);
      const schema = await readSnapshot(session, { major, schemas: [], home: "public" });
      await session.close();
      const ids = readdirSync(fixtures).filter((name) => !name.endsWith(".sql"));
      const cases = [
        ...ids.flatMap((id) =>
          ["bad", "good"].map((kind) => ({
            name: `${id}/${kind}`,
            files: readFixture(join(fixtures, id, `${kind}.sql`)).files,
            id,
          })),
        ),
        ...changes.map((sql) => ({ name: sql, files: { "V2__change.sql": sql }, id: null })),
      ];
      const different = [];
      for (const { name, files, id } of cases) {
        const rule = id === null ? null : reviewRules[id as keyof typeof reviewRules];
        const levels = new Map<string, RuleLevel>(rule === null || id === null ? [] : [[id, rule.severity]]);
        const [byFiles, byDatabase] = [await reviewed(files, levels, null), await reviewed(files, levels, schema)];
        if (byFiles.join("\n") !== byDatabase.join("\n"))
          different.push({
            name,
            files: byFiles.filter((one) => !byDatabase.includes(one)),
            database: byDatabase.filter((one) => !byFiles.includes(one)),
          });
      }
      expect(different).toEqual([]);
    });
  },
);
