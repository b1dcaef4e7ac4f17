import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withDatabase } from "../support/database.js";
import { shop, withFolder } from "./folder.js";
import { parseReport } from "./report-schema.js";

test("every format is the report alone on stdout, whatever goes on on stderr", () =>
  withDatabase({}, ({ url }) =>
    withFolder(shop, async ({ run, write, path, list }) => {
      const env = { DATABASE_URL: url };

      const applied = await run("apply --format json", { env });
      expect(applied.stderr).toMatch(/^ {2}V1 users {2}done {2}\d+ ms\n {2}V2 email {2}done/);
      const report = parseReport(applied.stdout);
      expect(report).toMatchObject({ formatVersion: 1, command: "apply", verdict: "ok" });
      expect(
        report.environments[0]?.migrations.map(({ version, state, result }) => `${version} ${state} ${result}`),
      ).toEqual(["1 applied done", "2 applied done", "3 applied done"]);

      const text = await run("status", { env });
      expect(text).toMatchObject({ exitCode: 0, stderr: "" });
      expect(text.stdout).toMatch(/^schema-version status {2}default {2}PostgreSQL 16\.\d+ {2}/);
      expect(text.stdout).not.toContain("\u001b");
      expect(text.stdout).toMatch(/V2 {7}email {8}applied/);
      expect(text.stdout.endsWith("\n")).toBe(true);

      const markdown = await run("status --format markdown", { env });
      expect(markdown.stdout).toMatch(/^### ✅ default is at version 3, nothing is pending\n/);

      const history = await run("history --format json", { env });
      expect(
        parseReport(history.stdout).environments[0]?.events?.map(({ event, version }) => `${event} ${version}`),
      ).toEqual(["apply 3", "apply 2", "apply 1"]);

      const csv = await run("history --format csv", { env });
      const [head, ...rows] = csv.stdout.trimEnd().split("\n");
      expect(head).toMatch(/^environment,id,at,event,version,description,script,checksum,installed_by,/);
      expect(rows.map((row) => row.split(",").slice(3, 7).join(" "))).toEqual([
        "apply 3 names V3__names.sql",
        "apply 2 email V2__email.sql",
        "apply 1 users V1__users.sql",
      ]);

      await write({ "migrations/V2__email.sql": "-- edited\n" });
      const sarif = await run("check --format=sarif", { env });
      expect(sarif).toMatchObject({ exitCode: 1, stderr: "" });
      const { version, runs } = JSON.parse(sarif.stdout) as {
        version: string;
        runs: {
          results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[];
        }[];
      };
      expect(version).toBe("2.1.0");
      expect(
        runs[0]?.results.map(
          ({ ruleId, locations }) => `${ruleId} ${locations[0]?.physicalLocation.artifactLocation.uri}`,
        ),
      ).toContain("edited migrations/V2__email.sql");

      const file = await run("check --format json --output report.json", { env });
      expect(file).toMatchObject({ exitCode: 1, stdout: "", stderr: "" });
      expect(parseReport(await readFile(join(path, "report.json"), "utf8"))).toMatchObject({
        command: "check",
        verdict: "blocked",
      });
      expect(await list()).toEqual(["migrations", "report.json"]);
    }),
  ));

test("bad input is a report too where a program reads it, and words on stderr where a person does", () =>
  withFolder(shop, async ({ run }) => {
    const text = await run("apply --lock-wait soon");
    expect(text).toMatchObject({ exitCode: 2, stdout: "" });
    expect(text.stderr.replace(/\d+ ms\n$/, "")).toBe(
      'schema-version apply\n\nerror: lock-wait "soon" is no duration\n' +
        "  help  write 500ms, 20s or 5m; a number alone is seconds\n\nApply did not start: 1 error  ·  ",
    );
    const json = await run("apply --lock-wait soon --format json");
    expect(json).toMatchObject({ exitCode: 2, stderr: "" });
    expect(parseReport(json.stdout)).toMatchObject({ command: "apply", verdict: "failed", environments: [] });
    const markdown = await run("apply --lock-wait soon --format markdown");
    expect(markdown.stdout).toMatch(/Lock-wait "soon" is no duration|lock-wait "soon" is no duration/);
    const csv = await run("history --format csv --lock-wait soon");
    expect(csv).toMatchObject({ exitCode: 2, stdout: "" });
    expect(csv.stderr).toContain('lock-wait "soon" is no duration');
  }));

test("in a workflow no format holds what its runner takes for an order, on stdout nor on stderr", () => {
  const orders = ["::set-output name=x::y", "##[group]x"];
  // What others wrote: a description, SQL, a NOTICE, an error.
  const hostile = {
    "migrations/V1__##[group]x.sql": `SELECT 1;\n${orders.join("\n")}\n`,
    "migrations/V2__notice.sql": `DO $$ BEGIN RAISE NOTICE E'a\\n${orders.join("\\n")}'; RAISE EXCEPTION E'b\\n${orders.join("\\n")}'; END $$;\n`,
  };
  return withDatabase({}, ({ url }) =>
    withFolder(hostile, async ({ run, write }) => {
      const env = { DATABASE_URL: url, CI: "true", GITHUB_ACTIONS: "true" };
      const said = async (line: string): Promise<string> => {
        const { stdout, stderr } = await run(line, { env });
        expect(`${stdout}${stderr}`).not.toMatch(/^\s*::|##\[/m);
        return `${stdout}${stderr}`;
      };
      for (const format of ["text", "markdown", "json", "sarif"])
        expect(await said(`check --format ${format}`)).toContain(format === "sarif" ? "V1__" : "group]x");
      await write({ "migrations/V1__##[group]x.sql": "SELECT 1;\n" });
      expect(await said("apply")).toMatch(/NOTICE: a\s+: ?:set-output/);
      expect(await said("history --format csv")).toContain("## [group]x");
      await said("apply --unknown-##[group]");
      // Elsewhere the text is as it is.
      expect((await run("history", { env: { DATABASE_URL: url } })).stdout).toContain("##[group]x");
    }),
  );
});
