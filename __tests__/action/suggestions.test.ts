import { expect, test } from "vitest";
import { pullRequestEvent } from "../support/events.js";
import type { PullFile, ReviewComment } from "../support/github-store.js";
import type { Files } from "../support/repository.js";
import { asked, shop, withStage, type RunOptions, type Stage } from "./stage.js";

const flat = (text: string): string => text.replaceAll(/\s+/g, " ");
const undo = "DROP TABLE IF EXISTS orders;\n";

/** Pushes files to a pull request, and returns its event. */
async function push({ repository, api }: Stage, number: number, files: Files, options: { fork?: string } = {}) {
  await repository.commit("Change", files);
  const head = await repository.git("symbolic-ref", "--short", "HEAD");
  const shas = await repository.openPull({ number, head });
  api.store.pullFiles.set(number, await repository.listPullFiles({ head }));
  return pullRequestEvent({ number, ...shas, ...options });
}

async function open(stage: Stage): Promise<number> {
  await stage.repository.branch("feature");
  return stage.api.addPull().number;
}

const written = ({ api }: Stage, from: number): readonly string[] =>
  asked(api, from).filter((request) => !request.startsWith("GET "));

const show = ({ path, startLine, line, body }: ReviewComment): string =>
  `${path}:${startLine ?? line}-${line} ${body.split(/^`{3,}/m)[1] ?? ""}`;

test("a safe form stands on its lines once, and again only for another statement", { timeout: 60_000 }, () =>
  withStage(shop, async (stage) => {
    const { api, run } = stage;
    const number = await open(stage);
    const statement = "CREATE TABLE orders (\n  id int PRIMARY KEY, -- größer\n  user_id int\n);\n";
    const files = { "migrations/V2__orders.sql": `-- Orders.\n${statement}`, "migrations/U2__orders.sql": undo };
    const event = await push(stage, number, files);
    const checked = await run(event);
    expect(checked).toMatchObject({ exitCode: 0, stderr: "", annotations: [{ level: "warning" }] });

    const [comment] = api.store.reviewComments;
    expect(api.store.reviewComments).toHaveLength(1);
    expect(comment).toMatchObject({ path: "migrations/V2__orders.sql", startLine: 2, line: 5 });
    expect(comment?.body).toMatch(
      /^<!-- schema-version-action:v1 suggestion=\w+ -->\n⚠️ \*\*CREATE TABLE orders .*\*\*.* — `create-if-not-exists`\n\n```suggestion\n/,
    );
    expect(comment?.body.split("```suggestion\n")[1]).toBe(
      "CREATE TABLE IF NOT EXISTS orders (\n  id int PRIMARY KEY, -- größer\n  user_id int\n);\n```",
    );
    const [review] = api.store.reviews;
    const commit = (event.payload as { pull_request: { head: { sha: string } } }).pull_request.head.sha;
    expect(review).toMatchObject({ event: "COMMENT", commit_id: commit });
    expect(review?.body).toContain(`](${checked.outputs["comment-url"]})`);

    // The same once more, and with the file changed elsewhere: nothing is written but the comment's own text.
    let before = api.requests.length;
    await run(event, { runId: "5000" });
    expect(written(stage, before)).toEqual([]);
    const moved = { "migrations/V2__orders.sql": `-- Orders.\n-- Of users.\n${statement}` };
    before = api.requests.length;
    await run(await push(stage, number, moved));
    expect(written(stage, before)).toEqual(["PATCH issues/update-comment"]);

    // Another statement is another change.
    const edited = { "migrations/V2__orders.sql": "CREATE TABLE orders (id bigint);\n" };
    await run(await push(stage, number, edited));
    expect(api.store.reviewComments.map(show).slice(1)).toEqual([
      "migrations/V2__orders.sql:1-1 suggestion\nCREATE TABLE IF NOT EXISTS orders (id bigint);\n",
    ]);
  }),
);

test("line ends, fences and secrets of a file stay what they are", { timeout: 60_000 }, () =>
  withStage(shop, async (stage) => {
    const number = await open(stage);
    const event = await push(stage, number, {
      "migrations/V2__orders.sql": "-- one\r\nCREATE TABLE orders (\r\n  id int\r\n);\r\n",
      "migrations/U2__orders.sql": undo,
      "migrations/V3__quotes.sql": "CREATE TABLE quotes (sign text DEFAULT '```\n````suggestion');\n",
      "migrations/V4__secret.sql": "CREATE TABLE secrets (word text DEFAULT 'hunter2hunter2');\n",
      "migrations/V5__held.sql": "CREATE TABLE held (word text DEFAULT '${word}');\n",
      "migrations/V6__hidden.sql": "CREATE TABLE hidden (word text DEFAULT '\u202egnp');\n",
    });
    await stage.run(event, { inputs: { placeholders: "word=hunter2hunter2" } });
    const bodies = stage.api.store.reviewComments.map(({ body }) => body.slice(body.indexOf("\n\n") + 2));
    expect(bodies).toEqual([
      "```suggestion\r\nCREATE TABLE IF NOT EXISTS orders (\r\n  id int\r\n);\r\n```",
      "`````suggestion\nCREATE TABLE IF NOT EXISTS quotes (sign text DEFAULT '```\n````suggestion');\n`````",
    ]);
    expect(JSON.stringify(stage.api.store.reviews)).not.toContain("hunter2hunter2");
  }),
);

test("a run posts ten at most, and none in a file that the diff does not show", { timeout: 60_000 }, () =>
  withStage(shop, async (stage) => {
    const number = await open(stage);
    const names = Array.from({ length: 12 }, (_, index) => `t${index}`);
    const event = await push(stage, number, {
      "migrations/V2__many.sql": names.map((name) => `CREATE TABLE ${name} (id int);\n`).join(""),
      "migrations/V3__large.sql": "CREATE TABLE large (id int);\n",
      "migrations/V4__renamed.sql": "CREATE TABLE renamed (id int);\n",
      "migrations/V5__other.sql": "CREATE TABLE other (id int);\n",
    });
    const files = stage.api.store.pullFiles.get(number) ?? [];
    const hide = files.map((file): PullFile => {
      if (file.filename.endsWith("V3__large.sql")) return { ...file, patch: null };
      if (file.filename.endsWith("V4__renamed.sql")) return { ...file, status: "renamed" };
      // As if somebody had pushed since: the line is another one.
      return { ...file, patch: (file.patch ?? "").replace("CREATE TABLE other", "CREATE TABLE another") };
    });
    stage.api.store.pullFiles.set(number, hide);
    await stage.run(event);
    const known = stage.api.store.reviewComments;
    expect(known.map(({ path, line }) => [path, line])).toEqual(
      Array.from({ length: 10 }, (_, index) => ["migrations/V2__many.sql", index + 1]),
    );
    await stage.run(event);
    expect(known).toHaveLength(10);
  }),
);

interface Case {
  readonly name: string;
  readonly options?: RunOptions;
  readonly fork?: string;
  readonly fault?: 403 | 422;
  readonly says: string;
  readonly posts: number;
  readonly levels: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "a missing permission",
    fault: 403,
    says: "may not write suggestions on lines of the pull request",
    posts: 0,
    levels: ["warning", "warning"],
  },
  {
    name: "lines that have moved since",
    fault: 422,
    says: "GitHub refused the suggestion",
    posts: 0,
    levels: ["notice", "warning"],
  },
  { name: "nobody wants them", options: { inputs: { suggestions: "off" } }, says: "", posts: 0, levels: ["warning"] },
  { name: "no comment", options: { inputs: { comment: "off" } }, says: "", posts: 1, levels: ["warning"] },
  {
    name: "a fork",
    options: { inputs: { comment: "off" } },
    fork: "mallory/shop",
    says: "There is no suggestion: the token of a pull request from a fork only reads.",
    posts: 0,
    levels: ["warning"],
  },
  {
    name: "a run by Dependabot",
    options: { actor: "dependabot[bot]" },
    fault: 403,
    says: "There is no suggestion: the token of a run by Dependabot only reads.",
    posts: 0,
    levels: ["warning"],
  },
  {
    name: "a run by Dependabot whose lines have moved since",
    options: { actor: "dependabot[bot]" },
    fault: 422,
    says: "GitHub refused the suggestion",
    posts: 0,
    levels: ["notice", "warning"],
  },
];

test("what hinders suggestions is told, and the run goes on", { timeout: 60_000 }, () =>
  withStage(shop, async (stage) => {
    const { api, repository } = stage;
    const files = { "migrations/V2__orders.sql": "CREATE TABLE orders (id int);\n", "migrations/U2__orders.sql": undo };
    for (const { name, options, fork, fault, says, posts, levels } of cases) {
      const { number } = api.addPull();
      await repository.branch(`feature-${number}`, "main");
      const event = await push(stage, number, files, fork === undefined ? {} : { fork });
      if (fault !== undefined) api.fail({ method: "POST", path: /\/reviews$/, status: fault });
      const checked = await stage.run(event, options);
      const said = [flat(checked.stdout), flat(checked.summary)].filter((text) => text.includes(says)).length;
      const found = {
        name,
        exitCode: checked.exitCode,
        said,
        levels: checked.annotations.map(({ level }) => level).toSorted(),
        posts: api.store.reviewComments.filter(({ pull }) => pull === number).length,
        comments: api.store.comments.filter(({ issue }) => issue === number).length,
      };
      const comments = options?.inputs?.comment === "off" ? 0 : 1;
      expect(found).toEqual({ name, exitCode: 0, said: 2, levels, posts, comments });
    }
  }),
);
