import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { readTextAt } from "../../src/git/read-text.js";
import { runGit } from "../../src/git/run-git.js";

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

test("a git that does not answer holds nobody up for long, who could hear no signal meanwhile", () => {
  const folder = mkdtempSync(join(tmpdir(), "git-"));
  const { PATH } = process.env;
  writeFileSync(join(folder, "git"), "#!/bin/sh\nexec sleep 5\n", { mode: 0o755 });
  process.env["PATH"] = `${folder}:${PATH}`;
  try {
    const started = performance.now();
    expect(readTextAt(folder, { commit: "HEAD", path: "a", limitMs: 100 })).toBeNull();
    expect(performance.now() - started).toBeLessThan(3000);
  } finally {
    process.env["PATH"] = PATH;
    rmSync(folder, { recursive: true });
  }
});
