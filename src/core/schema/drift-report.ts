import { compareText } from "../compare-text.js";
import type { Drift } from "./drift-model.js";
import type { Finding } from "../model.js";
import { driftOff } from "../report.js";
import type { DriftedAttribute, DriftedObject, DriftReport } from "../report.js";
import { objectKey } from "./snapshot.js";
import type { SchemaSnapshot } from "./snapshot.js";

/** With what the live schema is compared: what the last deploy left, or what the files make. */
export type Against = "snapshot" | "files";

/** What one of the two questions of drift came to. */
export type Answer =
  | {
      readonly kind: "known";
      readonly against: Against;
      readonly expected: SchemaSnapshot;
      /** Without those that are ignored. */
      readonly drifts: readonly Drift[];
      readonly findings: readonly Finding[];
    }
  /** The findings say why. */
  | { readonly kind: "unknown"; readonly against: Against; readonly findings: readonly Finding[] }
  /** Not asked: there is nothing to compare with yet, or nobody wants to know. */
  | { readonly kind: "off"; readonly against: Against };

/** The report of both questions; SQL both ways is added by who proves it. What one of them knows is known. */
export function toDriftReport(answers: readonly Answer[]): DriftReport {
  const known = answers.filter((answer) => answer.kind === "known");
  const objects = mergeObjects(known.map(({ against, drifts }) => drifts.map((drift) => toObject(drift, against))));
  const status =
    objects.length > 0
      ? "drift"
      : known.length > 0
        ? "none"
        : answers.some(({ kind }) => kind === "unknown")
          ? "unknown"
          : "off";
  const because = answers.flatMap((answer) =>
    answer.kind === "unknown" ? answer.findings.map(({ message }) => message) : [],
  );
  return { ...driftOff, status, objects, because };
}

/** The same difference on both questions is one. */
function mergeObjects(lists: readonly (readonly DriftedObject[])[]): readonly DriftedObject[] {
  const found = new Map<string, DriftedObject>();
  for (const object of lists.flat()) {
    const key = JSON.stringify({ ...object, against: "" });
    found.set(key, found.has(key) ? { ...object, against: "both" } : object);
  }
  return [...found.values()].toSorted((a, b) => compareText(sortKey(a), sortKey(b)));
}

function sortKey(object: DriftedObject): string {
  return `${objectKey(object)} ${object.against}`;
}

function toObject(
  { change, severity, kind, identity, expected, actual, parts }: Drift,
  against: Against,
): DriftedObject {
  const attributes = toAttributes(expected, actual);
  const one = { change, against, severity, kind, identity, attributes, parts };
  switch (change) {
    case "missing":
      return { ...one, expected: sayWhole(expected, parts), actual: null };
    case "unexpected":
      return { ...one, expected: null, actual: sayWhole(actual, parts) };
    case "changed": {
      const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].toSorted();
      return { ...one, expected: sayAttributes(expected, names), actual: sayAttributes(actual, names) };
    }
  }
}

function toAttributes(
  expected: Readonly<Record<string, string>>,
  actual: Readonly<Record<string, string>>,
): readonly DriftedAttribute[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].toSorted();
  return names.map((name) => ({ name, expected: expected[name] ?? null, actual: actual[name] ?? null }));
}

/** One attribute a line, the same ones on both sides. */
function sayAttributes(attributes: Readonly<Record<string, string>>, names: readonly string[]): string {
  return names.map((name) => `${name.replaceAll("_", " ")}: ${attributes[name] ?? "(none)"}`).join("\n");
}

function sayWhole(attributes: Readonly<Record<string, string>>, parts: readonly string[]): string {
  const own = sayAttributes(attributes, Object.keys(attributes).toSorted());
  const along = parts.map((key) => `with ${key}`);
  return [...(own === "" ? [] : [own]), ...along].join("\n");
}

const mostTold = 5;

/** The drift in one sentence, for example `2 objects are not as the last deploy left them: index public.a is missing, …`. */
export function sayDrift({ objects }: DriftReport): string {
  const told = objects.slice(0, mostTold).map(({ kind, identity, change }) => `${kind} ${identity} ${verbs[change]}`);
  const rest = objects.length - told.length;
  const more = rest > 0 ? `, and ${rest} more` : "";
  const amount = objects.length === 1 ? "1 object is" : `${objects.length} objects are`;
  return `${amount} not as ${sayExpected(objects)}: ${told.join(", ")}${more}`;
}

const verbs: Record<DriftedObject["change"], string> = {
  missing: "is missing",
  unexpected: "is unexpected",
  changed: "is changed",
};

function sayExpected(objects: readonly DriftedObject[]): string {
  const against = new Set(objects.map((object) => object.against));
  const left = `the last deploy left ${objects.length === 1 ? "it" : "them"}`;
  if (!against.has("files") && !against.has("both")) return left;
  return against.has("snapshot") ? `${left} or the files say` : "the files say";
}
