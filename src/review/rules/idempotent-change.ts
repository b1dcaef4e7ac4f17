import { showIdentifier, showRelation } from "../../sql/names.js";
import { flagAt, listAt, nameIn, nodeAt, textAt, visitNodes, type Node } from "../../sql/syntax.js";
import { firstWords } from "../../sql/statement.js";
import { columnIn } from "../known/columns.js";
import type { StatementRule } from "../rule.js";
import { insert, rule } from "./guarded.js";
import { definitionOf, tableOf } from "./words.js";

const alterGuarded = rule(
  "alter-guarded",
  [
    "AT_AddIdentity",
    "AT_AttachPartition",
    "AT_DetachPartition",
    "AT_AddInherit",
    "AT_DropInherit",
    "TYPE AT_AddColumn",
    "AlterDomainStmt",
    "AlterPublicationStmt",
    "AlterEnumStmt",
  ],
  ({ key, node, site, isNew }) => {
    if (site.kind === "AlterEnumStmt" && (flagAt(node, "skipIfNewValExists") || textAt(node, "oldVal") !== null))
      return null;
    if (site.kind === "AlterDomainStmt" && textAt(node, "subtype") !== "C") return null;
    if (site.kind === "AlterPublicationStmt" && !/AP_(?:Add|Drop)/.test(textAt(node, "action") ?? "")) return null;
    if (isNew && key === "AT_AddInherit") return null;
    const add = site.kind === "AlterEnumStmt" ? insert(site.text, /\bADD\s+VALUE\s+/i, "IF NOT EXISTS") : {};
    return { message: `${firstWords(site.text)} fails when it runs again`, ...add };
  },
);

const insertGuarded = rule("insert-guarded", ["InsertStmt"], (look) => {
  const select = nodeAt(nodeAt(look.node, "selectStmt") ?? {}, "SelectStmt");
  const values = select !== null && listAt(select, "valuesLists").length > 0;
  const conditional = select !== null && !values && nodeAt(select, "whereClause") !== null;
  if (nodeAt(look.node, "onConflictClause") !== null || conditional || look.relation?.temporary === true) return null;
  const plain = values && listAt(look.node, "returningList").length === 0 && look.site.within === "statement";
  return {
    message: `INSERT into ${tableOf(look)} has no ON CONFLICT: a second run fails, or adds the rows again`,
    ...(plain ? { replacement: `${look.site.text}\nON CONFLICT DO NOTHING` } : {}),
  };
});

/** Whether it gives a jsonb column keys with fixed values, or takes keys away: the second time that changes nothing. */
function isSettled(value: Node | null, column: string): boolean {
  const step = nodeAt(value ?? {}, "A_Expr");
  if (step === null || columnIn(nodeAt(step, "lexpr")) !== column) return false;
  const right = nodeAt(step, "rexpr") ?? {};
  const constant = nodeAt(nodeAt(nodeAt(right, "TypeCast") ?? {}, "arg") ?? right, "A_Const");
  const text = textAt(nodeAt(constant ?? {}, "sval") ?? {}, "sval");
  const operator = nameIn(listAt(step, "name")[0] ?? {});
  if (text === null) return false;
  return operator === "||" ? text.trimStart().startsWith("{") : operator === "-" || operator === "#-";
}

const repeatedChange = rule("repeated-change", ["UpdateStmt", "AlterSeqStmt", "AT_AlterColumnType"], (look) => {
  const { node, site } = look;
  if (site.kind === "AlterSeqStmt") {
    const restarts = listAt(node, "options").some(
      (item) => textAt(nodeAt(item, "DefElem") ?? {}, "defname") === "restart",
    );
    return restarts && !look.isNew ? { message: "RESTART sets the sequence back again when it runs again" } : null;
  }
  if (site.kind === "AlterTableStmt") {
    const using = nodeAt(definitionOf(node, "ColumnDef"), "raw_default");
    const computes = using !== null && nodeAt(using, "A_Expr") !== null && names(using, textAt(node, "name") ?? "");
    return computes ? { message: "USING computes the values from themselves: a second run changes them again" } : null;
  }
  const itself = listAt(node, "targetList").flatMap((item) => {
    const target = nodeAt(item, "ResTarget") ?? {};
    const [column, value] = [textAt(target, "name") ?? "", nodeAt(target, "val")];
    const arithmetic = value !== null && nodeAt(value, "A_Expr") !== null;
    const settled = look.relation?.columns.get(column)?.type?.name === "jsonb" && isSettled(value, column);
    return arithmetic && !settled && names(value, column) && !mentions(nodeAt(node, "whereClause"), column)
      ? [column]
      : [];
  });
  return itself.length === 0
    ? null
    : {
        message: `UPDATE computes ${itself.map(showIdentifier).join(", ")} of ${showRelation(look.name ?? { schema: null, name: "?" })} from itself: a second run changes it again`,
      };
});

function names(expression: Node, column: string): boolean {
  let found = false;
  visitNodes(expression, (kind, node) => {
    if (kind === "ColumnRef" && columnIn({ ColumnRef: node }) === column) found = true;
  });
  return found;
}

function mentions(where: Node | null, column: string): boolean {
  return where !== null && names(where, column);
}

export const changeRules: readonly StatementRule[] = [alterGuarded, insertGuarded, repeatedChange];
