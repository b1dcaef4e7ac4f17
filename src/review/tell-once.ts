import { reviewRules, type ReviewRuleId } from "../core/catalogue/review.js";
import type { ReviewRule } from "../core/catalogue/review-rule.js";
import type { Finding, Severity } from "../core/model.js";
import { silentRules } from "./settle-by-proof.js";
import { leaveOutTwins, type Swallowed } from "./twins.js";

export interface ToTell {
  /** What the rules say of the files, settled by the proofs. */
  readonly reviewed: readonly Finding[];
  /** What a rehearsal showed. */
  readonly measured: readonly Finding[];
  /** The file of a migration by that of its undo script. */
  readonly migrationOf: ReadonlyMap<string, string>;
  /** Lines where the statements of a file begin, ascending, for files that run in a transaction. */
  readonly startsOf?: ReadonlyMap<string, readonly number[]>;
}

/**
 * What the review and the rehearsal say, each thing once: where both speak of one cause, the finding of the rule stays,
 * since it points to the statement and knows the way out, and says what was measured.
 */
export function tellOnce({ reviewed, measured, migrationOf, startsOf = new Map() }: ToTell): readonly Finding[] {
  const { findings, swallowed } = leaveOutTwins(reviewed);
  const told = [...findings];
  const holding = new Set(swallowed);
  const rest = measured.filter((one) => {
    if (followsFrom(one, measured, migrationOf)) return false;
    const partner = partnerOf(one, { told, swallowed: holding, migrationOf });
    if (partner === -1) return true;
    const [was = one] = told.splice(partner, 1);
    const merged = merge(was, one);
    told.splice(partner, 0, merged);
    // Several things may be measured of one statement.
    if (holding.has(was)) holding.add(merged);
    return false;
  });
  return [...withoutEcho(withoutPassed(told, measured, startsOf), measured), ...rest];
}

/** A second run has got by the statements above the one that failed: they do not fail when they run again. */
function withoutPassed(
  told: readonly Finding[],
  measured: readonly Finding[],
  startsOf: NonNullable<ToTell["startsOf"]>,
): readonly Finding[] {
  const failedAt = new Map(
    measured.flatMap(({ rule, file = "", line }): [string, number][] => {
      const start = startsOf.get(file)?.findLast((one) => one <= (line ?? 0));
      return (rule === "rerun-fails" || rule === "undo-twice") && start !== undefined ? [[file, start]] : [];
    }),
  );
  return told.filter(
    (one) =>
      one.line === undefined ||
      one.line >= (failedAt.get(one.file ?? "") ?? 0) ||
      !measures(one, "rerun") ||
      silentRules.has(one.rule),
  );
}

interface Told {
  readonly told: readonly Finding[];
  readonly swallowed: Swallowed;
  readonly migrationOf: ReadonlyMap<string, string>;
}

/** Rules about statements that PostgreSQL refuses. */
const refused = new Set(["newer-syntax", "enum-value-used", "function-result", "column-in-use", "replace-view"]);
const refusedForRows = new Set(["add-required-column", "narrow-column"]);

/** The place of the rule's finding about the same cause; -1 where there is none. */
function partnerOf(one: Finding, { told, swallowed, migrationOf }: Told): number {
  const here = (other: Finding): boolean => other.file === one.file;
  const sameLine = (other: Finding): boolean => here(other) && other.line !== undefined && other.line === one.line;
  switch (one.rule) {
    case "rerun-fails":
    case "undo-twice": {
      const ruled = told.findIndex((other) => sameLine(other) && measures(other, "rerun"));
      return ruled === -1 ? told.findIndex((other) => sameLine(other) && swallowed.has(other)) : ruled;
    }
    case "rerun-changes":
      return told.findIndex((other) => here(other) && silentRules.has(other.rule));
    case "undo-differs":
      return told.findIndex((other) => here(other) && measures(other, "undo"));
    case "undo-proposed":
    case "undo-not-made":
      return told.findIndex((other) => here(other) && other.rule === "undo-missing");
    case "undo-rows":
      return told.findIndex(
        (other) => other.file === migrationOf.get(one.file ?? "") && other.rule === "undo-cannot-restore",
      );
    case "does-not-run":
    case "undo-fails":
      return told.findIndex((other) => sameLine(other) && refused.has(other.rule));
    case "fails-on-rows":
      return told.findIndex((other) => sameLine(other) && refusedForRows.has(other.rule));
    default:
      return -1;
  }
}

/** What an undo script leaves behind is in the way of the next run: that is one cause. */
function followsFrom(one: Finding, measured: readonly Finding[], migrationOf: Told["migrationOf"]): boolean {
  return (
    (one.rule === "redo-fails" || one.rule === "redo-differs") &&
    measured.some(({ rule, file }) => rule === "undo-differs" && migrationOf.get(file ?? "") === one.file)
  );
}

function measures({ rule }: Finding, what: ReviewRule["measured"]): boolean {
  const known: ReviewRule | undefined = Object.hasOwn(reviewRules, rule)
    ? reviewRules[rule as ReviewRuleId]
    : undefined;
  return known?.measured === what;
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };
const otherMeasured = /; measured: (?!a second run)[^;]*$/;
const echo = /; measured: a second run fails$/;

function merge(partner: Finding, one: Finding): Finding {
  const base = partner.message.replace(/; measured: [^;]*$/, "");
  const severity = rank[one.severity] < rank[partner.severity] ? one.severity : partner.severity;
  const merged = { ...partner, severity, ...(one.hint === undefined ? {} : { hint: one.hint }) };
  switch (one.rule) {
    case "undo-proposed": {
      const losses = one.message.replace(/^[^.]*(?:\. )?/, "");
      const made = `${base}; one was made and tried, and it brings back the schema${losses === "" ? "" : `. ${losses}`}`;
      return { ...partner, message: made, help: one.help, ...(one.fix === undefined ? {} : { fix: one.fix }) };
    }
    case "undo-not-made":
      return { ...partner, message: `${base}; ${one.message.replace(/^.*? script, and /, "")}`, help: one.help };
    case "undo-differs":
      return { ...merged, message: `${base}; measured: ${one.message.replace(/^.*? than before: /, "")}` };
    case "rerun-fails":
    case "undo-twice":
      if (otherMeasured.test(partner.message))
        return { ...merged, message: `${partner.message}; ${inShort(one.message)}` };
      return { ...merged, message: `${base.replace(/: a second run .*$/, "")}; measured: ${inShort(one.message)}` };
    default:
      return { ...merged, message: `${base}; measured: ${one.message}` };
  }
}

/** Where it ran matters only when it was another session, or after half of the file. */
function inShort(message: string): string {
  return message.replace(/^(a second run) (?:in the same session|of the undo script) /, "$1 ");
}

/** A second run stops at the first statement that fails: of the others nothing was measured. */
function withoutEcho(told: readonly Finding[], measured: readonly Finding[]): readonly Finding[] {
  const failed = new Set(measured.flatMap(({ rule, file }) => (rule === "rerun-fails" ? [file] : [])));
  return told.map((one) => (failed.has(one.file) ? { ...one, message: one.message.replace(echo, "") } : one));
}
