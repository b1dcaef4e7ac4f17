import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/core/report.js";
import { shadowOf } from "../environment/histories.js";
import { withWorld, type World } from "../engine/world.js";
import { sampledMajors } from "../support/servers.js";

const file = "evidence/production.json";
const production = { environment: "production" };

const files = {
  "V1__users.sql":
    "CREATE TABLE users (id int PRIMARY KEY, email text, old text); GRANT SELECT ON users TO reader_of_files;",
};

async function prepare({ db, run, write }: World): Promise<void> {
  await db.query(
    "CREATE EXTENSION pg_stat_statements; DO $$ BEGIN CREATE ROLE reader_of_files; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
  );
  await run("apply", production);
  await db.query(
    "INSERT INTO users SELECT i, 'marker-value' FROM generate_series(1, 500) i; ANALYZE users; CREATE INDEX by_hand ON users (email)",
  );
  await db.query("SELECT old FROM users WHERE email = 'marker-value'");
  write({
    "V2__drop.sql": "ALTER TABLE users DROP COLUMN old;\nALTER TABLE users ADD COLUMN country text;",
    "U2__drop.sql": "ALTER TABLE users ADD COLUMN old text;",
  });
}

/** What must be the same, with the database and with evidence. */
function essence({ environments, findings, verdict }: Report): unknown {
  const [environment] = environments;
  if (environment === undefined) throw new Error("no environment");
  const rest = { ...environment, observedAt: null, probes: [], database: null };
  return { verdict, findings, environment: rest };
}

describe.each(sampledMajors)("on PostgreSQL %i", (major) => {
  test("a check with evidence says what a check with the database says, and how old the evidence is", async () => {
    await withWorld({ files, major }, async (world) => {
      await prepare(world);
      const { run, root } = world;
      const { inputs = {}, ...options } = await shadowOf(major);
      const own = { ...inputs, ...production };
      const observed = await run("observe", { ...own, evidence: file }, options);
      expect(observed.report).toMatchObject({ failure: null, written: [file] });
      const live = await run("check", own, options);
      const withEvidence = await run("check", { ...own, "database-url": "", evidence: file }, options);
      expect(essence(withEvidence.report)).toEqual(essence(live.report));
      expect(withEvidence.findings.join("\n")).toMatch(/query-broken: after V2 drop, .*SELECT old FROM users.* fails/);
      expect(withEvidence.environment).toMatchObject({
        reachable: true,
        currentVersion: "1",
        targetVersion: "2",
        sizes: [{ table: "public.users", rows: 500 }],
      });
      expect(withEvidence.environment.drift.objects.map(({ identity }) => identity)).toContain("public.by_hand");
      expect(withEvidence.environment.planDigest).toMatch(/^[0-9a-f]{32}$/);
      expect(withEvidence.report.leftOut.join(" ")).toMatch(
        /production was not read: evidence of 20\d\d-\d\d-\d\d \d\d:\d\d UTC stands for it, which is [01] minutes? old/,
      );
      expect(readFileSync(join(root, file), "utf8")).not.toMatch(/marker-value/);
    });
  }, 90_000);
});

test("in a public repository the file holds no size, statement, definition or foreign name, and publish: all lifts it", async () => {
  await withWorld({ files, major: 18 }, async (world) => {
    await prepare(world);
    const { run, root, db } = world;
    const stranger = await db.role();
    const space = `space_of_${stranger.name}`;
    const admin = await db.connect();
    await admin.query("SET allow_in_place_tablespaces = on");
    await admin.query(`CREATE TABLESPACE ${space} LOCATION ''`);
    const { host } = new URL(db.url);
    await run("observe", { ...production, evidence: file }, { publicRepository: true });
    await admin.query(`DROP TABLESPACE ${space}`);
    const text = readFileSync(join(root, file), "utf8");
    for (const secret of ["by_hand", "SELECT old", "marker-value", host, stranger.name, space])
      expect(text).not.toContain(secret);
    expect(JSON.parse(text)).toMatchObject({
      evidence: {
        audience: "public",
        sizes: [],
        snapshot: null,
        observation: { statements: [] },
        mirror: { roles: expect.arrayContaining(["reader_of_files"]) },
      },
    });
    const { inputs = {}, ...options } = await shadowOf(18);
    const checked = await run(
      "check",
      { ...inputs, ...production, "database-url": "", evidence: file },
      { ...options, publicRepository: true },
    );
    expect(checked.environment).toMatchObject({ currentVersion: "1", targetVersion: "2", plan: "ready", sizes: [] });
    await run("observe", { ...production, evidence: file, publish: "all" }, { publicRepository: true });
    expect(readFileSync(join(root, file), "utf8")).toContain("by_hand");

    // The same findings without what is in no file.
    world.write({ "../q/a.sql": "SELECT id, old FROM users;" });
    const queries = { queries: "q/*.sql" };
    const open = await run("check", { ...inputs, ...production, ...queries }, { ...options, publicRepository: true });
    expect(open.findings.join("\n")).toMatch(
      /query-broken: after V2 drop, a statement that the application was seen to run fails with 42703/,
    );
    // What a file of the repository holds, everybody reads there.
    expect(open.findings.join("\n")).toMatch(
      /query-broken: after V2 drop, .*`SELECT id, old FROM users` \(q\/a\.sql:1\) fails/,
    );
    // Digests are left out: any three digits may stand in one.
    expect(JSON.stringify(open.report).replace(/[0-9a-f]{32}/g, "")).not.toMatch(/SELECT old|by email|\b500\b/);
  });
}, 90_000);

const sum = (evidence: unknown): string => createHash("sha256").update(JSON.stringify(evidence)).digest("hex");

test("evidence that is no good is refused with the reason, and never guessed", async () => {
  await withWorld({ files, major: 18 }, async (world) => {
    await prepare(world);
    const { run, root } = world;
    await run("observe", { ...production, evidence: file });
    const path = join(root, file);
    const good = readFileSync(path, "utf8");
    const parsed = JSON.parse(good) as { checksum: string; evidence: { environment: string; sizes: unknown } };
    const rewritten = (evidence: unknown): string => JSON.stringify({ ...parsed, checksum: sum(evidence), evidence });
    const cases: readonly (readonly [string, string])[] = [
      [good.slice(0, 5000), "it is truncated, or no evidence file"],
      ["", "it is truncated, or no evidence file"],
      ["[]", "it is no evidence file"],
      [
        good.replace('"currentVersion"', '"x"').replace("V1__users", "V9__users"),
        "it was changed after it was written: the checksum differs",
      ],
      [
        JSON.stringify({ ...parsed, schemaVersionEvidence: 99 }),
        "its format 99 is newer than 1, which this version reads",
      ],
      [
        rewritten({ ...parsed.evidence, environment: "staging" }),
        'it is of the environment "staging", not of "production"',
      ],
      [rewritten({ ...parsed.evidence, sizes: [{ table: 1 }] }), "its content is not what this version writes"],
      [rewritten({}), "its content is not what this version writes"],
      [rewritten(null), "its content is not what this version writes"],
    ];
    const inputs = { ...production, "database-url": "", evidence: file, shadow: "off" };
    for (const [text, reason] of cases) {
      writeFileSync(path, text);
      const { report, findings } = await run("check", inputs);
      expect([reason, findings, report.failure]).toEqual([
        reason,
        [`evidence: the evidence ${file} cannot be used: ${reason}`],
        "bad-input",
      ]);
    }
    expect((await run("check", { ...inputs, evidence: "none.json" })).findings).toEqual([
      "evidence: the evidence none.json cannot be used: there is no such file",
    ]);
    writeFileSync(path, good);
    expect((await run("check", inputs)).report.failure).toBe(null);

    execFileSync("git", ["init", "-q"], { cwd: root });
    mkdirSync(join(root, "migrations"), { recursive: true });
    execFileSync("git", ["add", file], { cwd: root });
    for (const command of ["check", "observe"]) {
      const { findings, report } = await run(command, command === "check" ? inputs : { ...production, evidence: file });
      expect(findings.join()).toContain(`evidence: the evidence ${file} is tracked by git`);
      expect(report.failure).toBe("bad-input");
    }
    expect(readFileSync(path, "utf8")).toBe(good);
  });
});
