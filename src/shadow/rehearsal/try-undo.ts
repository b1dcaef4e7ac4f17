import type { Naming } from "../../core/file-name.js";
import type { Finding, Migration, Script } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import { toUndoText } from "../../core/schema/propose-undo.js";
import type { Runnable } from "../../database/transaction.js";
import { parseScript } from "../../sql/script.js";
import type { Limits } from "../bounded.js";
import type { ShadowDatabase } from "../shadow.js";
import { sayLastingRows } from "./lasting-rows.js";
import { proveUndo } from "./prove-undo.js";
import type { Undone } from "./prove-undo.js";
import type { Seeding, Stage } from "./stage.js";
import type { DatabaseState } from "./state.js";

export interface TryOptions {
  readonly migration: Migration;
  readonly runnable: Runnable;
  /** Where it ran first: what is known of rows is of that one. */
  readonly database: ShadowDatabase;
  readonly before: DatabaseState;
  readonly after: DatabaseState;
  readonly limits: Limits;
  readonly prefixes: UndoPrefixes;
}

/** What the names of versioned files and of undo scripts begin with. */
export type UndoPrefixes = Pick<Naming, "versioned" | "undo">;

interface Statements {
  readonly statements: string;
  readonly losses: readonly string[];
}

/** What came of trying one. */
type Tried =
  | { readonly kind: "right"; readonly offered: Finding; readonly kept: boolean }
  | { readonly kind: "wrong"; readonly because: string; readonly kept: boolean };

/** Tries an undo script as if it stood beside its migration. Throws Failure for a server that is lost. */
export async function tryUndo(stage: Stage, options: TryOptions, { statements, losses }: Statements): Promise<Tried> {
  const { migration } = options;
  const toScript = (sentences: readonly string[]): Script =>
    toUndo(migration.script, toUndoText(migration.version.text, sentences, statements), options.prefixes);
  const script = toScript(losses);
  const parsed = await parseScript(script, new Map());
  // The tool's own tables are no part of what was compared, so a table of that name is another one.
  const problem = parsed.findings.find(({ rule }) => rule !== "own-table");
  if (problem !== undefined) return { kind: "wrong", because: problem.message, kept: true };
  const prove = async (seeding: Seeding): Promise<Undone> => {
    const database = await stage.ready(seeding);
    const before = database === options.database ? options.before : { ...options.before, holdings: null };
    const proven = await proveUndo(database, { ...options, before, undo: { script, parsed } });
    if (!proven.kept) stage.spoil();
    return proven;
  };
  const first = await prove("as-is");
  const hindered = hinderedByRows(first);
  const proven = hindered === null ? first : await prove("unseeded");
  const { kept } = proven;
  const because = whyWrong(proven);
  if (because !== null) return { kind: "wrong", because, kept };
  const order = proven.findings.filter(({ rule }) => rule === "undo-order").map(({ message }) => toSentence(message));
  const known = losses.some((one) => one.startsWith("While table "));
  const ofTest = hindered === null || known ? [] : [toSentence(`on rows of ours ${hindered}`)];
  const all = [...losses, ...order, ...sayLastingRows(options, { moved: proven.moved, losses }), ...ofTest];
  return { kind: "right", offered: toOffered(options, toScript(all), all), kept };
}

function toSentence(message: string): string {
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`;
}

/** Why it is not to be offered: half a sentence; null where all is as it should be. */
function whyWrong({ undo, redo, findings }: Undone): string | null {
  const twice = findings.some(({ rule }) => rule === "undo-twice");
  if (undo === "identical" && redo === "identical" && !twice) return null;
  return findings.find(({ rule }) => rule !== "undo-order" && rule !== "undo-rows")?.message ?? "it could not be tried";
}

/** Rows of ours need not be like those of the target. */
function hinderedByRows({ undo, redo, findings }: Undone): string | null {
  const failed = findings.find(({ rule }) => rule === "undo-fails")?.message;
  return undo === "fails" && redo === "not-run" && failed !== undefined && /\(2[23][0-9A-Z]{3}\)$/.test(failed)
    ? failed
    : null;
}

function toOffered({ migration }: TryOptions, { file, text }: Script, losses: readonly string[]): Finding {
  const words = ["there is no undo script; this one brings back the schema, as tried", ...losses];
  const message = words.map((sentence) => sentence.replace(/\.$/, "")).join(". ");
  // Text that would be taken for a placeholder is none.
  const literal = text.includes("${") ? [{ file: `${file}.conf`, sql: "placeholderReplacement=false\n" }] : [];
  const fix = [{ file, sql: text }, ...literal];
  return { ...finding("undo-proposed", { message, file: migration.script.file }), fix };
}

/** In the same folder, with the same words. */
function toUndo({ file, name }: Script, text: string, { versioned, undo }: UndoPrefixes): Script {
  const rename = (path: string): string =>
    path.replace(/[^/]*$/, (last) => (last === "" ? last : undo + last.slice(versioned.length)));
  const nothing = { checksum: "", settings: { placeholderReplacement: false }, directives: {}, waivers: [] };
  return { file: rename(file), name: rename(name), text, ...nothing };
}
