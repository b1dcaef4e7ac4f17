import { findMoved } from "./drift-order.js";
import { findParts, toldOfParent } from "./drift-economy.js";
import { isSameBody } from "./same-body.js";
import { haveSameLists } from "./same-lists.js";
import { severityOf, severityOfWhole } from "./drift-severity.js";
import type { Drift } from "./drift-model.js";
import { notReadable, objectKey, objectsByKey } from "./snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "./snapshot.js";

export type { Drift } from "./drift-model.js";

/**
 * Compares two snapshots, economically: what belongs to an object that is missing or unexpected as a whole is one of its
 * parts, what partitions have from their parent is told there, and the order of columns counts only among those that
 * both have. Sorted by kind and identity.
 */
export function diffSnapshots(expected: SchemaSnapshot, actual: SchemaSnapshot): readonly Drift[] {
  if (expected === actual) return [];
  const [left, right] = [objectsByKey(expected), objectsByKey(actual)];
  const options = { older: Math.min(expected.major, actual.major), moved: findMoved(left, right) };
  const drifts = [...left].flatMap(([key, object]) => compare(object, right.get(key), options));
  for (const [key, object] of right) if (!left.has(key)) drifts.push(comeOrGone("unexpected", object));
  drifts.sort((a, b) => (objectKey(a) < objectKey(b) ? -1 : 1));
  return findParts(toldOfParent(drifts, left, right));
}

interface Comparing {
  /** The older of the two majors. */
  readonly older: number;
  /** Keys of columns whose place among their neighbours changed. */
  readonly moved: ReadonlySet<string>;
}

function compare(expected: SchemaObject, actual: SchemaObject | undefined, options: Comparing): readonly Drift[] {
  if (actual === undefined) return [comeOrGone("missing", expected)];
  const all = new Set([...Object.keys(expected.attributes), ...Object.keys(actual.attributes)]);
  const names = [...all].filter((name) => differs(name, expected, actual, options));
  if (names.length === 0) return [];
  const { kind, identity } = expected;
  const severity = severityOf(kind, names, { relaidOut: isRelaidOut(expected, actual) });
  const [left, right] = [pick(expected, names), pick(actual, names)];
  return [{ change: "changed", kind, identity, severity, expected: left, actual: right, parts: [] }];
}

/** Whether the body of a routine says the same in another layout. */
function isRelaidOut({ kind, attributes: left }: SchemaObject, { attributes: right }: SchemaObject): boolean {
  const [one, other] = [left["definition"], right["definition"]];
  if (one === undefined || other === undefined || !routines.has(kind)) return false;
  return left["language"] === right["language"] && isSameBody(one, other, left["language"]);
}

const routines: ReadonlySet<string> = new Set(["function", "procedure", "window function"]);

function comeOrGone(change: "missing" | "unexpected", { kind, identity, attributes }: SchemaObject): Drift {
  const severity = severityOfWhole(change, kind, attributes);
  const [expected, actual] = change === "missing" ? [attributes, {}] : [{}, attributes];
  return { change, kind, identity, severity, expected, actual, parts: [] };
}

/**
 * What SQL has to heed, and is no finding: who granted what, by whichever way the same was granted; and how many members
 * an extension has, which may depend on how it was built.
 */
const proofOnly = /^(?:.*grantors|members)$/;

function differs(name: string, expected: SchemaObject, actual: SchemaObject, { older, moved }: Comparing): boolean {
  const [left, right] = [expected.attributes[name], actual.attributes[name]];
  if (left === right || left === notReadable || right === notReadable) return false;
  if (proofOnly.test(name)) return false;
  if (name === "position") return moved.has(objectKey(expected));
  // Older servers have no names for NOT NULL, and no MAINTAIN.
  if (name.startsWith("not_null_")) return older >= 18;
  if (name.endsWith("privileges") && older < 17) return withoutMaintain(left) !== withoutMaintain(right);
  return left === undefined || right === undefined || !haveSameLists(left, right);
}

function withoutMaintain(privileges = ""): string {
  const entry = /(?:^|, )[+-](?:"(?:[^"]|"")*"|[^",: ]+): MAINTAIN(?: with grant option)?(?=,|;|$)/g;
  return privileges.replaceAll(entry, "").replace(/^, /, "");
}

function pick({ attributes }: SchemaObject, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = attributes[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
