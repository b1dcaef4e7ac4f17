import { flagAt, textAt } from "../../sql/syntax.js";
import type { Look } from "../rule.js";
import { definitionOf } from "./words.js";

/** What a statement wants of a table in use. `metadata` rides along with anything; so do guards. */
export type Intent = "expand" | "migrate" | "contract" | "metadata";

const migrating = /^(?:Insert|Update|Delete|Merge)Stmt$/;

/** The intent of a look, by its key. */
export function intentOf(look: Look): Intent {
  const { key, node } = look;
  if (migrating.test(key) || (key === "CopyStmt" && flagAt(node, "is_from"))) return "migrate";
  if (
    /^(?:AT_DropColumn|AT_SetNotNull|DropStmt OBJECT_(?:TABLE|MATVIEW|TYPE|SEQUENCE)|RenameStmt OBJECT_(?:TABLE|COLUMN|TYPE))$/.test(
      key,
    )
  )
    return "contract";
  if (key === "AT_ColumnDefault") return node["def"] === undefined ? "contract" : "expand";
  if (/^(?:AT_AddColumn|AT_AddConstraint .*|AT_AlterColumnType|AT_DropNotNull|IndexStmt)$/.test(key)) return "expand";
  return "metadata";
}

/** Whether a look takes a lock against everyone, or against writers, that stays until the commit. */
export function locksUntilCommit({ key, node }: Look): boolean {
  if (!key.startsWith("AT_")) return /^(?:RenameStmt OBJECT_(?:TABLE|COLUMN)|DropStmt OBJECT_INDEX)$/.test(key);
  const light =
    /^AT_(?:ValidateConstraint|SetStatistics|SetRelOptions|ResetRelOptions|SetOptions|ResetOptions|ClusterOn|DropCluster)$/;
  return !light.test(key) && textAt(definitionOf(node, "Constraint"), "contype") !== "CONSTR_FOREIGN";
}
