import { expect, test } from "vitest";
import type { DriftReport } from "../../src/core/report.js";
import { withWorld } from "../engine/world.js";
import { lacking } from "../support/servers.js";
import { shadowOf } from "./histories.js";

const shop = `CREATE EXTENSION hstore; CREATE TABLE a (id int); CREATE INDEX i ON a (id);
  CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';`;

const changesOf = ({ objects }: DriftReport): readonly string[] =>
  objects.map(
    ({ severity, change, kind, against, attributes }) =>
      `${severity} ${change} ${kind} (${against}): ${attributes.map(({ name }) => name).join(", ")}`,
  );

test.skipIf(lacking(16) !== "")(
  `whose the database is, how many may connect and what it is called are part of it${lacking(16)}`,
  () =>
    withWorld({ files: { "V1__a.sql": shop }, major: 16 }, async ({ db, run }) => {
      const { name: owner } = await db.role();
      const { name: other } = await db.role();
      const { inputs = {}, ...options } = await shadowOf(16, { inputs: {} });
      const drift = async (): Promise<DriftReport> => (await run("drift", inputs, options)).environment.drift;
      await db.query(`ALTER DATABASE ${db.name} OWNER TO ${owner}; ALTER DATABASE ${db.name} CONNECTION LIMIT 40`);
      await run("apply");
      // That was set up before the first file.
      expect(changesOf(await drift())).toEqual([]);

      await db.query(`ALTER DATABASE ${db.name} OWNER TO ${other}; ALTER DATABASE ${db.name} CONNECTION LIMIT 30;
        COMMENT ON DATABASE ${db.name} IS '100 % ours'`);
      const found = await drift();
      expect(changesOf(found)).toEqual(["security changed database (both): comment, connection_limit, owner"]);
      // No copy has that owner, nor that limit; the comment is new.
      expect(found).toMatchObject({ toFixProof: "partial", toCaptureProof: "partial" });
      expect(found.toFix).toContain("COMMENT ON DATABASE %I IS NULL");
      expect(found.toFix).not.toMatch(/LIMIT -1|OWNER TO/);

      await db.query("ALTER INDEX i DEPENDS ON EXTENSION hstore; ALTER FUNCTION f() DEPENDS ON EXTENSION hstore");
      const [, extension] = (await run("drift", { shadow: "off" })).environment.drift.objects;
      expect(extension).toMatchObject({
        severity: "operational",
        identity: "hstore",
        attributes: [{ name: "dependents", expected: null, actual: "function public.f(); index public.i" }],
      });

      await db.query("ALTER INDEX i NO DEPENDS ON EXTENSION hstore; ALTER FUNCTION f() NO DEPENDS ON EXTENSION hstore");
      await run("repair", { "accept-drift": "true", reason: "agreed" }, options);
      await db.query(`COMMENT ON DATABASE ${db.name} IS 'theirs'; ALTER DATABASE ${db.name} IS_TEMPLATE true`);
      const template = await drift();
      await db.query(`ALTER DATABASE ${db.name} IS_TEMPLATE false`);
      expect(changesOf(template)).toEqual(["operational changed database (both): comment, template"]);
      expect(template).toMatchObject({ toFixProof: "partial", toCaptureProof: "partial" });
    }),
);
