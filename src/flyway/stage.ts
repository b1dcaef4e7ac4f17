import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Script } from "../core/model.js";

/** A file to run, and how. */
export interface StagedFile {
  readonly script: Script;
  /** Null leaves it to Flyway: a file that is applied already. */
  readonly transactional: boolean | null;
}

export interface Stage {
  /** An own folder with nothing else in it. */
  readonly folder: string;
  /** The location, below it. */
  readonly location: string;
  /** Writes a file beside the migrations, which nobody else can read; returns its path. */
  readonly write: (name: string, text: string) => string;
}

/**
 * Puts files into an empty folder of their own, where Flyway finds nothing but them: no `beforeConnect.sh`, no
 * `flyway.toml`, no class. The folder is gone afterwards.
 */
export async function withStage<T>(files: readonly StagedFile[], work: (stage: Stage) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "schema-version-flyway-"));
  try {
    const location = join(folder, "sql");
    mkdirSync(location);
    for (const file of files) stage(location, file);
    const write: Stage["write"] = (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text, { mode: 0o600 });
      return path;
    };
    return await work({ folder, location, write });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function stage(location: string, { script, transactional }: StagedFile): void {
  const path = join(location, script.name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, script.text);
  const settings = [
    ...(transactional === null ? [] : [`executeInTransaction=${transactional}`]),
    ...(script.settings.placeholderReplacement === false ? ["placeholderReplacement=false"] : []),
  ];
  if (settings.length > 0) writeFileSync(`${path}.conf`, `${settings.join("\n")}\n`);
}
