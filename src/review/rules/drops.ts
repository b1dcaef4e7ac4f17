import { showIdentifier, showRelation } from "../../sql/names.js";
import { listAt, nodeAt, textAt } from "../../sql/syntax.js";
import { find } from "../known/known.js";
import { isAbsent, isAbsentColumn } from "../review-new.js";
import type { Found, Look, StatementRule } from "../rule.js";
import { factsOf } from "../script-facts.js";
import { sized, tableOf } from "./words.js";

const dropTable: StatementRule = {
  id: "drop-table",
  on: ["DropStmt OBJECT_TABLE", "DropStmt OBJECT_FOREIGN_TABLE"],
  alsoUndo: false,
  judge: (look) =>
    look.isNew || attached(look)
      ? null
      : isAbsent(look)
        ? dropsNext(look)
        : { message: `DROP TABLE ${tableOf(look)}: its rows are gone, and the running application no longer finds it` },
};

/** Nothing is dropped the first time; where the file makes the table, a second run finds one. */
function dropsNext(look: Look): Found | null {
  if (!makesIt(look)) return null;
  return {
    severity: "warning",
    message: `DROP TABLE ${tableOf(look)} finds no table the first time, but when the file runs again, it removes the rows that are in it by then`,
    help: "leave out the DROP, and write CREATE TABLE IF NOT EXISTS",
  };
}

/** Partitions have a rule of their own. */
function attached({ relation }: Look): boolean {
  return relation !== null && relation.parent !== null;
}

const dropColumn: StatementRule = {
  id: "drop-column",
  on: ["AT_DropColumn"],
  alsoUndo: false,
  judge: (look) => {
    const born = look.column?.born ?? "before";
    if (look.isNew || born !== "before" || isAbsentColumn(look)) return null;
    return {
      message: `DROP COLUMN ${tableOf(look)}.${showIdentifier(textAt(look.node, "name") ?? "")}: its values are gone, and the running application no longer finds it`,
    };
  },
};

const dropped: Readonly<Record<string, string>> = {
  OBJECT_VIEW: "view",
  OBJECT_MATVIEW: "materialized view",
  OBJECT_FUNCTION: "function",
  OBJECT_PROCEDURE: "procedure",
  OBJECT_AGGREGATE: "aggregate",
  OBJECT_TYPE: "type",
  OBJECT_DOMAIN: "domain",
  OBJECT_SEQUENCE: "sequence",
  OBJECT_SCHEMA: "schema",
};

/** Names that a DROP frees and that the same file gives again are replaced, not dropped. */
function comesBack(look: Look): boolean {
  return look.key !== "DropStmt OBJECT_SCHEMA" && makesIt(look);
}

function makesIt({ file, name }: Look): boolean {
  const { madeOrRenamed, madeAt } = factsOf(file.parsed);
  return name !== null && (madeOrRenamed.has(name.name) || madeAt.has(name.name));
}

const dropObject: StatementRule = {
  id: "drop-object",
  on: Object.keys(dropped).map((type) => `DropStmt ${type}`),
  alsoUndo: false,
  judge: (look) => {
    const { key, name, known, isNew } = look;
    const what = dropped[key.replace("DropStmt ", "")] ?? "object";
    const type =
      name === null
        ? undefined
        : [...known.searchPath, name.schema ?? ""]
            .map((schema) => known.types.get(JSON.stringify([schema, name.name])))
            .find(Boolean);
    // Nobody calls a trigger's function by name.
    const routine = name === null || what !== "function" ? null : find(known, known.routines, name);
    if (routine?.returns?.name === "trigger") return null;
    if (isNew || (type !== undefined && type.born !== "before") || comesBack(look) || isAbsent(look)) return null;
    if (what === "schema" && known.complete && !known.schemas.has(name?.name ?? "")) return null;
    const rows = what === "schema" ? "all that is in it is gone, and " : "";
    return {
      message: `DROP of the ${what} ${showRelation(name ?? { schema: null, name: "?" })}: ${rows}the running application no longer finds it`,
      ...(what === "schema" ? { severity: "error" as const } : {}),
    };
  },
};

const dropDatabase: StatementRule = {
  id: "drop-database",
  on: ["DropdbStmt"],
  alsoUndo: true,
  judge: ({ node }) => ({ message: `DROP DATABASE ${textAt(node, "dbname") ?? ""}` }),
};

const dropCascade: StatementRule = {
  id: "drop-cascade",
  on: [
    "TruncateStmt",
    "AT_DropColumn",
    "AT_DropConstraint",
    ...["TABLE", "VIEW", "MATVIEW", "TYPE", "DOMAIN", "FUNCTION", "SCHEMA", "SEQUENCE", "EXTENSION", "INDEX"].map(
      (type) => `DropStmt OBJECT_${type}`,
    ),
  ],
  alsoUndo: true,
  judge: (look) => {
    if (look.isNew || textAt(look.node, "behavior") !== "DROP_CASCADE" || isAbsent(look)) return null;
    const truncates = look.site.kind === "TruncateStmt";
    return {
      message: truncates
        ? `TRUNCATE … CASCADE empties every table that references ${tableOf(look)}`
        : "CASCADE drops whatever depends on it, unnamed and unseen",
      // More than a TRUNCATE of the table alone.
      ...(truncates ? { severity: "error" as const } : {}),
    };
  },
};

const truncate: StatementRule = {
  id: "truncate",
  on: ["TruncateStmt"],
  alsoUndo: false,
  judge: (look) =>
    look.isNew || textAt(look.node, "behavior") === "DROP_CASCADE"
      ? null
      : { message: `TRUNCATE removes every row of ${tableOf(look)}` },
};

function allRows(id: "delete-all-rows" | "update-all-rows", on: string, what: string): StatementRule {
  return {
    id,
    on: [on],
    alsoUndo: false,
    judge: (look) => {
      const limited =
        nodeAt(look.node, "whereClause") !== null ||
        listAt(look.node, on === "UpdateStmt" ? "fromClause" : "usingClause").length > 0;
      if (look.isNew || limited) return null;
      return { message: `${what} ${tableOf(look)}`, ...(on === "UpdateStmt" ? sized(look) : {}) };
    },
  };
}

export const dropRules: readonly StatementRule[] = [
  dropTable,
  dropColumn,
  dropObject,
  dropDatabase,
  dropCascade,
  truncate,
  allRows("delete-all-rows", "DeleteStmt", "DELETE without WHERE removes every row of"),
  allRows("update-all-rows", "UpdateStmt", "UPDATE without WHERE writes every row of"),
];
