import { commentLine } from "../core/quote.js";
import type { Direction } from "./plan-drift-sql.js";
import { isAlone } from "./transactions.js";
import type { Transaction } from "./transactions.js";

const purposes = {
  fix: "Makes the database match what the applied migrations say.",
  capture: "Captures drift: makes a database as the applied migrations leave it like the one that drifted.",
  undo: "Undoes the capture: makes a database with the drift as the migrations before left it.",
} as const;

export type Purpose = keyof typeof purposes;

/** The whole script of a direction as text, for a person to read and run; null where nothing was planned. */
export function toScriptText(purpose: Purpose, direction: Direction): string | null {
  if (direction.proof === "not-run") return null;
  const { transactions } = direction;
  const bodies = transactions.map((one) => (isAlone(one) ? listing(one) : `BEGIN;\n${listing(one)}COMMIT;\n`));
  return [headerText(purpose, direction), ...bodies].join("\n");
}

/** What it is for and what was shown of it, as comment lines. */
export function headerText(purpose: Purpose, { proof, left, incomplete, transactions }: Direction): string {
  const destroying = transactions.flat().some(({ data }) => data === "destroyed");
  const lines = [
    purposes[purpose],
    proof === "verified"
      ? "Verified: it was run on a copy of the schema, which was then exactly as it should be. The copy holds no rows."
      : "PARTIAL: it was run on a copy of the schema, which was then not in all as it should be.",
    ...left.map((one) => `Left as it is: ${one}`),
    ...incomplete.flatMap((sql) => [
      "Needs a secret, and is left to you:",
      ...sql.split("\n").map((line) => `  ${line}`),
    ]),
    ...(destroying ? ["It destroys data where a comment says so."] : []),
  ];
  return lines.map(commentLine).join("");
}

/** The statements, each with its semicolon; what destroys data has a comment above it. */
export function listing(transaction: Transaction): string {
  return transaction.map(({ sql, data }) => `${data === "destroyed" ? "-- destroys data:\n" : ""}${sql};\n`).join("");
}
