import { describe, expect, test } from "vitest";
import { readGrants, snapshotGrants, writeGrants } from "../../src/database/grants.js";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { runCommand, type Ran } from "./run-command.js";
import { files, more } from "./two-files.js";

describe("a role that lacks a privilege is told the GRANT, and following it works", () => {
  /** Runs a command as the role and executes what the help says, until it works; returns what was granted. */
  async function followHelp(database: TestDatabase, command: () => Promise<Ran>): Promise<readonly string[]> {
    const granted: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      const { report, said } = await command();
      const missing = report.findings.find(({ rule, message }) => rule === "privilege" || message.includes("42501"));
      if (missing === undefined) return report.failure === null ? granted : [...granted, said];
      granted.push(missing.help);
      const client = await database.connect();
      await client.query(missing.help);
    }
    throw new Error(`still refused after: ${granted.join("; ")}`);
  }

  const snapshots = '"public"."schema_version_snapshot"';
  const record = '"public"."schema_version", "public"."schema_version_repeatable"';
  const usage = (role: string): string => `GRANT USAGE ON SCHEMA "public" TO "${role}"`;

  test("CONNECT, USAGE and CREATE, one after the other, up to a first apply", async () => {
    await withDatabase({}, async (database) => {
      const role = await database.role();
      await database.query(
        `REVOKE CONNECT ON DATABASE ${database.name} FROM PUBLIC; REVOKE ALL ON SCHEMA public FROM PUBLIC`,
      );
      const granted = await followHelp(database, () => runCommand("apply", { url: role.url, files }));
      expect(granted).toEqual([
        `GRANT CONNECT ON DATABASE "${database.name}" TO "${role.name}"`,
        `GRANT USAGE, CREATE ON SCHEMA "public" TO "${role.name}"`,
      ]);
    });
  });

  test("CREATE alone, where the schema may be used", async () => {
    await withDatabase({}, async (database) => {
      const role = await database.role({ grants: ["USAGE ON SCHEMA public"] });
      const granted = await followHelp(database, () => runCommand("apply", { url: role.url, files }));
      expect(granted).toEqual([`GRANT USAGE, CREATE ON SCHEMA "public" TO "${role.name}"`]);
    });
  });

  test("CREATE on the database, where the schema is missing", async () => {
    await withDatabase({}, async (database) => {
      const role = await database.role();
      const flags = { schemas: "App" };
      const granted = await followHelp(database, () => runCommand("apply", { url: role.url, files, flags }));
      expect(granted).toEqual([`GRANT CREATE ON DATABASE "${database.name}" TO "${role.name}"`]);
    });
  });

  test.each([
    { name: "in public, which others may use", schemas: "public", revoke: "" },
    { name: "in a schema of its own", schemas: "App", revoke: "" },
  ])("a check of tables that belong to others, $name", async ({ schemas }) => {
    await withDatabase({}, async (database) => {
      const flags = { schemas };
      await runCommand("apply", { url: database.url, files, flags });
      const role = await database.role();
      const granted = await followHelp(database, () => runCommand("check", { url: role.url, files: more, flags }));
      const tables = `${record}, "public"."schema_version_log", ${snapshots}`.replaceAll("public", schemas);
      expect(granted).toEqual([
        `GRANT USAGE ON SCHEMA "${schemas}" TO "${role.name}"; GRANT SELECT ON ${tables} TO "${role.name}"`,
      ]);
    });
  });

  test.each([
    {
      name: "without snapshots",
      sql: "DROP TABLE schema_version_snapshot",
      on: `${record}, "public"."schema_version_log"`,
    },
    {
      name: "of which the log alone is there",
      sql: "DROP TABLE schema_version, schema_version_repeatable",
      on: `"public"."schema_version_log", ${snapshots}`,
    },
  ])("a check of tables that belong to others, $name", async ({ sql, on }) => {
    await withDatabase({}, async (database) => {
      await runCommand("apply", { url: database.url, files });
      await database.query(sql);
      const role = await database.role();
      const granted = await followHelp(database, () => runCommand("status", { url: role.url, files }));
      expect(granted).toEqual([`${usage(role.name)}; GRANT SELECT ON ${on} TO "${role.name}"`]);
    });
  });

  test("what is not there is not named", () => {
    const who = { user: 'o"hara', role: null, home: "public", database: "shop" };
    const of = (stored: "present" | "absent") => [
      readGrants(who, { tables: [], snapshots: stored }),
      writeGrants(who, { snapshots: stored }),
      snapshotGrants(who, { snapshots: stored }),
    ];
    const schema = 'GRANT USAGE ON SCHEMA "public" TO "o""hara"';
    const log = 'GRANT SELECT, INSERT ON "public"."schema_version_log" TO "o""hara"';
    const all = "GRANT SELECT, INSERT, UPDATE, DELETE ON";
    expect(of("absent")).toEqual([
      schema,
      `${schema}; ${all} ${record} TO "o""hara"; ${log}`,
      'GRANT USAGE, CREATE ON SCHEMA "public" TO "o""hara"',
    ]);
    expect(of("present")).toEqual([
      `${schema}; GRANT SELECT ON ${snapshots} TO "o""hara"`,
      `${schema}; ${all} ${record}, ${snapshots} TO "o""hara"; ${log}`,
      `${all} ${snapshots} TO "o""hara"`,
    ]);
  });

  test("an apply onto tables that belong to others", async () => {
    await withDatabase({}, async (database) => {
      await runCommand("apply", { url: database.url, files });
      const role = await database.role({ grants: ["USAGE, CREATE ON SCHEMA public"] });
      const granted = await followHelp(database, () => runCommand("apply", { url: role.url, files: more }));
      const log = '"public"."schema_version_log"';
      const to = `TO "${role.name}"`;
      expect(granted).toEqual([
        `${usage(role.name)}; GRANT SELECT ON ${record}, ${log}, ${snapshots} ${to}`,
        `${usage(role.name)}; GRANT SELECT, INSERT, UPDATE, DELETE ON ${record}, ${snapshots} ${to}; GRANT SELECT, INSERT ON ${log} ${to}`,
      ]);
    });
  });

  test("CREATE, up to a baseline", async () => {
    await withDatabase({}, async (database) => {
      const role = await database.role({ grants: ["USAGE ON SCHEMA public"] });
      const flags = { "target-version": "1" };
      const granted = await followHelp(database, () => runCommand("baseline", { url: role.url, files, flags }));
      expect(granted).toEqual([`GRANT USAGE, CREATE ON SCHEMA "public" TO "${role.name}"`]);
    });
  });

  test("CREATE, where drift is accepted and no snapshot was ever kept", async () => {
    await withDatabase({}, async (database) => {
      await runCommand("apply", { url: database.url, files });
      await database.query("DROP TABLE schema_version_snapshot");
      const on = `${record}, "public"."schema_version_log"`;
      const role = await database.role({ grants: ["USAGE ON SCHEMA public", `SELECT, INSERT, UPDATE ON ${on}`] });
      const flags = { "accept-drift": "true", reason: "agreed" };
      const granted = await followHelp(database, () => runCommand("repair", { url: role.url, files, flags }));
      expect(granted).toEqual([`GRANT USAGE, CREATE ON SCHEMA "public" TO "${role.name}"`]);
    });
  });

  test("a role to change to, of which the login is no member", async () => {
    await withDatabase({}, async (database) => {
      const owner = await database.role({ grants: ["USAGE, CREATE ON SCHEMA public"] });
      const login = await database.role();
      const flags = { role: owner.name };
      const granted = await followHelp(database, () => runCommand("apply", { url: login.url, files, flags }));
      expect(granted).toEqual([`GRANT "${owner.name}" TO "${login.name}"`]);
    });
  });
});
