import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { World } from "../engine/world.js";
import { gitEnvironment } from "../support/repository.js";
import { show, withHistory, type HistoryOptions } from "./histories.js";

export const major = 18;
export const users = "CREATE TABLE users (id int PRIMARY KEY, name text);";
export const email = "ALTER TABLE users ADD email text;";

export async function git({ root }: World, ...args: readonly string[]): Promise<void> {
  const env = { PATH: process.env.PATH, HOME: root, ...gitEnvironment };
  await promisify(execFile)("git", [...args], { cwd: root, env });
}

export async function commit(world: World): Promise<void> {
  await git(world, "add", "--all");
  await git(world, "commit", "--quiet", "--no-gpg-sign", "--message", "x");
}

/** What became of the history; with the way out where there is one. */
export async function say(world: World, options: HistoryOptions): Promise<string> {
  return await withHistory(world, options, async (open) => {
    const history = await open();
    const help = history.kind === "unknown" && history.help !== null ? ` → ${history.help}` : "";
    return `${show(history)}${help}`;
  });
}
