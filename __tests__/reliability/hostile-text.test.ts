import { describe, expect, test } from "vitest";
import { marked } from "marked";
import { configFile, shop, withStage } from "../action/stage.js";
import { parseReport } from "../cli/report-schema.js";
import { pullRequestEvent, pushEvent } from "../support/events.js";
import type { ActionResult } from "../support/action.js";

/** What would be an order to a runner, a mention, markup, the end of a comment, or a move of the cursor. */
const nasty = [
  "::set-output name=verdict::pwned",
  "::error file=x::pwned",
  "##[error]pwned",
  "::add-mask::e",
  "::stop-commands::pwned",
  "@everyone",
  "`code` ``` </details>",
  "a | b --> <script>pwned</script> <!-- pwned",
  "\u001b[31mred\u001b[2J\u0007\u202e",
];
const lines = nasty.join("\n");
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The commands that are ours to give; a mask is how the runner learns a secret. */
const ours = new Set(["group", "endgroup", "error", "warning", "notice", "add-mask"]);

function expectHarmless({ commands, stdout, stderr, annotations, outputs }: ActionResult, verdict: string): void {
  expect(commands.filter(({ name }) => !ours.has(name))).toEqual([]);
  expect(annotations.filter(({ message }) => message === "pwned")).toEqual([]);
  // A mask of ours is a whole secret, never a letter.
  expect(commands.filter(({ name, data }) => name === "add-mask" && data.length < 4)).toEqual([]);
  // oxlint-disable-next-line no-control-regex
  expect(`${stdout}${stderr}`).not.toMatch(/[\u0007\u001b\u202e]/);
  expect(outputs).toMatchObject({ verdict });
}

/** GitHub would make these of the Markdown: nobody is mentioned, nothing but our own elements stands there. */
function expectWhole(markdown: string): void {
  const html = marked.parse(markdown, { async: false, gfm: true });
  expect(html).not.toMatch(/<script|<img|onerror=/i);
  const text = html.replaceAll(/<(code|pre)[^>]*>[^]*?<\/\1>/g, "");
  expect(text).not.toMatch(/@everyone/);
  for (const element of ["details", "summary"]) {
    const count = (pattern: string): number => html.split(pattern).length - 1;
    expect(count(`<${element}>`), element).toBe(count(`</${element}>`));
  }
  expect(html).toContain("<sub>");
}

describe("hostile text never becomes an order, a mention or markup", () => {
  test("of files, in a pull request", () =>
    withStage(
      {
        ...shop,
        [`migrations/V2__::error::x ##[error]y @everyone \`a\` | --> <b>.sql`]: `-- ${lines.replaceAll("\n", "\n-- ")}\nSELECT ${quoted(lines)};\n`,
        "migrations/V3__x.sql": `-- schema-version: ::error::pwned=1\nSELECT \${::error::pwned\n`,
        "migrations/::set-output name=a::b.sql": "SELECT 1;\n",
      },
      async ({ api, run, repository }) => {
        const { number } = api.addPull();
        await repository.branch("a`b|c-->d@everyone");
        const event = pullRequestEvent({
          number,
          headRef: "a`b|c-->d@everyone",
          baseSha: await repository.git("rev-parse", "main"),
        });
        const checked = await run(event, {
          ref: "refs/heads/main",
          actor: "::error::pwned",
          env: { GITHUB_HEAD_REF: "::error::pwned" },
        });
        expectHarmless(checked, "blocked");
        expect(api.store.comments).toHaveLength(1);
        const body = api.store.comments[0]?.body ?? "";
        expectWhole(body);
        expectWhole(checked.summary);
        expect(body.split("\n")[0]).toMatch(/^<!-- schema-version-action:v1 key=[0-9a-f]{12} -->$/);
        parseReport(checked.files.report ?? "");
        JSON.parse(checked.files.sarif ?? "");
        // Run again, our own comment is found and nothing is written.
        const before = api.requests.length;
        await run(event, { ref: "refs/heads/main" });
        expect(api.requests.slice(before).filter(({ method }) => method !== "GET")).toEqual([]);
      },
    ));

  test("of the server and of a person, in an apply", () =>
    withStage(
      {
        ...shop,
        "migrations/V2__notice.sql": `DO $x$ BEGIN RAISE NOTICE '%', ${quoted(lines)}; END $x$;\n`,
        "migrations/V3__raise.sql": `DO $x$ BEGIN RAISE EXCEPTION '%', ${quoted(lines)} USING HINT = ${quoted(lines)}; END $x$;\n`,
      },
      async ({ run, staging }) => {
        const applied = await run(pushEvent(), { actor: lines, triggeringActor: lines.slice(0, 90), runId: "1" });
        expect(applied).toMatchObject({ exitCode: 1 });
        expectHarmless(applied, "failed");
        expectWhole(applied.summary);
        expect(applied.stdout).toContain("NOTICE: ");
        expect(applied.stdout).toContain("pwned");
        parseReport(applied.files.report ?? "");
        const [row] = await staging.query<{ installed_by: string }>(
          "SELECT installed_by FROM schema_version WHERE version = '2'",
        );
        expect(row?.installed_by).toBe(lines.slice(0, 90));
      },
    ));

  test("of the configuration file and of inputs", () =>
    withStage(
      { ...shop, ".github/schema-version.yml": `${configFile}"::error::pwned\\n##[error]pwned": x\n` },
      async ({ run }) => {
        const refused = await run(pushEvent(), {
          inputs: { "lock-wait": `\n${lines}`, environment: lines },
          env: { "INPUT_::ERROR::PWNED": "x" },
        });
        expect(refused).toMatchObject({ exitCode: 1 });
        expectHarmless(refused, "failed");
      },
    ));
});
