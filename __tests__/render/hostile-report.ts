import { finding } from "../../src/core/problems.js";
import type { EnvironmentReport, Report } from "../../src/core/report.js";
import type { ObjectChange, SchemaChange } from "../../src/core/schema/schema-change-model.js";
import { files, toEnvironment, toMigration, toReport } from "../golden/build.js";

const many = <T>(times: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: times }, (_, index) => make(index));

/** A change of a schema whose every name is that text. */
export function toHostileChange(text: string, times: number): SchemaChange {
  const object = (kind: string, identity: string, parts: readonly ObjectChange[] = []): ObjectChange => ({
    change: parts.length > 0 ? "new" : "changed",
    kind,
    identity,
    table: text,
    attributes: [{ name: text, before: text, after: `${text}x` }],
    parts,
  });
  return {
    changes: many(times, (index) => object(text, `${text}${index}`, [object("column", `${text}.${index}`)])),
    tables: many(Math.min(times, 5), (index) => ({
      name: `${text}${index}`,
      change: index === 0 ? "new" : "changed",
      columns: [
        { name: text, type: text, change: "new", keys: ["PK", "FK"] },
        { name: `${index}${text}`, type: "numeric(10,2)", change: "changed", keys: [] },
      ],
    })),
    references: many(Math.min(times, 5), (index) => ({
      from: `${text}${index}`,
      to: `${text}0`,
      columns: [text],
      change: "new",
      many: "many",
      required: "optional",
    })),
  };
}

/** A check in which every text of files and databases is that one: proofs, locks, drift with its SQL, fixes and probes. */
export function toHostileReport(text: string, times: number, command: Report["command"] = "check"): Report {
  const lock = { relation: text, mode: text };
  const proof = {
    runs: true,
    rerun: "changed",
    undo: "different",
    redo: "fails",
    queries: { checked: 3, notChecked: 1, broken: 1 },
    statements: many(times, (line) => ({ line: line + 1, locks: [lock], rewrites: [text], scans: [text] })),
  } as const;
  const objects = many(times, (index) => ({
    change: (["missing", "unexpected", "changed"] as const)[index % 3] ?? "missing",
    against: "both" as const,
    severity: (["structural", "cosmetic"] as const)[index % 2] ?? "cosmetic",
    kind: text,
    identity: text,
    expected: text,
    actual: text,
    attributes: [{ name: text, expected: text.repeat(9), actual: `${text.repeat(9)}x` }],
    parts: [text],
  }));
  const environment: EnvironmentReport = toEnvironment(text, [files.email], {
    migrations: [toMigration(files.email, { proof })],
    sizes: [{ table: text, rows: 5_000_000, bytes: 5_000_000_000 }],
    probes: [
      { version: "13", file: text, line: 1, demand: text, outcome: "not-looked-up", reason: text, at: "2026-11-22T14" },
    ],
    schemaChange: toHostileChange(text, times),
    drift: {
      status: "drift",
      objects,
      because: [text],
      toFix: text.repeat(times),
      toFixProof: "partial",
      toFixLeft: [text],
      toFixDestroys: [text],
      toCapture: text,
      toCaptureProof: "verified",
      toCaptureLeft: [text],
      toCaptureDestroys: [text],
    },
  });
  const fixed = {
    ...finding("statement", { message: text, file: "migrations/V13__add_email.sql", line: 1, column: 1 }),
    fix: [{ file: text, sql: text.repeat(times) }],
    suggestion: { startLine: 1, endLine: 2, text },
  };
  return toReport([environment], { command, findings: [fixed] });
}
