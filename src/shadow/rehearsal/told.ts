import type { Finding } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import type { ProblemId } from "../../core/problems.js";
import { maskRowValues } from "../../core/redact.js";
import { namePartsOf } from "../../core/schema/drift-parts.js";
import type { SchemaSnapshot } from "../../core/schema/snapshot.js";
import type { StatementError } from "../../database/message.js";
import type { Runnable } from "../../database/transaction.js";
import type { PlacedNotice, Ran } from "./ran.js";

/** `message (sqlstate)`, without row values. */
export function wordsOf({ message, sqlstate }: StatementError): string {
  return `${maskRowValues(message, sqlstate)} (${sqlstate})`;
}

/** A finding at the place of an error. */
export function toldAt(rule: ProblemId, error: StatementError, message: string, fallback: Runnable): Finding {
  const location = error.location ?? { file: fallback.script.file };
  return finding(rule, { message, ...location, ...(error.hint === null ? {} : { hint: error.hint }) });
}

/** A finding about a whole file. */
export function told(rule: ProblemId, { script }: Runnable, message: string): Finding {
  return finding(rule, { message, file: script.file });
}

/** What a block raises by itself has any SQLSTATE, P0001 by default. */
const raised = /^PL\/pgSQL function [^\n]* at (?:RAISE|ASSERT)(?:\n|$)/;

/** Errors that rows can cause, RAISE among them: a block that looks at rows raises what it likes. */
export function isAboutRows({ sqlstate, context }: StatementError): boolean {
  return /^(?:2[23]|21000$|P000[1-4]$)/.test(sqlstate) || raised.test(context ?? "");
}

/** Schemas and extensions are there or not, whoever made them; what else is skipped hides another object. */
const existing = new Set(["42P07", "42701", "42710"]);

/** Notices by which IF NOT EXISTS says that it did nothing; not where the file itself has made what it then finds. */
function toldOfSkipped(
  { script }: Runnable,
  notices: readonly PlacedNotice[],
  before: SchemaSnapshot | null,
): readonly Finding[] {
  return notices.flatMap(({ notice, location }) => {
    const { sqlstate, message, severity } = notice;
    if (severity !== "NOTICE" || !existing.has(sqlstate) || !message.endsWith("skipping")) return [];
    if (message.startsWith("extension ") || message.includes('"schema_version')) return [];
    if (before !== null && !wasThere(message, before)) return [];
    return [
      finding("already-there", {
        message: `${message}, though nothing of this file ran before`,
        ...(location ?? { file: script.file }),
      }),
    ];
  });
}

/** Whether a schema holds what a notice names, in whatever schema: it names none. */
function wasThere(message: string, { objects }: SchemaSnapshot): boolean {
  const [, first = "", table] = /"([^"]*)"(?: of relation "([^"]*)")?/.exec(message) ?? [];
  const names = table === undefined ? [first] : [table, first];
  return objects.some(({ identity }) => namePartsOf(identity).slice(-names.length).join("\n") === names.join("\n"));
}

/** What a run that went through has left open, and what it skipped; `before`: the schema that it met, where that was read. */
export function toldOfEnd(
  runnable: Runnable,
  { leftOpen, notices }: Pick<Ran<null>, "leftOpen" | "notices">,
  before: SchemaSnapshot | null,
): readonly Finding[] {
  const open = leftOpen ? [told("open-transaction", runnable, "a transaction is open at its end")] : [];
  return [...open, ...toldOfSkipped(runnable, notices, before)];
}
