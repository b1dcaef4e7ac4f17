import { diffSnapshots } from "./drift.js";
import type { Drift } from "./drift.js";
import { parentOf } from "./drift-parts.js";
import { objectKey, objectsByKey } from "./snapshot.js";
import type { SchemaSnapshot } from "./snapshot.js";

/**
 * Sentences: which data an undo script removes or cannot bring back, by what lies between two schemas. What goes under
 * another name is left out.
 */
export function listUndoLosses(
  before: SchemaSnapshot,
  after: SchemaSnapshot,
  renamed: ReadonlySet<string> = new Set(),
): readonly string[] {
  const stayed = objectsByKey(after);
  const hasOther = ({ kind, expected: { type } }: Drift): boolean =>
    kind === "column" && types.some((one) => renamed.has(`${one} ${type}`));
  const drifts = diffSnapshots(before, after).filter((drift) => !renamed.has(objectKey(drift)) && !hasOther(drift));
  return drifts.flatMap((drift) =>
    toLoss(drift, renamed, (table) => relations.some((kind) => stayed.has(`${kind} ${table}`))),
  );
}

const types = ["enum", "domain", "composite type", "range"];

const relations = ["table", "partitioned table"];

function toLoss(drift: Drift, renamed: ReadonlySet<string>, isThere: (table: string) => boolean): readonly string[] {
  switch (drift.change) {
    case "unexpected":
      return holds(drift) ? [`It removes what ${drift.kind} ${drift.identity} holds by then.`] : [];
    case "missing":
      return toLossOfGone(drift, isThere);
    case "changed":
      return toLossOfChanged(drift, renamed);
  }
}

function holds({ kind }: Drift): boolean {
  return kind === "column" || relations.includes(kind);
}

function toLossOfGone({ kind, identity, expected }: Drift, isThere: (table: string) => boolean): readonly string[] {
  if (relations.includes(kind)) return [`The rows that ${kind} ${identity} had do not come back.`];
  if (kind === "sequence") return [`Sequence ${identity} counts from its start again.`];
  if (kind !== "column") return [];
  const lost = `The values that column ${identity} had do not come back.`;
  const { not_null: required, default: preset, generated, identity_options: numbered } = expected;
  const filled = required === undefined || [preset, generated, numbered].some((one) => one !== undefined);
  const table = parentOf(identity);
  return filled || !isThere(table)
    ? [lost]
    : [lost, `While table ${table} holds rows it fails, since nothing says what they get in that column.`];
}

function toLossOfChanged({ kind, identity, expected, actual }: Drift, renamed: ReadonlySet<string>): readonly string[] {
  const { type, labels } = expected;
  if (kind === "enum") {
    const known = listLabels(labels);
    const added = listLabels(actual["labels"]).filter(
      (label) => !known.includes(label) && !renamed.has(`label ${identity} ${label}`),
    );
    return added.length === 0 ? [] : [`Rows with ${added.join(", ")} of enum ${identity} hinder it.`];
  }
  const now = actual["type"];
  if (kind !== "column" || type === undefined || now === undefined) return [];
  const zone = isTimestamp(type) && isTimestamp(now) ? " in the time zone of the session" : "";
  return [
    `Values of column ${identity} are cast to ${type}${zone}: one that is none hinders it, and what was lost on the way here stays lost.`,
  ];
}

/** `'a'`, `'b'` of `'a', 'b'`. */
function listLabels(labels = ""): readonly string[] {
  return labels.match(/'(?:[^']|'')*'/g) ?? [];
}

function isTimestamp(type: string): boolean {
  return type.startsWith("timestamp");
}
