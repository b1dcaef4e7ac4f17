import type { EnvironmentConfig } from "../config/config.js";
import { Failure } from "../core/failure.js";
import type { FixFile } from "../core/fix.js";
import { toMigrationSet } from "../core/migration-set.js";
import type { Finding, Migration } from "../core/model.js";
import { finding } from "../core/problems.js";
import { keyOf } from "../core/state.js";
import { compareVersions } from "../core/version.js";
import { withSchemaOnShadow } from "./on-shadow/schema-on-shadow.js";
import type { SchemaOnShadow } from "./on-shadow/staged.js";
import { load, placeholdersFor, recordOfBase, sortFiles } from "./load.js";
import type { Loaded } from "./load.js";
import { toUndoOffers } from "./plan-undo.js";
import { rehearsePlan } from "./rehearse.js";
import type { World } from "./world.js";

/** An undo script that was tried, with its settings where it needs any. */
export interface MadeUndo {
  readonly files: readonly FixFile[];
  /** What it cannot bring back. */
  readonly findings: readonly Finding[];
  /** Sentences: what it was tried on. */
  readonly notes: readonly string[];
}

/**
 * Makes the undo script of a version and tries it, on a throw-away database with the files below that version: applied or
 * pending, no target is asked. Throws Failure where there is one already, or none that proves right.
 */
export async function makeUndo(world: World, environment: EnvironmentConfig, version: string): Promise<MadeUndo> {
  const { migration, below } = find(world, environment, version);
  const base = world.files.filter(({ file }) => below.has(file));
  const loaded = load(world, sortFiles(world, environment, null), recordOfBase({ ...world, base }, environment));
  return await withSchemaOnShadow(world, { loaded, session: null }, async (_open, stage) => {
    const schema = await stage();
    if (schema.kind === "unknown") {
      throw schema.failure ?? refuse(`the files below V${version} were not replayed: ${schema.because}`, schema.help);
    }
    return await tryOn(world, { loaded, migration, schema });
  });
}

interface Trying {
  readonly loaded: Loaded;
  readonly migration: Migration;
  readonly schema: SchemaOnShadow;
}

async function tryOn(world: World, { loaded, migration, schema }: Trying): Promise<MadeUndo> {
  const steps = [{ kind: "apply", migration, resume: false }] as const;
  const offers = toUndoOffers(world, "asked");
  const { findings, notes } = await rehearsePlan(world, loaded, { steps, offers }, async () => schema);
  const offered = findings.find(({ rule }) => rule === "undo-proposed");
  const about = { file: migration.script.file };
  if (offered?.fix === undefined) throw whyNot(migration, findings);
  const message = offered.message.replace(/^[^.]*/, "the undo script brings back the schema, as tried");
  const help = "read it before you commit it: it was made from what the schema was, not from what was meant";
  return { files: offered.fix, findings: [finding("undo-proposed", { message, help, ...about })], notes };
}

function whyNot({ version, script: { file } }: Migration, findings: readonly Finding[]): Failure {
  const hindered = findings.filter(({ rule }) => hindering.has(rule));
  if (hindered.length > 0)
    return new Failure(
      "bad-input",
      hindered.map((one) => ({ ...one, severity: "error" })),
    );
  const told = findings.find(({ rule }) => rule === "undo-not-made");
  const because = told?.message.replace(/^.*? none was made: /, "") ?? "it was not tried";
  const message = `no undo script could be made for V${version.text}: ${because}`;
  const help = told?.help ?? byHand;
  return new Failure("bad-input", [finding("undo-not-made", { message, help, severity: "error", file })]);
}

const hindering = new Set(["does-not-run", "not-rehearsed", "took-too-long"]);

const byHand = "write it by hand, and let check try it";

interface Found {
  readonly migration: Migration;
  /** The files below it. */
  readonly below: ReadonlySet<string>;
}

function find(world: World, environment: EnvironmentConfig, version: string): Found {
  const set = toMigrationSet(world.files, placeholdersFor(world, environment, null), world.config.naming);
  const broken = [...world.fileFindings, ...set.findings].filter(({ severity }) => severity === "error");
  if (broken.length > 0) throw new Failure("bad-input", broken);
  const migration = set.versioned.find((one) => keyOf(one.version.text) === keyOf(version));
  if (migration === undefined) {
    const versions = set.versioned.map((one) => one.version.text);
    const have = versions.length === 0 ? "there is none" : `the last one is V${versions.at(-1) ?? ""}`;
    throw refuse(`no file has the version ${version}: ${have}`, "name the version of a V file: new --undo V12");
  }
  if (migration.undo !== null) {
    const message = `V${migration.version.text} has an undo script, ${migration.undo.file}, and it is left alone`;
    throw refuse(message, "check tries it; remove it first, to have another one made");
  }
  const below = set.versioned.filter((one) => compareVersions(one.version, migration.version) < 0);
  return { migration, below: new Set(below.map(({ script }) => script.file)) };
}

function refuse(message: string, help: string | null): Failure {
  return new Failure("bad-input", [finding("input", { message, help: help ?? byHand })]);
}
