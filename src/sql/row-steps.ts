import { readDoBlock } from "./do-block.js";
import { loadedParser, type Tree } from "./parser.js";
import { changesOf, hookedBy, type RowChanges } from "./row-changes.js";
import type { RowDemand } from "./row-demand.js";
import { demandsOf, postponedBy } from "./row-demands.js";
import type { Statement } from "./statement.js";
import { asNode, type RelationName } from "./syntax.js";

/** What one statement, or one inside a DO block, asks of rows and then does to them. */
export interface RowStep {
  readonly demands: readonly RowDemand[];
  /** Constraints that it makes NOT VALID and unique indexes, by name: what VALIDATE and USING INDEX will ask. */
  readonly postponed: readonly RowDemand[];
  readonly changes: RowChanges;
  readonly hooks: readonly RelationName[];
}

/** The steps of a statement in the order in which they run. */
export function rowSteps({ kind, node, text }: Statement): readonly RowStep[] {
  const tree = { kind, node: asNode(node) };
  if (kind !== "DoStmt") return [toStep(tree)];
  const block = readDoBlock(loadedParser(), { ...tree, text });
  const unknown: RowStep = { demands: [], postponed: [], changes: "any", hooks: [] };
  if (block.kind === "unreadable") return [unknown];
  const steps = block.statements.map((inner) => (inner.undecided ? perhaps(toStep(inner)) : toStep(inner)));
  return block.dynamic.length > 0 ? [unknown, ...steps] : steps;
}

/** Whether a statement asks something of rows that a question can find out. */
export function asksOfRows(statement: Statement): boolean {
  return rowSteps(statement).some(({ demands }) => demands.some(({ kind }) => kind !== "unreadable"));
}

function toStep(tree: Tree): RowStep {
  return { demands: demandsOf(tree), postponed: postponedBy(tree), changes: changesOf(tree), hooks: hookedBy(tree) };
}

function perhaps(step: RowStep): RowStep {
  const why = "whether it runs is decided when it runs";
  return {
    ...step,
    demands: step.demands.map(({ table, unless, rows }) => ({ table, unless, rows, kind: "unreadable", why })),
  };
}
