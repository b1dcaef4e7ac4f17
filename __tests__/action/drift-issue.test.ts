import { expect, test } from "vitest";
import { pushEvent, scheduleEvent } from "../support/events.js";
import { asked, shop, withStage, type Stage } from "./stage.js";

/** What the schedule's run asked GitHub to change, and its outputs. */
async function onSchedule(
  { run, api }: Stage,
  inputs: Readonly<Record<string, string>> = {},
  visibility: "public" | "private" = "private",
) {
  const from = api.requests.length;
  const result = await run(scheduleEvent({ visibility }), { inputs: { shadow: "off", ...inputs } });
  const written = asked(api, from).filter((one) => !one.startsWith("GET"));
  return { ...result, written };
}

const openIssues = ({ api }: Stage): readonly string[] =>
  api.store.issues.filter(({ state }) => state === "open").map(({ title }) => title);

test("the schedule keeps one issue for each environment that drifts: opened, updated, closed", () =>
  withStage(shop, async (stage) => {
    const { run, staging, production, api } = stage;
    expect((await run(pushEvent(), { inputs: { shadow: "off" } })).exitCode).toBe(0);

    const quiet = await onSchedule(stage);
    expect(quiet).toMatchObject({ exitCode: 0, written: [], outputs: { drift: "false", verdict: "ok" } });

    // A cosmetic difference is told, and no reason for an issue.
    await production.query("COMMENT ON TABLE users IS 'people'");
    expect(await onSchedule(stage, { "fail-on": "error, drift" })).toMatchObject({
      exitCode: 0,
      written: [],
      outputs: { drift: "true", verdict: "ok" },
    });

    await production.query('CREATE TABLE "<!-- @octocat" (id int); ALTER TABLE users ALTER id TYPE bigint');
    const first = await onSchedule(stage);
    expect(first).toMatchObject({ exitCode: 0, written: ["POST issues/create"], outputs: { drift: "true" } });
    expect(openIssues(stage)).toEqual(["The database schema of production has drifted"]);
    const body = api.store.issues[0]?.body ?? "";
    expect(body).toMatch(/^<!-- schema-version-action:v1 drift=\w+ -->\n/);
    expect(body).toContain("| column `users.id`<br>");
    expect(body).toContain("| type:\u00a0`integer` | type:\u00a0`bigint` |");
    expect(body).toContain('table `"<!-- @octocat"`');

    expect((await onSchedule(stage)).written).toEqual([]);
    // In a public repository anyone reads it: names, no definitions.
    expect((await onSchedule(stage, {}, "public")).written).toEqual(["PATCH issues/update"]);
    expect(api.store.issues[0]?.body).not.toContain("bigint");

    await staging.query("CREATE TABLE more ()");
    await production.query("ALTER TABLE users ADD name text");
    const both = await onSchedule(stage, { "fail-on": "error, drift" });
    expect(both).toMatchObject({ exitCode: 1, written: ["POST issues/create", "PATCH issues/update"] });
    expect(api.store.issues[0]?.body).toContain("users.name");

    await production.query('DROP TABLE "<!-- @octocat"; ALTER TABLE users ALTER id TYPE int, DROP name');
    expect((await onSchedule(stage)).written).toEqual(["PATCH issues/update"]);
    expect(openIssues(stage)).toEqual(["The database schema of staging has drifted"]);

    // Nobody else's issue is touched, whatever is written in it.
    const { body: theirs = "" } = api.store.issues[0] ?? {};
    api.addIssue({ body: theirs, title: "copied", user: { login: "mallory", type: "User" } });
    expect((await onSchedule(stage)).written).toEqual([]);
  }));

test("a refusal is a warning that names the line of the job's permissions; what is unknown closes nothing", () =>
  withStage(shop, async (stage) => {
    const { run, production, api } = stage;
    await run(pushEvent(), { inputs: { shadow: "off" } });
    await production.query("CREATE TABLE more ()");
    api.fail({ method: "POST", path: /\/issues$/, status: 403 });
    const refused = await onSchedule(stage);
    expect(refused).toMatchObject({ exitCode: 0, outputs: { drift: "true", verdict: "warning" } });
    const { findings } = JSON.parse(refused.files["report"] ?? "") as {
      readonly findings: readonly { readonly rule: string; readonly message: string; readonly help: string }[];
    };
    expect(findings.filter(({ rule }) => rule === "github")).toMatchObject([
      {
        message: expect.stringContaining("the token may not write the issue about the drift (403)") as string,
        help: expect.stringContaining("add `issues: write` to the job's `permissions:`") as string,
      },
    ]);
    expect((await onSchedule(stage)).written).toEqual(["POST issues/create"]);
    await production.query("DROP TABLE schema_version_snapshot");
    const unknown = await onSchedule(stage);
    expect(unknown).toMatchObject({ written: [], outputs: { drift: "unknown" } });
    expect(openIssues(stage)).toHaveLength(1);
    expect((await onSchedule(stage, { comment: "off" })).written).toEqual([]);
  }));
