import { showIdentifier, showRelation } from "../../sql/names.js";
import { flagAt, isOn, listAt, nodeAt, optionsIn, relationIn, textAt } from "../../sql/syntax.js";
import { findRelation } from "../known/known.js";
import { isNew } from "../review-new.js";
import type { Found, Look, StatementRule } from "../rule.js";
import { dynamicSite } from "../sites.js";
import { sized, tableOf } from "./words.js";

function rewriting(id: StatementRule["id"], on: readonly string[], what: (look: Look) => string): StatementRule {
  return {
    id,
    on,
    alsoUndo: true,
    judge: (look) => {
      if (look.isNew) return null;
      return { message: `${what(look)} ${tableOf(look)} under a lock against reads and writes`, ...sized(look) };
    },
  };
}

const partitionOf = (look: Look): ReturnType<typeof relationIn> =>
  relationIn(nodeAt(nodeAt(nodeAt(look.node, "def") ?? {}, "PartitionCmd") ?? {}, "name"));

const attachPartition: StatementRule = {
  id: "attach-partition",
  on: ["AT_AttachPartition"],
  alsoUndo: true,
  judge: (look) => {
    const name = partitionOf(look);
    const partition = findRelation(look.known, name);
    const checks = [...(partition?.constraints.values() ?? [])].some(({ kind, valid }) => kind === "check" && valid);
    const fresh = partition !== null && isNew(partition, look.file);
    const own = fresh || checks || name === null ? [] : [showRelation(name)];
    const scanned = [...own, ...(look.relation?.hasDefaultPartition === true ? ["the default partition"] : [])];
    if (look.isNew || name === null || scanned.length === 0) return null;
    return {
      message: `ATTACH PARTITION scans ${scanned.join(" and ")} under a lock against reads and writes, since no valid CHECK proves the bounds`,
      ...(own.length === 0 ? {} : { sizeOf: name }),
    };
  },
};

const createPartition: StatementRule = {
  id: "create-partition",
  on: ["CreateStmt"],
  alsoUndo: true,
  judge: (look) => {
    const parent = relationIn(nodeAt(listAt(look.node, "inhRelations")[0] ?? {}, "RangeVar"));
    const known = findRelation(look.known, parent);
    if (nodeAt(look.node, "partbound") === null || parent === null) return null;
    if (known !== null && isNew(known, look.file)) return null;
    const scanned = known?.hasDefaultPartition === true ? ", and scans its default partition" : "";
    return {
      message: `CREATE TABLE … PARTITION OF locks ${showRelation(parent)} against reads and writes${scanned}`,
      help: `CREATE TABLE ${tableOf(look)} (LIKE ${showRelation(parent)} INCLUDING ALL), then ALTER TABLE ${showRelation(parent)} ATTACH PARTITION ${tableOf(look)} …`,
      ...(scanned === "" ? { severity: "note" as const } : {}),
    };
  },
};

const detachPartition: StatementRule = {
  id: "detach-partition",
  on: ["AT_DetachPartition"],
  alsoUndo: true,
  judge: (look) => {
    const command = nodeAt(nodeAt(look.node, "def") ?? {}, "PartitionCmd");
    // With a default partition CONCURRENTLY is refused.
    const possible = look.relation?.hasDefaultPartition !== true;
    if (look.isNew || command === null || flagAt(command, "concurrent") || !possible) return null;
    const partition = partitionOf(look);
    return {
      message: `DETACH PARTITION locks ${tableOf(look)} against reads and writes`,
      ...(partition === null
        ? {}
        : {
            help: `ALTER TABLE ${tableOf(look)} DETACH PARTITION ${showRelation(partition)} CONCURRENTLY, alone in its file`,
          }),
    };
  },
};

const dropPartition: StatementRule = {
  id: "drop-partition",
  on: ["DropStmt OBJECT_TABLE"],
  alsoUndo: true,
  judge: (look) => {
    const parent = look.known.relations.get(look.relation?.parent ?? "");
    if (look.isNew || parent === undefined || isNew(parent, look.file)) return null;
    const name = showRelation({ schema: look.name?.schema ?? null, name: parent.name });
    return {
      message: `dropping the partition ${tableOf(look)} locks all of ${name} against reads and writes`,
      help: `first ALTER TABLE ${name} DETACH PARTITION ${tableOf(look)} CONCURRENTLY, in a file of its own`,
    };
  },
};

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
  attachPartition,
  createPartition,
  detachPartition,
  dropPartition,
  lockTable,
  cluster,
  noLockTimeout,
  notAnalysable,
  briefLock,
  rewriting(
    "set-expression",
    ["AT_SetExpression"],
    ({ node }) => `another expression of the generated column ${showIdentifier(textAt(node, "name") ?? "")} rewrites`,
  ),
  rewriting("set-logged", ["AT_SetLogged", "AT_SetUnLogged"], () => "SET LOGGED or UNLOGGED copies"),
  rewriting("set-access-method", ["AT_SetAccessMethod"], () => "SET ACCESS METHOD rewrites"),
  rewriting("set-tablespace", ["AT_SetTableSpace", "INDEX AT_SetTableSpace"], () => "SET TABLESPACE copies"),
];
