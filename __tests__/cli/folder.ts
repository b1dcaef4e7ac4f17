import { mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runCli, type CliOptions } from "../support/action.js";
import type { Ended } from "../support/running.js";

/** Path to content. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** A person's project folder, and the command line run in it. */
export interface Folder {
  readonly path: string;
  readonly write: (files: Files) => Promise<void>;
  /** Names of what lies in it, sorted. */
  readonly list: () => Promise<readonly string[]>;
  /** Runs the bundled command line there; arguments are separated by blanks. */
  readonly run: (line: string | readonly string[], options?: Omit<CliOptions, "args" | "cwd">) => Promise<Ended>;
}

/** Runs the work in a folder of its own with those files. */
export async function withFolder<T>(files: Files, work: (folder: Folder) => Promise<T>): Promise<T> {
  const path = await realpath(await mkdtemp(join(tmpdir(), "schema-version-folder-")));
  const write: Folder["write"] = async (more) => {
    for (const [name, text] of Object.entries(more)) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), text);
    }
  };
  try {
    await write(files);
    return await work({
      path,
      write,
      list: async () => (await readdir(path)).toSorted(),
      run: (line, options = {}) => runCli({ ...options, args: toArguments(line), cwd: path }),
    });
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

export function toArguments(line: string | readonly string[]): readonly string[] {
  return typeof line === "string" ? line.split(" ").filter((word) => word !== "") : line;
}

/** Three migrations, each with its undo script. */
export const shop = {
  "migrations/V1__users.sql": "CREATE TABLE IF NOT EXISTS users (id int PRIMARY KEY);\n",
  "migrations/U1__users.sql": "DROP TABLE IF EXISTS users;\n",
  "migrations/V2__email.sql": "ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;\n",
  "migrations/U2__email.sql": "ALTER TABLE users DROP COLUMN IF EXISTS email;\n",
  "migrations/V3__names.sql": "CREATE OR REPLACE VIEW names AS SELECT email FROM users;\n",
  "migrations/U3__names.sql": "DROP VIEW IF EXISTS names;\n",
} as const;
