import type { EnvironmentConfig } from "../config/config.js";
import { Failure } from "../core/failure.js";
import { toMigrationSet } from "../core/migration-set.js";
import type { Finding } from "../core/model.js";
import { nextVersion, toFileName } from "../core/next-version.js";
import { finding } from "../core/problems.js";
import type { Report } from "../core/report.js";
import { migrationTemplate, undoTemplate } from "../core/template.js";
import { toReport } from "../environment/finish.js";
import type { World } from "../environment/world.js";

/** Writes the next free version as a `V` and a `U` file: from a template, or what has drifted; or the undo script of one. */
export async function create(world: World): Promise<Report> {
  const { environments, undoOf, description } = world.config;
  const [environment] = environments;
  // The configuration chooses none for a template.
  if (environment === undefined) return writeAll(world, textsOfTemplate(description ?? ""));
  if (undoOf !== null) return await createUndo(world, environment, undoOf);
  return writeAll(world, await textsOfDrift(world, environment));
}

function writeAll(world: World, texts: Texts): Report {
  const written = texts.files.flatMap(({ migration, undo }, index) => {
    const { forward, back } = namesOf(world, texts.description, index);
    return [...write(world, forward, migration), ...(undo === null ? [] : write(world, back, undo(forward)))];
  });
  return toReport(world, [], { written, findings: texts.findings });
}

/** Refuses where there is one already: what was thought of by hand is worth more. */
async function createUndo(world: World, environment: EnvironmentConfig, version: string): Promise<Report> {
  const { makeUndo } = await import("../environment/make-undo.js");
  const { files, findings, notes } = await makeUndo(world, environment, version);
  for (const { file, sql } of files) world.replaceFile(file, sql);
  return toReport(world, [], { written: files.map(({ file }) => file), findings, leftOut: notes });
}

/** Text that would be taken for a placeholder is none, be it of a description or of what a database says. */
const literalText = "placeholderReplacement=false\n";

interface Texts {
  readonly description: string;
  readonly files: readonly { readonly migration: string; readonly undo: ((of: string) => string) | null }[];
  readonly findings: readonly Finding[];
}

function textsOfTemplate(description: string): Texts {
  const files = [{ migration: migrationTemplate(description), undo: (of: string) => undoTemplate(of, description) }];
  return { description, files, findings: [] };
}

async function textsOfDrift(world: World, environment: EnvironmentConfig): Promise<Texts> {
  const { captureDrift } = await import("../environment/drift/capture-drift.js");
  const { files, findings } = await captureDrift(world, environment);
  return {
    description: world.config.description ?? "capture drift",
    files: files.map(({ migration, undo }) => ({ migration, undo: undo === null ? null : () => undo })),
    findings,
  };
}

interface Names {
  /** `V13__add_email.sql`. */
  readonly forward: string;
  readonly back: string;
}

/** Names of the `index`-th of several files that follow each other. */
function namesOf(world: World, description: string, index: number): Names {
  const set = toMigrationSet(world.files, new Map(), world.config.naming);
  const versions = [...set.versioned, ...set.baselines].map((migration) => migration.version.text);
  for (let count = 0; count < index; count += 1) versions.push(nextVersion(versions, world.startedAt));
  const version = nextVersion(versions, world.startedAt);
  const forward = toFileName("V", version, description);
  if (forward === null) throw noWords(description);
  return { forward, back: forward.replace("V", "U") };
}

function write(world: World, name: string, text: string): readonly string[] {
  const literal = text.includes("${");
  return [world.writeFile(name, text), ...(literal ? [world.writeFile(`${name}.conf`, literalText)] : [])];
}

function noWords(description: string): Failure {
  const message = `the description "${description}" holds no letter and no digit to name a file with`;
  return new Failure("bad-input", [finding("input", { message, help: 'for example: new "add email to users"' })]);
}
