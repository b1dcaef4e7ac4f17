import { showIdentifier } from "../../sql/names.js";
import { flagAt, textAt } from "../../sql/syntax.js";
import { columnsOf } from "../known/columns.js";
import { findIndex } from "../known/known.js";
import type { Found, Look, StatementRule } from "../rule.js";
import { isProvenNotNull, listNullable, notNullName, notNullSteps, notValidSteps } from "./constraints.js";
import { definitionOf, listWords, sized, tableOf } from "./words.js";

const setNotNull: StatementRule = {
  id: "set-not-null",
  on: ["AT_SetNotNull", "AT_AddConstraint CONSTR_NOTNULL", "AT_AddConstraint CONSTR_PRIMARY"],
  alsoUndo: true,
  judge: (look) => {
    if (look.isNew) return null;
    if (look.key === "AT_SetNotNull") return setsIt(look, textAt(look.node, "name") ?? "");
    return look.key.endsWith("NOTNULL") ? addsIt(look) : impliesIt(look);
  },
};

const looked = (look: Look): string => `locks ${tableOf(look)} against reads and writes while every row is looked at`;

function setsIt(look: Look, column: string): Found | null {
  if (isProvenNotNull(look, column)) return null;
  const name = showIdentifier(column);
  return {
    message: `SET NOT NULL of ${name} ${looked(look)}`,
    help: `first CHECK (${name} IS NOT NULL) NOT VALID, then VALIDATE, then SET NOT NULL, each in a file of its own`,
    ...sized(look),
    steps: notNullSteps(look, column),
  };
}

/** A NOT NULL with a name, from 18 on. */
function addsIt(look: Look): Found | null {
  const constraint = definitionOf(look.node, "Constraint");
  const column = columnsOf(constraint)[0] ?? "";
  if (flagAt(constraint, "skip_validation") || isProvenNotNull(look, column)) return null;
  const name = textAt(constraint, "conname") ?? notNullName(look, column);
  return {
    message: `ADD NOT NULL of ${showIdentifier(column)} ${looked(look)}`,
    help: "add it NOT VALID, and VALIDATE it in the next file",
    ...sized(look),
    steps: notValidSteps(look, name, `NOT NULL ${showIdentifier(column)}`),
  };
}

/** A key on an index that is there needs no scan but for this. */
function impliesIt(look: Look): Found | null {
  const index = textAt(definitionOf(look.node, "Constraint"), "indexname");
  if (index === null) return null;
  const known = findIndex(look.known, { schema: look.relation?.schema ?? null, name: index });
  const columns = listNullable(look, known?.columns ?? []).map(showIdentifier);
  if (columns.length === 0) return null;
  return {
    message: `PRIMARY KEY USING INDEX ${showIdentifier(index)} makes ${listWords(columns)} NOT NULL, which ${looked(look)}`,
    help: `first make ${listWords(columns)} NOT NULL by a CHECK: NOT VALID, then VALIDATE, then SET NOT NULL, each in a file of its own`,
    ...sized(look),
  };
}

export const notNullRules: readonly StatementRule[] = [setNotNull];
