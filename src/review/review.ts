import type { ReviewRuleId } from "../core/catalogue/review.js";
import { settleContracts } from "./contract.js";
import { keyedOf } from "./keys.js";
import { advance } from "./known/advance.js";
import { findIndex, findRelation, type Known, type KnownRelation } from "./known/known.js";
import type { Draft, FileLook, Look, ReviewContext, ReviewedFile, StatementRule } from "./rule.js";
import { fileRules, newerSyntax, statementRules } from "./rules/all.js";
import { sitesOf, type Bodies, type Site } from "./sites.js";
import { isNew } from "./review-new.js";
import { toFinding } from "./to-finding.js";
import { waive, type Reviewed } from "./waive.js";

export { knownBefore } from "./known/before.js";
export { settleByProof } from "./settle-by-proof.js";
export type { Reviewed } from "./waive.js";

/** The pending scripts in the order in which they run, and what is known before the first one. */
export interface ReviewInput {
  readonly files: readonly { readonly file: ReviewedFile; readonly undo: ReviewedFile | null }[];
  readonly known: Known;
  readonly context: ReviewContext;
}

/** Reviews pending migrations. Moves `known` on to what it will be behind them. */
export function review({ files, known, context }: ReviewInput): Reviewed {
  const bodies: Bodies = new Map();
  const drafts: Draft[] = [];
  const looks: Look[] = [];
  const homes = known.searchPath;
  for (const { file, undo } of files) {
    known.searchPath = homes;
    drafts.push(...reviewFile({ file, undo, known, context, bodies }, looks));
  }
  const settled = settleContracts(drafts, looks, { files: files.map(({ file }) => file), context });
  const shown = settled.flatMap((draft) => {
    const finding = toFinding(draft, context);
    return finding === null ? [] : [{ draft, finding }];
  });
  return waive(
    shown,
    files.flatMap(({ file, undo }) => (undo === null ? [file] : [file, undo])),
  );
}

interface FileParts {
  readonly file: ReviewedFile;
  readonly undo: ReviewedFile | null;
  readonly known: Known;
  readonly context: ReviewContext;
  readonly bodies: Bodies;
}

/** Findings of one file; takes down its looks in `all`. */
function reviewFile({ file, undo, known, context, bodies }: FileParts, all: Look[]): readonly Draft[] {
  const drafts: Draft[] = [];
  const looks: Look[] = [];
  const sites = sitesOf(file.parsed, bodies);
  for (const site of sites) {
    for (const { look, rules } of looksAt({ site, file, undo, known, context })) {
      looks.push(look);
      for (const rule of rules) drafts.push(...judge(rule, look));
    }
    advance(known, site, file.index);
  }
  // Not by spreading: a dump has more statements than a call has room for.
  for (const look of looks) all.push(look);
  const undoSites = undo === null ? [] : sitesOf(undo.parsed, new Map(bodies));
  if (undo !== null) drafts.push(...reviewUndo(undo, undoSites, known, context));
  const whole: FileLook = {
    file,
    sites,
    known,
    context,
    looks,
    drafts: [...drafts],
    undo: undo === null ? null : { file: undo, sites: undoSites },
  };
  for (const rule of fileRules) {
    for (const { at, look = null, inUndo, ...found } of rule.judge(whole)) {
      drafts.push({ rule: rule.id, found, site: at, file: inUndo === true && undo !== null ? undo : file, look });
    }
  }
  return drafts;
}

/** An undo script is judged by what locks, rewrites or cannot be rerun; that it drops things is its work. */
function reviewUndo(
  undo: ReviewedFile,
  sites: readonly Site[],
  known: Known,
  context: ReviewContext,
): readonly Draft[] {
  return sites.flatMap((site) =>
    looksAt({ site, file: undo, undo: null, known, context }).flatMap(({ look, rules }) =>
      rules.filter((rule) => rule.alsoUndo).flatMap((rule) => judge(rule, look)),
    ),
  );
}

function judge(rule: StatementRule, look: Look): readonly Draft[] {
  const found = rule.judge(look);
  return found === null ? [] : [{ rule: rule.id, found, site: look.site, file: look.file, look }];
}

interface Looks {
  readonly look: Look;
  readonly rules: readonly StatementRule[];
}

const none: readonly StatementRule[] = [];

function looksAt({
  site,
  file,
  undo,
  known,
  context,
}: Omit<FileParts, "bodies"> & { readonly site: Site }): readonly Looks[] {
  return keyedOf(site).map(({ key, node, name }, index) => {
    const relation = relationFor(known, key, name);
    const look: Look = { site, key, node, known, file, context, name, relation, isNew: isNew(relation, file), undo };
    const rules = rulesByKey.get(key) ?? none;
    // Whatever the statement is, once.
    return { look, rules: index === 0 ? [...rules, { ...newerSyntax, on: [key] }] : rules };
  });
}

/** The table that a statement is about; for an index, the table of that. */
function relationFor(known: Known, key: string, name: Look["name"]): KnownRelation | null {
  if (name === null) return null;
  if (!/^(?:DropStmt OBJECT_INDEX|INDEX |RenameStmt OBJECT_INDEX)/.test(key)) return findRelation(known, name);
  const index = findIndex(known, name);
  return index === null ? null : (known.relations.get(index.table) ?? null);
}

const rulesByKey: ReadonlyMap<string, readonly StatementRule[]> = groupByKey(statementRules);

function groupByKey(rules: readonly StatementRule[]): ReadonlyMap<string, readonly StatementRule[]> {
  const map = new Map<string, StatementRule[]>();
  for (const rule of rules) for (const key of rule.on) map.set(key, [...(map.get(key) ?? []), rule]);
  return map;
}

/** Ids of the rules that have a judge. */
export const judgedRules: ReadonlySet<ReviewRuleId> = new Set(
  [newerSyntax, ...statementRules, ...fileRules].map((rule) => rule.id),
);
