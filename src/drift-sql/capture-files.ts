import type { DriftSql } from "./plan-drift-sql.js";
import { headerText, listing } from "./script-text.js";
import { isAlone } from "./transactions.js";

/** The text of a migration that captures drift, and of its undo script; null where there is nothing that undoes it. */
export interface CaptureFile {
  readonly migration: string;
  readonly undo: string | null;
}

/**
 * The drift as migrations: one file for each transaction, since a file is one, and what runs in none is alone. Undo
 * scripts run newest first, so the first step back belongs to the last file.
 */
export function toCaptureFiles({ toCapture, toFix }: DriftSql): readonly CaptureFile[] {
  const { transactions, rerun } = toCapture;
  const back = toFix.transactions;
  const fits = back.length > 0 && back.length <= transactions.length;
  return transactions.map((transaction, index) => {
    const step = fits ? back[transactions.length - 1 - index] : undefined;
    const part = transactions.length === 1 ? "" : `-- Part ${index + 1} of ${transactions.length}.\n`;
    const alone = isAlone(transaction) ? "-- It runs outside of a transaction.\n" : "";
    return {
      migration: `${headerText("capture", toCapture)}-- ${rerunWords[rerun]}\n${part}${alone}\n${listing(transaction)}`,
      undo:
        step === undefined
          ? fits
            ? `-- Undone with the next version.\nSELECT 1;\n`
            : null
          : `${headerText("undo", toFix)}\n${listing(step)}`,
    };
  });
}

const rerunWords = {
  unchanged: "Where the drift is already, it runs too, and changes nothing.",
  changed: "WHERE THE DRIFT IS ALREADY, it runs too, but changes the schema again: look at it before.",
  fails: "WHERE THE DRIFT IS ALREADY, IT FAILS: remove the drift there first, with the undo script.",
  "not-run": "Whether it runs where the drift is already was not tried.",
} as const;
