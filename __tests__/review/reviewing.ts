import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { toMigrationSet } from "../../src/core/migration-set.js";
import type { Finding, Migration, Script } from "../../src/core/model.js";
import { review, knownBefore } from "../../src/review/review.js";
import type { Reviewed } from "../../src/review/review.js";
import type { ReviewContext, ReviewedFile } from "../../src/review/rule.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { parseScript } from "../../src/sql/script.js";

export const fixtures = fileURLToPath(new URL("../fixtures/rules", import.meta.url));

/** The schema that fixtures start from. */
export const before = readFileSync(`${fixtures}/before.sql`, "utf8");

export interface Given {
  /** Name to text: what is pending, `V…`, `U…` and `R…`. */
  readonly files: Readonly<Record<string, string>>;
  /** What is applied, by name. */
  readonly applied?: Readonly<Record<string, string>>;
  readonly schema?: SchemaSnapshot | null;
  readonly context?: Partial<ReviewContext>;
  readonly placeholders?: ReadonlyMap<string, string>;
}

const context: ReviewContext = {
  major: null,
  sizes: null,
  thresholds: { small: 10_000, large: 1_000_000 },
  levels: new Map(),
  audience: "team",
  applied: [],
  versions: [],
  environment: null,
};

function toSet(files: Readonly<Record<string, string>>): ReturnType<typeof toMigrationSet> {
  const sources = Object.entries(files).map(([name, text]) => ({
    file: `migrations/${name}`,
    name,
    text,
    settings: {},
  }));
  return toMigrationSet(sources, new Map());
}

/** Reviews files as `check` does. */
export async function reviewFiles({
  files,
  applied = {},
  schema = null,
  context: more,
  placeholders = new Map(),
}: Given): Promise<Reviewed> {
  const [set, old] = [toSet(files), toSet(applied)];
  const parse = (script: Script): ReturnType<typeof parseScript> => parseScript(script, placeholders);
  const scripts = await Promise.all([...old.baselines, ...old.versioned].map(({ script }) => parse(script)));
  const reviewed = await Promise.all(
    [...set.baselines, ...set.versioned].map(async (migration: Migration, index) => {
      const { script } = migration;
      const file: ReviewedFile = { kind: "migration", index, script, parsed: await parse(script), migration };
      const undo =
        migration.undo === null
          ? null
          : { ...file, kind: "undo" as const, script: migration.undo, parsed: await parse(migration.undo) };
      return { file, undo };
    }),
  );
  const repeatables = await Promise.all(
    set.repeatables.map(async ({ script }, index): Promise<{ readonly file: ReviewedFile; readonly undo: null }> => ({
      file: {
        kind: "repeatable",
        index: reviewed.length + index,
        script,
        parsed: await parse(script),
        migration: null,
      },
      undo: null,
    })),
  );
  return review({
    files: [...reviewed, ...repeatables],
    known: knownBefore({ searchPath: [], scripts, schema }),
    context: {
      ...context,
      applied: old.versioned.map(({ version, script }) => ({ version: version.text, script })),
      versions: [...old.versioned, ...set.versioned].map(({ version }) => version.text),
      ...more,
    },
  });
}

/** Reviews one pending file on the schema of the fixtures; rules about undo scripts are off unless there is one. */
export async function reviewSql(sql: string, given: Omit<Given, "files"> = {}): Promise<readonly Finding[]> {
  const levels = new Map([["undo-missing", "off"] as const, ...(given.context?.levels ?? [])]);
  const { findings } = await reviewFiles({
    applied: { "V1__before.sql": before },
    ...given,
    files: { "V2__change.sql": sql },
    context: { ...given.context, levels },
  });
  return findings;
}
