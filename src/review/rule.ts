import type { ReviewRuleId } from "../core/catalogue/review.js";
import type { Migration, Script, Severity } from "../core/model.js";
import type { Sizes } from "../core/sizes.js";
import type { ParsedScript } from "../sql/script.js";
import type { Node, RelationName } from "../sql/syntax.js";
import type { Known, KnownColumn, KnownIndex, KnownRelation } from "./known/known.js";
import type { Site } from "./sites.js";

/** A script under review. */
export interface ReviewedFile {
  readonly kind: "migration" | "undo" | "repeatable";
  /** Place among the pending files; an undo script has that of its migration. */
  readonly index: number;
  readonly script: Script;
  readonly parsed: ParsedScript;
  readonly migration: Migration | null;
}

/** What is known around the files. */
export interface ReviewContext {
  /** Of the target's server; null when none was asked. */
  readonly major: number | null;
  /** Sizes by `schema.table`; null when none were read. */
  readonly sizes: Sizes | null;
  /** Rows from which a table is large, and below which it is small. */
  readonly thresholds: { readonly small: number; readonly large: number };
  /** What the configuration says of rules. */
  readonly levels: ReadonlyMap<string, RuleLevel>;
  /** Whether sizes may be told. */
  readonly audience: "team" | "public";
  /** Versions on record, with their scripts where the files are there. */
  readonly applied: readonly { readonly version: string; readonly script: Script | null }[];
  /** The versions of all files, for the names of new ones. */
  readonly versions: readonly string[];
  /** Name of the environment that the findings are about; null when there is but one. */
  readonly environment: string | null;
}

export type RuleLevel = Severity | "off";

/** What a judge looks at: a statement or a part of one, and what is known before it runs. */
export interface Look {
  readonly site: Site;
  /** See `keyedOf`. */
  readonly key: string;
  /** The statement's node, or the sub-command's of ALTER TABLE. */
  readonly node: Node;
  readonly known: Known;
  readonly file: ReviewedFile;
  readonly context: ReviewContext;
  /** The relation that it is about: its name, and what is known of it. */
  readonly name: RelationName | null;
  readonly relation: KnownRelation | null;
  /** The column that it drops. */
  readonly column: KnownColumn | null;
  /** The index that it drops, renames or changes. */
  readonly index: KnownIndex | null;
  /** Whether nobody can use that relation yet: this pull request makes it. */
  readonly isNew: boolean;
  /** The undo script of the migration that it belongs to. */
  readonly undo: ReviewedFile | null;
}

/** One step of the safe form: a file of its own. */
export interface SafeStep {
  /** A few words for the file's name. */
  readonly title: string;
  readonly sql: string;
  readonly undo: string;
  /** What must have come to pass before; it is for a later pull request then. */
  readonly after?: string;
  /** Whether it takes away what the first step stands in for. */
  readonly contracts?: true;
}

/** What a judge found. */
export interface Found {
  readonly message: string;
  readonly help?: string;
  readonly severity?: Severity;
  /** The table whose size decides how bad it is. */
  readonly sizeOf?: RelationName;
  /** The safe form, one file each; the first one takes the place of the statement. */
  readonly steps?: readonly SafeStep[];
  /** One statement that can stand in its place. */
  readonly replacement?: string;
}

/** A rule over single statements. `on` are keys of `keysOf`. */
export interface StatementRule {
  readonly id: ReviewRuleId;
  readonly on: readonly string[];
  /** In undo scripts too. */
  readonly alsoUndo: boolean;
  readonly judge: (look: Look) => Found | null;
}

/** A script as a whole: its statements in order, what was known before it and after it. */
export interface FileLook {
  readonly file: ReviewedFile;
  readonly sites: readonly Site[];
  readonly known: Known;
  readonly context: ReviewContext;
  /** The looks at its statements and sub-commands, as they were made. */
  readonly looks: readonly Look[];
  /** What rules over its statements found; none of its undo script. */
  readonly drafts: readonly Draft[];
  /** The undo script of a migration, with its statements. */
  readonly undo: { readonly file: ReviewedFile; readonly sites: readonly Site[] } | null;
}

export interface FoundAt extends Found {
  /** The statement that it points to; null for the file. */
  readonly at: Site | null;
  readonly look?: Look;
  readonly inUndo?: boolean;
}

/** A rule over a whole file; `at` is the statement that it points to, null for the file. */
export interface FileRule {
  readonly id: ReviewRuleId;
  readonly judge: (look: FileLook) => readonly FoundAt[];
}

/** What a judge found, before severity, waivers and contracts are settled. */
export interface Draft {
  readonly rule: ReviewRuleId;
  readonly found: Found;
  /** Null for what is about the file. */
  readonly site: Site | null;
  readonly file: ReviewedFile;
  /** Null where a whole file was judged. */
  readonly look: Look | null;
}
