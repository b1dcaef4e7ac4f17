import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseEvent } from "../../src/core/event.js";
import { usualNaming } from "../../src/core/file-name.js";
import { toldOfOtherCommit } from "../../src/environment/other-commit.js";
import { readBase } from "../../src/environment/read-files.js";
import { readTextAt } from "../../src/git/read-text.js";
import { readTree } from "../../src/git/read-tree.js";
import { runGit } from "../../src/git/run-git.js";
import { pullRequestEvent } from "../support/events.js";

const secret = { INPUT_X: "Zq9x", GITHUB_TOKEN: "Zq9x", STAGING_URL: "postgres://u:Zq9x@h/d", PGPASSWORD: "Zq9x" };

afterEach(() => {
  for (const name of Object.keys(secret)) delete process.env[name];
});

test("git is given what finds it and its settings, and no token, input or password", async () => {
  Object.assign(process.env, secret);
  const seen = (await runGit(tmpdir(), ["-c", "alias.see=!env", "see"]))?.toString();
  expect(seen).toMatch(/^PATH=./m);
  expect(seen).toMatch(/^GIT_ALLOW_PROTOCOL=$/m);
  expect(seen).not.toContain("Zq9x");
});

describe("a git that does not answer", () => {
  const { PATH } = process.env;
  const folder = mkdtempSync(join(tmpdir(), "git-"));
  beforeEach(() => {
    writeFileSync(join(folder, "git"), "#!/bin/sh\nexec sleep 5\n", { mode: 0o755 });
    process.env["PATH"] = `${folder}:${PATH}`;
  });
  afterEach(() => {
    process.env["PATH"] = PATH;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("holds nobody up for long who can hear no signal meanwhile", () => {
    const started = performance.now();
    expect(readTextAt(folder, { commit: "HEAD", path: "a", limitMs: 100 })).toBeNull();
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test("is not waited for in a run that is cancelled", async () => {
    const started = performance.now();
    const signal = AbortSignal.timeout(100);
    const parsed = parseEvent("pull_request_target", pullRequestEvent({ name: "pull_request_target" }).payload);
    if (!("ok" in parsed)) throw new Error("the event is valid");
    const place = { root: folder, confined: true, event: parsed.ok, signal };
    const where = { locations: { list: ["."], choose: "all" }, callbackLocations: [], naming: usualNaming } as const;
    const read = [readBase({ ...where, scriptSettings: {} }, place), toldOfOtherCommit(folder, place)];
    expect(await Promise.all([...read, readTree(folder, { commit: "HEAD", folder: ".", signal })])).toEqual([
      null,
      [],
      null,
    ]);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
