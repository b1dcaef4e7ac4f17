import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { shop, withStage } from "../action/stage.js";
import { pullRequestEvent, pushEvent } from "../support/events.js";
import { prepareBinaries } from "../support/postgres-binaries.js";
import { drawLog, drawMarkdown } from "./draw.js";

const applied = {
  ...shop,
  "migrations/V1__users.sql":
    "CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY, name text NOT NULL);\n" +
    "CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users, total integer);\n",
  "migrations/U1__users.sql": "DROP TABLE IF EXISTS orders;\nDROP TABLE IF EXISTS users;\n",
};
const pending = {
  "migrations/V2__add_email.sql": "ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;\n",
  "migrations/U2__add_email.sql": "ALTER TABLE users DROP COLUMN IF EXISTS email;\n",
  "migrations/V3__total_as_bigint.sql": "ALTER TABLE orders ALTER COLUMN total TYPE bigint;\n",
  "migrations/U3__total_as_bigint.sql": "ALTER TABLE orders ALTER COLUMN total TYPE integer;\n",
  "migrations/V4__coupons.sql": "CREATE TABLE coupons (code text PRIMARY KEY, percent int NOT NULL);\n",
  "migrations/U4__coupons.sql": "DROP TABLE IF EXISTS coupons;\n",
};

test("the comment of a pull request with three migrations, and its summary", () =>
  withStage(applied, async ({ repository, api, run, production }) => {
    const after = await repository.git("rev-parse", "HEAD");
    await run(pushEvent({ after }), { triggeringActor: "alice", runId: "100" });
    await production.query("INSERT INTO users VALUES (1, 'a')");
    await production.query("INSERT INTO orders SELECT id, 1, 1 FROM generate_series(1, 2500000) id");
    await production.query("ANALYZE");
    await production.query("CREATE INDEX orders_tmp_idx ON orders (total)");
    const { number } = api.addPull();
    await repository.branch("feature");
    await repository.commit("Add email", pending);
    const shas = await repository.openPull({ number, head: "feature" });
    api.store.pullFiles.set(number, await repository.listPullFiles({ head: "feature" }));
    // As on GitHub's machines, which have PostgreSQL's programs.
    const programs = await prepareBinaries(production.server.major, tmpdir());
    const checked = await run(pullRequestEvent({ number, ...shas }), {
      inputs: { shadow: "auto", publish: "all" },
      env: { PATH: `${programs}:${process.env.PATH}` },
      limitMs: 280_000,
    });
    const body = api.store.comments[0]?.body ?? "";
    const folder = process.env.PICTURES_TEXT;
    if (folder !== undefined) {
      await writeFile(`${folder}/comment.md`, body);
      await writeFile(`${folder}/summary.md`, checked.summary);
      await writeFile(`${folder}/log.txt`, checked.stdout);
    }
    await drawMarkdown("comment", body);
    expect(api.store.reviewComments).toHaveLength(1);
  }));

test("the summary and the log of a push, whose last migration fails", () =>
  withStage(applied, async ({ repository, run, production, staging }) => {
    const first = await repository.git("rev-parse", "HEAD");
    await run(pushEvent({ after: first }), { triggeringActor: "alice", runId: "100" });
    await Promise.all([staging, production].map((one) => one.query("INSERT INTO users VALUES (1, 'a'), (2, 'a')")));
    await repository.commit("Add email", {
      "migrations/V2__add_email.sql": pending["migrations/V2__add_email.sql"],
      "migrations/V3__index_email.sql": "CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email_idx ON users (email);\n",
      "migrations/V4__check_names.sql":
        "-- Every name is one word.\nALTER TABLE users ADD CONSTRAINT one_word CHECK (name !~ 'a');\n",
    });
    const after = await repository.git("rev-parse", "HEAD");
    const pushed = await run(pushEvent({ after }), { triggeringActor: "alice", runId: "101" });
    const folder = process.env.PICTURES_TEXT;
    if (folder !== undefined) {
      await writeFile(`${folder}/push-summary.md`, pushed.summary);
      await writeFile(`${folder}/push-log.txt`, pushed.stdout);
    }
    await drawMarkdown("summary", pushed.summary);
    await drawLog("log", pushed.stdout);
    expect(pushed.exitCode).toBe(1);
  }));
