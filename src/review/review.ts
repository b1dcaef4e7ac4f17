import { activeRules, looksAt, type ActiveRules, type Judge } from "./active-rules.js";
import { settleContracts } from "./contract.js";
import { advance } from "./known/advance.js";
import { advanceAll } from "./known/before.js";
import { newKey, startFile, type Known } from "./known/known.js";
import type { Draft, FileLook, Look, ReviewContext, ReviewedFile } from "./rule.js";
import { textAt } from "../sql/syntax.js";
import { sitesOf, type Bodies, type Site } from "./sites.js";
import { toFinding } from "./to-finding.js";
import { waive, type Reviewed } from "./waive.js";

export { knownBefore } from "./known/before.js";
export { settleByProof } from "./settle-by-proof.js";
export { tellOnce } from "./tell-once.js";
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
  const rules = activeRules(context);
  for (const { file, undo } of files) {
    startFile(known, homes);
    drafts.push(...reviewFile({ file, undo, known, context, bodies, rules }, looks));
  }
  const settled = settleContracts(drafts, looks, { files: files.map(({ file }) => file), context });
  const told = new Set<string>();
  const shown = settled.flatMap((draft) => {
    const finding = toFinding(draft, context);
    if (finding === null) return [];
    // A statement about several objects is judged for each of them; what is said of the statement is said once.
    const { rule, message, file, line, column } = finding;
    const words = JSON.stringify([rule, message, file, line, column]);
    if (told.has(words)) return [];
    told.add(words);
    return [{ draft, finding }];
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
  readonly rules: ActiveRules;
}

/** Dumps and loads of data: their trees together would take more memory than a runner has. */
const reviewedLength = 1_000_000;

function tooLarge({ file, known }: FileParts): readonly Draft[] {
  advanceAll(known, file.parsed, file.index);
  const message = `the file has ${Math.round(file.script.text.length / 1e6)} million characters, so its statements are not reviewed`;
  return [{ rule: "not-analysable", found: { message }, site: null, file, look: null }];
}

/** Findings of one file; takes down its looks in `all`. */
function reviewFile(parts: FileParts, all: Look[]): readonly Draft[] {
  const { file, undo, known, context, bodies, rules } = parts;
  if (file.script.text.length > reviewedLength) return tooLarge(parts);
  const drafts: Draft[] = [];
  const looks: Look[] = [];
  const sites = sitesOf(file.parsed, bodies);
  for (const site of sites) {
    for (const { look, judges } of looksAt(site, parts)) {
      looks.push(look);
      for (const rule of judges) drafts.push(...judge(rule, look));
    }
    advance(known, site, file.index);
  }
  // Not by spreading: a dump has more statements than a call has room for.
  for (const look of looks) all.push(look);
  const own = [...drafts];
  const undoSites = undo === null ? [] : sitesOf(undo.parsed, new Map(bodies));
  if (undo !== null) drafts.push(...reviewUndo(undoSites, { ...parts, file: undo, undo: null }));
  const whole: FileLook = {
    file,
    sites,
    known,
    context,
    looks,
    drafts: own,
    undo: undo === null ? null : { file: undo, sites: undoSites },
  };
  for (const rule of rules.whole) {
    for (const { at, look = null, inUndo, ...found } of rule.judge(whole)) {
      drafts.push({ rule: rule.id, found, site: at, file: inUndo === true && undo !== null ? undo : file, look });
    }
  }
  return drafts;
}

/** An undo script is judged by what locks, rewrites or cannot be rerun; that it drops things is its work. */
function reviewUndo(sites: readonly Site[], parts: FileParts): readonly Draft[] {
  const fresh = new Set<string>();
  const restores: (() => void)[] = [];
  const drafts = sites.flatMap((site) => {
    const looks = looksAt(site, { ...parts, fresh });
    for (const { look } of looks) {
      const makes = /^(?:CreateStmt|CreateTableAsStmt|ViewStmt)$/.test(look.key) && look.relation === null;
      if (makes && look.name !== null) fresh.add(newKey(parts.known, look.name));
    }
    const told = looks.flatMap(({ look, judges }) =>
      judges.filter((rule) => rule.alsoUndo).flatMap((rule) => judge(rule, look)),
    );
    for (const { look } of looks) restores.push(...takeAway(look));
    return told;
  });
  for (const restore of restores.toReversed()) restore();
  return drafts;
}

/** Takes what an undo script drops out of what is known, for the statements behind it; what it gives back puts it in again. */
function takeAway({ key, node, known, relation, index }: Look): readonly (() => void)[] {
  if (key === "DropStmt OBJECT_INDEX" && index !== null) {
    const found = [...known.indexes].find(([, one]) => one === index)?.[0];
    if (found === undefined) return [];
    known.indexes.delete(found);
    return [() => void known.indexes.set(found, index)];
  }
  const name = key === "AT_DropConstraint" ? (textAt(node, "name") ?? "") : "";
  const constraint = relation?.constraints.get(name);
  if (relation === null || constraint === undefined) return [];
  relation.constraints.delete(name);
  return [() => void relation.constraints.set(name, constraint)];
}

function judge(rule: Judge, look: Look): readonly Draft[] {
  const found = rule.judge(look);
  return found === null ? [] : [{ rule: rule.id, found, site: look.site, file: look.file, look }];
}
