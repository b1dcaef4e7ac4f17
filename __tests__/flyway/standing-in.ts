import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Inputs, Ran, RunOptions, World } from "../engine/world.js";

const standIn = fileURLToPath(new URL("stand-in.mjs", import.meta.url));

/** `apply` with `engine: flyway` and a program in its place, the stand-in unless told; `manner` is what that does otherwise. */
export async function applyBy(
  world: World,
  { program: path = standIn, manner = "", ...inputs }: Inputs = {},
  options: RunOptions = {},
): Promise<Ran> {
  const variables = { PATH: process.env.PATH ?? "", FLYWAY_JAVA_CMD: manner };
  return await world.run("apply", { engine: "flyway", "flyway-path": path, ...inputs }, { ...options, variables });
}

/** A shell script in the place of Flyway's. */
export function program({ root }: World, script: string): string {
  const path = join(root, "flyway");
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

/** What became of each file, in a few words. */
export function states({ environment: { migrations, repeatables } }: Pick<Ran, "environment">): string {
  const versions = migrations.map(({ version, state, result }) => `${version} ${state} ${result}`);
  return [...versions, ...repeatables.map((one) => `${one.description} ${one.state} ${one.result}`)].join(", ");
}

/** Flyway's rows, one line each. */
export async function theirs({ db }: World): Promise<readonly string[]> {
  const rows = await db.query<{ script: string; success: boolean }>(
    "SELECT script, success FROM flyway_schema_history ORDER BY installed_rank",
  );
  return rows.map(({ script, success }) => `${script} ${success ? "done" : "failed"}`);
}

/** Our events, one line each, with the SQLSTATE where there is one. */
export async function events({ db }: World): Promise<readonly string[]> {
  const rows = await db.query<Readonly<Record<"event" | "script" | "message" | "sqlstate", string | null>>>(
    "SELECT event, script_name AS script, message, sqlstate FROM schema_version_log ORDER BY id",
  );
  return rows.map(({ event, script, message, sqlstate }) => {
    return `${event} ${script}: ${message}${sqlstate === null ? "" : ` (${sqlstate})`}`;
  });
}
