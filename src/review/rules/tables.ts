import { showIdentifier, showRelation } from "../../sql/names.js";
import { isOn, listAt, nodeAt, optionsIn, relationIn, textAt } from "../../sql/syntax.js";
import { findRelation } from "../known/known.js";
import { isNew } from "../review-new.js";
import type { Found, Look, StatementRule } from "../rule.js";
import { dynamicSite } from "../sites.js";
import { sized, tableOf } from "./words.js";

function rewriting(
  id: StatementRule["id"],
  on: readonly string[],
  what: (look: Look) => string,
  keeps: (look: Look) => boolean = () => false,
): StatementRule {
  return {
    id,
    on,
    alsoUndo: true,
    judge: (look) => {
      if (look.isNew || keeps(look)) return null;
      return { message: `${what(look)} ${tableOf(look)} under a lock against reads and writes`, ...sized(look) };
    },
  };
}

/** From RowExclusiveLock on others wait. */
const firstBlockingMode = 3;

const lockTable: StatementRule = {
  id: "lock-table",
  on: ["LockStmt"],
  alsoUndo: true,
  judge: (look) => {
    if (look.isNew || Number(look.node["mode"] ?? 8) <= firstBlockingMode) return null;
    return { message: `LOCK TABLE holds ${tableOf(look)} until the commit` };
  },
};

const cluster: StatementRule = {
  id: "cluster-table",
  on: ["ClusterStmt", "VacuumStmt"],
  alsoUndo: true,
  judge: (look): Found | null => {
    const { node, site, known, file } = look;
    if (site.kind === "ClusterStmt") {
      return look.isNew
        ? null
        : {
            message: `CLUSTER rewrites ${look.name === null ? "every clustered table" : tableOf(look)} under a lock against reads and writes`,
            ...(look.name === null ? {} : sized(look)),
          };
    }
    if (!isOn(optionsIn(node, "options"), "full", "off")) return null;
    const table = relationIn(nodeAt(nodeAt(listAt(node, "rels")[0] ?? {}, "VacuumRelation") ?? {}, "relation"));
    const relation = findRelation(known, table);
    if (relation !== null && isNew(relation, file)) return null;
    return {
      message: `VACUUM FULL rewrites ${table === null ? "every table" : showRelation(table)} under a lock against reads and writes`,
      ...(table === null ? {} : { sizeOf: table }),
    };
  },
};

const noLockTimeout: StatementRule = {
  id: "no-lock-timeout",
  on: ["VariableSetStmt"],
  alsoUndo: true,
  judge: ({ node, file }) => {
    const value =
      nodeAt(nodeAt(listAt(node, "args")[0] ?? {}, "A_Const") ?? {}, "ival") ??
      nodeAt(nodeAt(listAt(node, "args")[0] ?? {}, "A_Const") ?? {}, "sval");
    const text = value === null ? null : String(value["ival"] ?? value["sval"] ?? 0);
    // Files without a transaction have none of their own: an expired one leaves an INVALID index.
    const off =
      textAt(node, "name") === "lock_timeout" &&
      text !== null &&
      /^0(?:ms|s|min)?$/.test(text) &&
      file.parsed.transactional;
    return off
      ? { message: "the file switches lock_timeout off, so that it may wait, and make others wait, without end" }
      : null;
  },
};

const notAnalysable: StatementRule = {
  id: "not-analysable",
  on: [dynamicSite],
  alsoUndo: true,
  judge: ({ site }) => ({
    message: `what this runs is known only when it runs: ${site.text.replaceAll(/\s+/g, " ").slice(0, 100)}`,
  }),
};

/** What takes its lock for a moment only. */
const brief: readonly string[] = [
  "CreateTrigStmt",
  "DropStmt OBJECT_TRIGGER",
  "AT_EnableTrig",
  "AT_DisableTrig",
  "AT_EnableTrigUser",
  "AT_DisableTrigUser",
  "AT_EnableTrigAll",
  "AT_DisableTrigAll",
  "CreatePolicyStmt",
  "AlterPolicyStmt",
  "DropStmt OBJECT_POLICY",
  "RuleStmt",
  "DropStmt OBJECT_RULE",
  "AT_ChangeOwner",
  "AT_ReplicaIdentity",
  "AT_SetStorage",
  "AT_SetCompression",
  "AT_ColumnDefault",
  "AT_AddIdentity",
  "AT_SetIdentity",
  "AT_DropIdentity",
  "AT_EnableRowSecurity",
  "AT_DisableRowSecurity",
  "AT_DropNotNull",
  "AT_DropExpression",
  "RenameStmt OBJECT_TABLE",
  "RenameStmt OBJECT_COLUMN",
  "AlterObjectSchemaStmt OBJECT_TABLE",
];

const briefLock: StatementRule = {
  id: "brief-lock",
  on: brief,
  alsoUndo: true,
  judge: (look) =>
    look.isNew
      ? null
      : { message: `this locks ${tableOf(look)} for a moment, and queues behind the longest query on it` },
};

export const tableRules: readonly StatementRule[] = [
  lockTable,
  cluster,
  noLockTimeout,
  notAnalysable,
  briefLock,
  rewriting(
    "set-expression",
    ["AT_SetExpression"],
    ({ node }) => `another expression of the generated column ${showIdentifier(textAt(node, "name") ?? "")} rewrites`,
    ({ node, relation }) => relation?.columns.get(textAt(node, "name") ?? "")?.generated === "virtual",
  ),
  rewriting("set-logged", ["AT_SetLogged", "AT_SetUnLogged"], () => "SET LOGGED or UNLOGGED copies"),
  rewriting("set-access-method", ["AT_SetAccessMethod"], () => "SET ACCESS METHOD rewrites"),
  rewriting("set-tablespace", ["AT_SetTableSpace", "INDEX AT_SetTableSpace"], () => "SET TABLESPACE copies"),
];
