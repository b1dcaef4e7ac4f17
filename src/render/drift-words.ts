import type { DriftedObject, DriftReport } from "../core/report.js";
import { toSideBySide, cutMiddle } from "./difference.js";
import { attributeWords, describeObject, shownName, tallyObjects, toPlural } from "./object-words.js";
import { count } from "./words.js";

const rank: Record<DriftedObject["severity"], number> = { structural: 0, security: 1, operational: 2, cosmetic: 3 };

/** Drifted objects, worst first; within a severity as the report has them. */
export function worstFirst(objects: readonly DriftedObject[]): readonly DriftedObject[] {
  return objects.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
}

/** `1 unexpected index, 2 changed columns`; cosmetic differences are counted apart. Plain text. */
export function sayDrifted({ objects }: DriftReport): string {
  const matter = worstFirst(objects).filter(({ severity }) => severity !== "cosmetic");
  const cosmetic = objects.length - matter.length;
  const rest = cosmetic === 0 ? "" : count(cosmetic, "cosmetic difference");
  return [tallyObjects(matter), rest].filter((part) => part !== "").join(", ");
}

/** With what the database was compared, as the end of a line. */
export function sayAgainst({ against }: DriftedObject): string {
  switch (against) {
    case "snapshot":
      return "since the last deploy";
    case "files":
      return "not as the files say";
    case "both":
      return "since the last deploy, and not as the files say";
  }
}

/** One attribute, or one object as a whole, side by side: what should be and what is. Plain text, null for words of ours. */
export interface DriftLine {
  /** Empty for an object as a whole. */
  readonly attribute: string;
  readonly expected: DriftSide;
  readonly actual: DriftSide;
}

export interface DriftSide {
  /** Text of the database, or words of ours where there is none. */
  readonly kind: "text" | "words";
  readonly text: string;
}

const words = (text: string): DriftSide => ({ kind: "words", text });
const quoted = (text: string): DriftSide => ({ kind: "text", text });

/** What to put side by side for an object: only what differs. */
export function toDriftLines(object: DriftedObject, { limit }: { readonly limit: number }): readonly DriftLine[] {
  switch (object.change) {
    case "missing":
      return [{ attribute: "", expected: describeWhole(object, limit), actual: words("missing") }];
    case "unexpected":
      return [{ attribute: "", expected: words("not there"), actual: describeWhole(object, limit) }];
    case "changed":
      return object.attributes.map(({ name, expected, actual }): DriftLine => {
        if (expected === null && actual === null) return ofName(name);
        const shown = toSideBySide(expected ?? "", actual ?? "", { limit });
        return {
          attribute: attributeWords(name),
          expected: expected === null ? words("none") : quoted(shown.before),
          actual: actual === null ? words("none") : quoted(shown.after),
        };
      });
  }
}

/** In a public repository only the name is told. */
function ofName(name: string): DriftLine {
  return { attribute: attributeWords(name), expected: words("not shown"), actual: words("differs") };
}

function describeWhole(object: DriftedObject, limit: number): DriftSide {
  const { kind, attributes, change, parts } = object;
  const known = Object.fromEntries(
    attributes.map(({ name, expected, actual }) => [name, change === "missing" ? expected : actual]),
  );
  const text = describeObject(kind, known);
  if (text !== "") return quoted(cutMiddle(text, { limit }));
  return words(parts.length === 0 ? "there" : `there, with ${tallyParts(parts)}`);
}

/** Whether there were definitions that are not for everybody's eyes. */
export function isWithheld({ objects }: DriftReport): boolean {
  const values = objects.flatMap(({ attributes }) => attributes);
  return values.length > 0 && values.every(({ expected, actual }) => expected === null && actual === null);
}

/** `2 columns, 1 index` of keys such as `column public.users.id`. */
export function tallyParts(parts: readonly string[]): string {
  const kinds = parts.map(
    (key) => kindsOfTwoWords.find((kind) => key.startsWith(`${kind} `)) ?? key.split(" ")[0] ?? "",
  );
  return [...new Set(kinds)]
    .map((kind) => count(kinds.filter((one) => one === kind).length, kind, toPlural(kind)))
    .join(", ");
}

const kindsOfTwoWords = [
  "partitioned table",
  "foreign table",
  "materialized view",
  "composite type",
  "domain constraint",
  "event trigger",
  "default privileges",
  "security label",
];

/** `index orders_tmp_idx`. */
export function nameOf({ kind, identity }: Pick<DriftedObject, "kind" | "identity">): string {
  return `${kind} ${shownName(identity)}`;
}

const proofs: Record<DriftReport["toFixProof"], string> = {
  verified: "verified on a throw-away database",
  partial: "partial",
  "not-run": "not run anywhere",
};

/** One direction of SQL with what is known of it. */
export interface DriftSql {
  readonly direction: "to-fix" | "to-capture";
  readonly title: string;
  readonly sql: string;
  readonly proof: DriftReport["toFixProof"];
  readonly left: readonly string[];
  readonly destroys: readonly string[];
}

/** The SQL both ways, as far as there is any. */
export function toDriftSql(drift: DriftReport): readonly DriftSql[] {
  const { toFix, toFixProof, toFixLeft, toFixDestroys } = drift;
  const { toCapture, toCaptureProof, toCaptureLeft, toCaptureDestroys } = drift;
  return [
    ...(toCapture === null
      ? []
      : [
          {
            direction: "to-capture" as const,
            title: `To keep it, as the next migration (${proofs[toCaptureProof]})`,
            sql: toCapture,
            proof: toCaptureProof,
            left: toCaptureLeft,
            destroys: toCaptureDestroys,
          },
        ]),
    ...(toFix === null
      ? []
      : [
          {
            direction: "to-fix" as const,
            title: `To put the database back (${proofs[toFixProof]})`,
            sql: toFix,
            proof: toFixProof,
            left: toFixLeft,
            destroys: toFixDestroys,
          },
        ]),
  ];
}
