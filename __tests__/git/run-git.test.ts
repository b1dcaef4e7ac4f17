import { tmpdir } from "node:os";
import { afterEach, expect, test } from "vitest";
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
