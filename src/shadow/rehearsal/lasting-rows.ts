import { namePartsOf, parentOf } from "../../core/schema/drift-parts.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import { listWrittenRows } from "../../sql/written-rows.js";
import type { WrittenRows } from "../../sql/written-rows.js";
import type { Runnable } from "../../database/transaction.js";
import type { DatabaseState } from "./state.js";

interface LastingOptions {
  readonly runnable: Runnable;
  readonly before: DatabaseState;
}

/**
 * A sentence about rows that a migration changes and its undo script does not change back: as measured, and as its
 * statements say, since the target's rows are others; none where that is told by `losses` already.
 */
export function sayLastingRows(
  { runnable, before }: LastingOptions,
  { moved, losses }: { readonly moved: readonly string[]; readonly losses: readonly string[] },
): readonly string[] {
  // A materialized view holds what it selects.
  const { objects } = before.snapshot;
  const views = new Set(objects.flatMap(({ kind, identity }) => (kind.endsWith("view") ? [identity] : [])));
  const measured = moved.filter(
    (name) => !views.has(name) && !losses.some((one) => one.includes(` ${name} `) || one.includes(` ${name}.`)),
  );
  const written = listWrittenRows(runnable.parsed.statements).flatMap((one) => listTables(one, before.snapshot));
  const tables = [...new Set([...measured, ...written])];
  return tables.length === 0 ? [] : [`What it changes in the rows of ${tables.join(", ")} stays.`];
}

/** The table, where it was there before, with one of the columns at least: rows and values of what is new go with it. */
function listTables({ table, columns }: WrittenRows, { objects }: SchemaSnapshot): readonly string[] {
  const isHere = (parent: string, name: string): boolean =>
    objects.some(
      ({ kind, identity }) => kind === "column" && parentOf(identity) === parent && nameOf(identity) === name,
    );
  return objects.flatMap(({ kind, identity }) => {
    if (!kind.endsWith("table") || nameOf(identity) !== table) return [];
    return columns === null || columns.some((name) => isHere(identity, name)) ? [identity] : [];
  });
}

function nameOf(identity: string): string {
  return namePartsOf(identity).at(-1) ?? "";
}
