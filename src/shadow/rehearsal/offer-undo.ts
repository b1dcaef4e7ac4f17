import type { Finding, Migration, Script } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import { proposeUndo } from "../../core/schema/propose-undo.js";
import type { Runnable } from "../../database/transaction.js";
import { parseScript } from "../../sql/script.js";
import type { Limits } from "../bounded.js";
import type { ShadowDatabase } from "../shadow.js";
import { proveUndo } from "./prove-undo.js";
import type { DatabaseState } from "./state.js";

export interface OfferOptions {
  readonly migration: Migration;
  readonly runnable: Runnable;
  readonly before: DatabaseState;
  readonly after: DatabaseState;
  readonly limits: Limits;
}

export interface Offer {
  readonly findings: readonly Finding[];
  /** Whether the database is as the migration left it. */
  readonly kept: boolean;
}

/** Makes an undo script for a migration that has none, tries it like any other, and offers it where it proves right. */
export async function offerUndo(
  open: () => Promise<ShadowDatabase>,
  { migration, runnable, before, after, limits }: OfferOptions,
): Promise<Offer> {
  const version = migration.version.text;
  const { transactional } = runnable.parsed;
  const proposed = proposeUndo(before.snapshot, after.snapshot, { version, transactional });
  if (proposed === null) return { findings: [], kept: true };
  const script = toUndo(migration.script, proposed.sql);
  const undo = { script, parsed: await parseScript(script, new Map()) };
  // The tool's own tables are no part of what was compared, so a table of that name is another one.
  if (undo.parsed.findings.some(({ rule }) => rule !== "own-table")) return { findings: [], kept: true };
  const proven = await proveUndo(await open(), { runnable, undo, before, after, limits });
  const right = proven.undo === "identical" && !proven.findings.some(({ rule }) => rule === "undo-twice");
  if (!right) return { findings: [], kept: proven.kept };
  const words = ["there is no undo script; this one brings back the schema, as tried", ...proposed.losses];
  const offered = finding("undo-proposed", {
    message: words.map((sentence) => sentence.replace(/\.$/, "")).join(". "),
    file: migration.script.file,
  });
  return { findings: [{ ...offered, fix: [{ file: script.file, sql: script.text }] }], kept: proven.kept };
}

/** In the same folder, with the same words. */
function toUndo({ file, name }: Script, text: string): Script {
  const rename = (path: string): string => path.replace(/V([^/]*)$/, "U$1");
  const nothing = { checksum: "", settings: { placeholderReplacement: false }, directives: {}, waivers: [] };
  return { file: rename(file), name: rename(name), text, ...nothing };
}
