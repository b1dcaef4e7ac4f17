import type { Statement, Unit } from "./statement.js";

/** Statements that run in one transaction, or one that runs in none. */
export type Transaction = readonly Statement[];

/** Whether it is a statement that runs in no transaction. */
export function isAlone(transaction: Transaction): boolean {
  return transaction[0]?.boundary === "alone";
}

/** Function bodies may name what comes later in the script. */
const bodiesUnchecked: Statement = { sql: "SET LOCAL check_function_bodies = off", data: "kept", boundary: "none" };
const makesBodies = /^CREATE\s(?:OR\s+REPLACE\s+)?(?:FUNCTION|PROCEDURE|EXTENSION)\b/i;

/** Divides statements into as few transactions as PostgreSQL allows. */
export function toTransactions(units: readonly Unit[]): readonly Transaction[] {
  const transactions: Statement[][] = [];
  let open = false;
  for (const statement of units.flat()) {
    const last = transactions.at(-1);
    if (open && last !== undefined && statement.boundary !== "alone") last.push(statement);
    else transactions.push([statement]);
    open = statement.boundary === "none";
  }
  return transactions.map(withSetting);
}

function withSetting(transaction: Transaction): Transaction {
  const needed = !isAlone(transaction) && transaction.some(({ sql }) => makesBodies.test(sql));
  return needed ? [bodiesUnchecked, ...transaction] : transaction;
}

/** Ends a transaction before one of its statements, which needs what came before to be committed. */
export function splitBefore(transaction: Transaction, index: number): readonly [Transaction, Transaction] {
  return [transaction.slice(0, index), withSetting(transaction.slice(index))];
}
