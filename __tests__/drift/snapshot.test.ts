import { expect, test } from "vitest";
import { parseDatabaseUrl } from "../../src/core/database-url.js";
import { objectKey } from "../../src/core/snapshot.js";
import type { SchemaSnapshot } from "../../src/core/snapshot.js";
import { readSnapshot } from "../../src/database/catalog/read-snapshot.js";
import { connect } from "../../src/database/postgres.js";
import { createDatabase } from "../support/database.js";
import { describeEachMajor } from "../support/servers.js";

async function snapshotOf(url: string, major: number): Promise<SchemaSnapshot> {
  const parsed = parseDatabaseUrl(url);
  if (!("ok" in parsed)) throw new Error(parsed.problem);
  const session = await connect(parsed.ok, { applicationName: "snapshot test" });
  try {
    return await readSnapshot(session, { major, schemas: [], home: "public" });
  } finally {
    await session.close();
  }
}

describeEachMajor((major) => {
  test("a role without any grant reads what a superuser reads", async () => {
    const db = await createDatabase({ major });
    try {
      await db.query(`CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text UNIQUE CHECK (a <> ''));
        CREATE VIEW v AS SELECT a FROM t; CREATE INDEX i ON t (lower(a)); CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql AS 'SELECT x';
        CREATE TYPE mood AS ENUM ('a', 'b'); CREATE DOMAIN d AS text CHECK (VALUE <> ''); GRANT SELECT ON t TO PUBLIC; REVOKE SELECT ON t FROM PUBLIC`);
      const role = await db.role({});
      const [all, few] = [await snapshotOf(db.url, major), await snapshotOf(role.url, major)];
      expect(few).toEqual(all);
      expect(all.objects.map(objectKey)).toContain("column public.t.a");
    } finally {
      await db.drop();
    }
  });
});
