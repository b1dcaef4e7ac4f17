import type { Breakage } from "../../core/broken-statement.js";
import type { Finding } from "../../core/model.js";
import type { Observation, ObservedStatement } from "../../core/observed.js";
import { locator } from "../../core/positions.js";
import { finding } from "../../core/problems.js";
import type { QueryFile } from "../../files/query-files.js";
import { readApplicationStatement } from "../../sql/application-statement.js";
import type { ApplicationStatement } from "../../sql/application-statement.js";
import { loadParser } from "../../sql/parser.js";
import { parsePieces } from "../../sql/pieces.js";

/** A statement of the application, read. */
export interface KnownStatement {
  readonly observed: ObservedStatement;
  readonly statement: ApplicationStatement;
}

/** A statement that a migration breaks. */
export interface Broken {
  readonly known: KnownStatement;
  readonly breakage: Breakage;
}

export interface KnownStatements {
  readonly statements: readonly KnownStatement[];
  /** How many could not be read. */
  readonly unreadable: number;
  readonly findings: readonly Finding[];
}

/** All statements that are known of the application but those whose fingerprints are `own`, each text once for each role, the most called first. */
export async function toKnownStatements(
  observation: Observation | null,
  files: readonly QueryFile[],
  own: ReadonlySet<string>,
): Promise<KnownStatements> {
  const parser = await loadParser();
  const known = new Map<string, KnownStatement>();
  let unreadable = observation?.unusable ?? 0;
  for (const observed of observation?.statements ?? []) {
    const read = readApplicationStatement(parser, observed.text, { from: "server" });
    if (read.kind === "unreadable") unreadable += 1;
    if (read.kind !== "read") continue;
    if (own.has(parser.fingerprint(observed.text) ?? "")) continue;
    const key = JSON.stringify([observed.role, read.statement.text]);
    const calls = (observed.calls ?? 0) + (known.get(key)?.observed.calls ?? 0);
    known.set(key, { observed: { ...observed, calls }, statement: read.statement });
  }
  const findings: Finding[] = [];
  for (const { file, text } of files) {
    const place = locator(file, text);
    const { statements, refusals } = parsePieces(parser, text);
    unreadable += refusals.length;
    for (const { message, position } of refusals) findings.push(unread(message, place(position)));
    for (const piece of statements) {
      const read = readApplicationStatement(parser, piece.text, { from: "file" });
      const { line } = place(piece.start);
      if (read.kind === "unreadable") findings.push(unread(read.why, { file, line }));
      if (read.kind === "unreadable") unreadable += 1;
      if (read.kind !== "read") continue;
      const observed = { text: read.statement.text, role: null, searchPath: null, calls: null, place: { file, line } };
      known.set(JSON.stringify([file, line]), { observed, statement: read.statement });
    }
  }
  const statements = [...known.values()].toSorted(
    (a, b) => (b.observed.calls ?? Infinity) - (a.observed.calls ?? Infinity) || 0,
  );
  return { statements, unreadable, findings };
}

function unread(why: string, place: { readonly file?: string; readonly line?: number }): Finding {
  return finding("query-unread", { message: `a statement of queries was not checked: ${why}`, ...place });
}
