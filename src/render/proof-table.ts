import type { Proof } from "../core/model.js";
import { toBlobAddress } from "./links.js";
import { toWaitingName } from "./migration-table.js";
import type { Report } from "../core/report.js";
import { isHeavy, listTableLocks, sayHowLong, toModeWords, type TableLock } from "./lock-words.js";
import { bold, code, codeLink, details, inline, table } from "./markdown.js";
import { shownName } from "./object-words.js";
import { waitingAnywhere, type Waiting } from "./outlook.js";
import { proofsOf, toProofMarks, type ProofMark, type ShownProof } from "./proof-words.js";
import { count, toList } from "./words.js";

const icons: Record<ProofMark["mark"], string> = { ok: "✅", warning: "⚠️", error: "⛔", none: "–" };
const locksAtMost = 6;
const rowsAtMost = 150;

/** What waits to run, each file once: what was proven of it, and which existing tables it locks. */
export function toProofTable(report: Report): string {
  return table(
    ["Migration", "Proof", "Locks on existing tables"],
    waitingAnywhere(report).map((waiting) => {
      const proofs = proofsOf(waiting, report);
      return [toWaitingName(waiting, report), toProof(waiting, proofs, report), toLocks(waiting, proofs, report)];
    }),
  );
}

function toProof(waiting: Waiting, proofs: readonly ShownProof[], report: Report): string {
  const { version, undo } = waiting;
  if (proofs.length === 0)
    return version !== null && undo === null ? "not rehearsed · ⚠️\u00a0no undo script" : "not rehearsed";
  return proofs
    .map((shown) => `${toPlace(shown, proofs, report)}${toProofMarks(shown, waiting).map(toMark).join(" · ")}`)
    .join("<br>");
}

function toMark({ mark, text }: ProofMark): string {
  return `${icons[mark]}\u00a0${inline(text)}`;
}

/** Where it was shown, where that is not the same everywhere. */
function toPlace({ environments }: ShownProof, proofs: readonly ShownProof[], report: Report): string {
  if (proofs.length < 2 || environments.length === report.environments.length) return "";
  return `${toList(environments.map(({ name }) => bold(inline(name, { limit: 100 }))))}: `;
}

function toLocks(waiting: Waiting, proofs: readonly ShownProof[], report: Report): string {
  const how = waiting.transactional === false ? ["no transaction: each statement by itself"] : [];
  if (proofs.length === 0) return how.length === 0 ? "–" : inline(how.join());
  const transactional = waiting.transactional !== false;
  const cells = proofs.map(({ proof, environments }) =>
    toLockLines(proof, listTableLocks(proof, { transactional, environments })).join("<br>"),
  );
  const distinct = [...new Set(cells)];
  if (distinct.length === 1) return [...distinct, ...how].join("<br>");
  return [...proofs.map((shown, index) => `${toPlace(shown, proofs, report)}${cells[index] ?? ""}`), ...how].join(
    "<br>",
  );
}

function toLockLines({ runs }: Proof, locks: readonly TableLock[]): readonly string[] {
  if (locks.length === 0) return [runs ? "none that others notice" : "–"];
  const rest = locks.length - locksAtMost;
  return [...locks.slice(0, locksAtMost).map(toLock), ...(rest > 0 ? [`and ${count(rest, "more table")}`] : [])];
}

function toLock(lock: TableLock): string {
  const long = inline(sayHowLong(lock));
  return `${code(shownName(lock.relation), { limit: 120 })} ${lock.mode}, ${isHeavy(lock) ? bold(long) : long}`;
}

/** Statement by statement, folded: every lock that a statement takes on a relation that existed before it. */
export function toLocksByStatement(report: Report): string {
  const rows = waitingAnywhere(report).flatMap((waiting) => {
    const [first] = proofsOf(waiting, report);
    return (first?.proof.statements ?? []).flatMap((statement) => {
      if (statement.locks.length === 0) return [];
      const address = waiting.file === null ? null : toBlobAddress(report.context, waiting.file, statement.line);
      return [[codeLink(`${waiting.label}:${statement.line}`, address), toTaken(statement.locks), toWork(statement)]];
    });
  });
  if (rows.length === 0) return "";
  const rest = rows.length - rowsAtMost;
  const body = table(["Statement", "Locks", "Reads or writes whole"], rows.slice(0, rowsAtMost));
  const more = rest > 0 ? `\n\nand ${count(rest, "more statement")}; the report file has all of them` : "";
  return details("Locks, statement by statement", body + more);
}

type Statement = ShownProof["proof"]["statements"][number];

function toTaken(locks: Statement["locks"]): string {
  const byRelation = new Map<string, string[]>();
  for (const { relation, mode } of locks) {
    const known = byRelation.get(relation);
    if (known === undefined) byRelation.set(relation, [toModeWords(mode)]);
    else known.push(toModeWords(mode));
  }
  const lines = [...byRelation].map(
    ([relation, modes]) => `${code(shownName(relation), { limit: 120 })} ${inline(modes.join(", "), { limit: 200 })}`,
  );
  const rest = lines.length - 20;
  return [...lines.slice(0, 20), ...(rest > 0 ? [`and ${count(rest, "more relation")}`] : [])].join("<br>");
}

function toWork({ rewrites, scans }: Statement): string {
  const say = (word: string, names: readonly string[]): readonly string[] =>
    names.length === 0
      ? []
      : [
          `${word} ${toList(
            names.map((name) => code(shownName(name), { limit: 120 })),
            { most: 10 },
          )}`,
        ];
  return [...say("rewrites", rewrites), ...say("scans", scans)].join("<br>") || "–";
}
