import { describe, expect, test } from "vitest";
import { withDatabase } from "../support/database.js";
import { majors } from "../support/servers.js";
import { runCommand } from "./run-command.js";
import { files, more } from "./two-files.js";

describe("logical replication", () => {
  const publications = [
    { kind: "FOR ALL TABLES", oldest: 14, words: "(FOR ALL TABLES)" },
    { kind: "FOR TABLE public.schema_version, public.users", oldest: 14, words: "(FOR TABLE)" },
    { kind: "FOR TABLES IN SCHEMA public", oldest: 15, words: "(FOR TABLES IN SCHEMA)" },
  ];
  const cases = publications.flatMap((one) =>
    majors.filter((major) => [14, 15, 18].includes(major) && major >= one.oldest).map((major) => ({ ...one, major })),
  );

  test.each(cases)("a publication $kind on $major is a warning, and its help helps", async ({ kind, words, major }) => {
    await withDatabase({ major }, async (database) => {
      await runCommand("apply", { url: database.url, files, flags: { environment: "shop" } });
      await database.query(`CREATE TABLE other (id int PRIMARY KEY); CREATE PUBLICATION mine FOR TABLE other;
        CREATE SCHEMA theirs; CREATE TABLE theirs.schema_version (id int PRIMARY KEY);
        CREATE PUBLICATION of_theirs FOR TABLE theirs.schema_version`);
      if (major >= 15) await database.query("CREATE PUBLICATION all_of_theirs FOR TABLES IN SCHEMA theirs");
      await database.query(`CREATE PUBLICATION "Feed" ${kind}`);
      const { report, environment } = await runCommand("apply", { url: database.url, files: more });
      expect(environment.currentVersion).toBe("2");
      expect(report.verdict).toBe("warning");
      const flags = { environment: "copy", "copy-of": "shop" };
      expect((await runCommand("adopt", { url: database.url, files: more, flags })).report.failure).toBeNull();
      expect(await database.query("SELECT FROM schema_version_log WHERE NOT success")).toEqual([]);
      const found = report.findings.filter(({ rule }) => rule === "publication");
      expect(found.map(({ message }) => message)).toEqual([
        expect.stringContaining(`the publication "Feed" ${words} carries`),
      ]);

      const remedy = /^ALTER PUBLICATION "Feed" DROP (?:TABLES IN SCHEMA "public"|TABLE [^,]+)/.exec(
        found[0]?.help ?? "",
      );
      expect(remedy === null).toBe(kind === "FOR ALL TABLES");
      const client = await database.connect();
      await client.query(remedy?.[0] ?? 'DROP PUBLICATION "Feed"; CREATE PUBLICATION "Feed" FOR TABLE users');
      const after = await runCommand("check", { url: database.url, files: more });
      expect(after.report.findings.map(({ rule }) => rule)).not.toContain("publication");
    });
  });

  test("a subscription that feeds the tables blocks, and nothing runs", async () => {
    await withDatabase({}, (publisher) =>
      withDatabase({}, async (database) => {
        for (const { url } of [publisher, database]) await runCommand("apply", { url, files });
        const slot = `s_${database.name}`;
        await publisher.query("CREATE PUBLICATION feed FOR TABLE schema_version");
        await publisher.query(`SELECT pg_create_logical_replication_slot('${slot}', 'pgoutput')`);
        await database.query(
          `CREATE SUBSCRIPTION ${slot} CONNECTION '${publisher.url}' PUBLICATION feed WITH (create_slot = false, copy_data = false, enabled = false)`,
        );
        try {
          const { report, environment, said } = await runCommand("apply", { url: database.url, files: more });
          expect(report.failure).toBe("blocked");
          expect(said).toContain("subscription: a subscription of this database writes into the tool's tables");
          expect(environment.currentVersion).toBe("1");
          expect(await database.query("SELECT to_regclass('orders') AS orders")).toEqual([{ orders: null }]);
        } finally {
          await database.query(`ALTER SUBSCRIPTION ${slot} SET (slot_name = NONE)`);
          await database.query(`DROP SUBSCRIPTION ${slot}`);
          await publisher.query(`SELECT pg_drop_replication_slot('${slot}')`);
        }
      }),
    );
  });
});
