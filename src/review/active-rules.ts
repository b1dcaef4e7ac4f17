import { reviewRules } from "../core/catalogue/review.js";
import type { ReviewRule } from "../core/catalogue/review-rule.js";
import { keyedOf } from "./keys.js";
import { findIndex, findKeyOwner, findRelation, newKey, type Known } from "./known/known.js";
import { isNew } from "./review-new.js";
import type { FileRule, Look, ReviewContext, ReviewedFile, StatementRule } from "./rule.js";
import { fileRules, newerSyntax, statementRules } from "./rules/all.js";
import { textAt } from "../sql/syntax.js";
import type { Site } from "./sites.js";

export type Judge = Omit<StatementRule, "on">;

/** The rules that somebody wants to hear of: the others need not look. */
export interface ActiveRules {
  readonly byKey: ReadonlyMap<string, readonly Judge[]>;
  /** Those that look at every statement. */
  readonly always: readonly Judge[];
  readonly whole: readonly FileRule[];
}

/** Whether a rule is heard, by the configuration or by default. */
export function isHeard(id: StatementRule["id"], { levels }: Pick<ReviewContext, "levels">): boolean {
  const rule: ReviewRule = reviewRules[id];
  return (levels.get(id) ?? rule.byDefault) !== "off";
}

export function activeRules(context: ReviewContext): ActiveRules {
  const heard = <T extends Judge | FileRule>(rules: readonly T[]): readonly T[] =>
    rules.filter(({ id }) => isHeard(id, context));
  const byKey = new Map<string, Judge[]>();
  for (const rule of heard(statementRules)) {
    for (const key of rule.on) byKey.set(key, [...(byKey.get(key) ?? []), rule]);
  }
  return { byKey, always: heard([newerSyntax]), whole: heard(fileRules) };
}

/** What is about an index; its relation is the table of that. */
const onIndex = /^(?:DropStmt OBJECT_INDEX|INDEX |RenameStmt OBJECT_INDEX)/;

interface Around {
  readonly file: ReviewedFile;
  readonly undo: ReviewedFile | null;
  readonly known: Known;
  readonly context: ReviewContext;
  readonly rules: ActiveRules;
  /** Keys of relations that an undo script has made so far. */
  readonly fresh?: ReadonlySet<string>;
}

/** A statement's parts, each with the rules that want to look at it. */
export function looksAt(
  site: Site,
  { file, undo, known, context, rules, fresh }: Around,
): readonly { readonly look: Look; readonly judges: readonly Judge[] }[] {
  return keyedOf(site).map(({ key, node, name }, place) => {
    const aboutIndex = name !== null && onIndex.test(key);
    const index = aboutIndex ? findIndex(known, name) : null;
    const relation = !aboutIndex
      ? findRelation(known, name)
      : index === null
        ? findKeyOwner(known, name)
        : (known.relations.get(index.table) ?? null);
    const column = key.endsWith("AT_DropColumn") ? (relation?.columns.get(textAt(node, "name") ?? "") ?? null) : null;
    const made = relation === null && name !== null && fresh !== undefined && fresh.has(newKey(known, name));
    const born = made || isNew(relation, file);
    const look: Look = { site, key, node, known, file, context, name, relation, column, index, isNew: born, undo };
    const own = rules.byKey.get(key) ?? [];
    // Whatever the statement is, once.
    return { look, judges: place === 0 ? [...own, ...rules.always] : own };
  });
}
