import { showIdentifier } from "../../sql/names.js";
import { flagAt, listAt, nodeAt, textAt } from "../../sql/syntax.js";
import { showType, typeIn } from "../../sql/type-name.js";
import { columnsOf } from "../known/columns.js";
import type { Found, Look, StatementRule } from "../rule.js";
import { isProvenNotNull } from "./constraints.js";
import { typeChange } from "./type-change.js";
import { columnList, definitionOf, tableOf } from "./words.js";

/** What an undo script asks of rows that were written since: its rehearsal meets none of them. */
export const undoMayFail: StatementRule = {
  id: "undo-may-fail",
  on: [
    "AT_AlterColumnType",
    "AT_SetNotNull",
    "AT_AddConstraint CONSTR_UNIQUE",
    "AT_AddConstraint CONSTR_PRIMARY",
    "IndexStmt",
  ],
  alsoUndo: true,
  judge: (look) => {
    if (look.file.kind !== "undo" || look.isNew || look.relation === null || preparesRows(look)) return null;
    const once = look.key === "AT_AlterColumnType" ? holdsTooMuch(look) : forbids(look);
    if (once === null) return null;
    return {
      message: `the undo script fails once ${once}`,
      ...(look.key === "AT_AlterColumnType" ? {} : { severity: "note" as const }),
    } satisfies Found;
  },
};

/** Whether the script changes rows itself before it asks something of them. */
function preparesRows({ file, site }: Look): boolean {
  const before = file.parsed.statements.slice(0, file.parsed.statements.indexOf(site.statement));
  return before.some(({ kind }) => /^(?:Update|Delete|Insert|Merge|Truncate)Stmt$/.test(kind));
}

function holdsTooMuch(look: Look): string | null {
  const definition = definitionOf(look.node, "ColumnDef");
  const column = textAt(look.node, "name") ?? "";
  const [from, to] = [look.relation?.columns.get(column)?.type ?? null, typeIn(nodeAt(definition, "typeName"))];
  if (to === null || nodeAt(definition, "raw_default") !== null) return null;
  if (typeChange(from, to, look.known) !== "narrow") return null;
  return `a value of ${tableOf(look)}.${showIdentifier(column)} does not fit ${showType(to)}`;
}

function forbids(look: Look): string | null {
  if (look.key === "AT_SetNotNull") {
    const column = textAt(look.node, "name") ?? "";
    const known = look.relation?.columns.has(column) === true;
    return known && !isProvenNotNull(look, column)
      ? `a row of ${tableOf(look)} has no ${showIdentifier(column)}`
      : null;
  }
  const names = look.key === "IndexStmt" ? indexed(look) : columnsOf(definitionOf(look.node, "Constraint"));
  return names.length === 0 ? null : `two rows of ${tableOf(look)} have the same ${columnList(names)}`;
}

/** The columns of a unique index; none where it has an expression, a WHERE or lets equal ones be. */
function indexed({ node }: Look): readonly string[] {
  if (!flagAt(node, "unique") || nodeAt(node, "whereClause") !== null) return [];
  const names = listAt(node, "indexParams").map((item) => textAt(nodeAt(item, "IndexElem") ?? {}, "name"));
  return names.every((name) => name !== null) ? names : [];
}
