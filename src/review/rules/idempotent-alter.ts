import { showIdentifier } from "../../sql/names.js";
import { flagAt, textAt } from "../../sql/syntax.js";
import { firstWords } from "../../sql/statement.js";
import type { Look, StatementRule } from "../rule.js";
import { again, insert, rule } from "./guarded.js";
import { factsOf } from "../script-facts.js";
import { isMadeAgain } from "./made-again.js";
import { definitionOf, isAlone, tableOf } from "./words.js";

const dropKinds = [
  "TABLE",
  "INDEX",
  "VIEW",
  "MATVIEW",
  "SEQUENCE",
  "SCHEMA",
  "TYPE",
  "DOMAIN",
  "FUNCTION",
  "PROCEDURE",
  "AGGREGATE",
  "TRIGGER",
  "POLICY",
  "RULE",
  "EXTENSION",
  "FOREIGN_TABLE",
  "CAST",
  "OPERATOR",
  "COLLATION",
  "PUBLICATION",
  "STATISTIC_EXT",
  "EVENT_TRIGGER",
  "FOREIGN_SERVER",
  "FDW",
];

const dropIfExists = rule(
  "drop-if-exists",
  [
    ...dropKinds.map((kind) => `DropStmt OBJECT_${kind}`),
    "AT_DropColumn",
    "AT_DropConstraint",
    "AT_DropIdentity",
    "AT_DropExpression",
    "DropRoleStmt",
  ],
  (look) => {
    const { node, site, key } = look;
    if (flagAt(node, "missing_ok") || isMadeAgain(look)) return null;
    const drop =
      site.kind === "DropStmt"
        ? /^DROP\s+(?:MATERIALIZED\s+VIEW|FOREIGN\s+TABLE|FOREIGN\s+DATA\s+WRAPPER|EVENT\s+TRIGGER|\w+)\s+(?:CONCURRENTLY\s+)?/i
        : null;
    const single = isAlone(look);
    const part =
      key === "AT_DropColumn"
        ? /\bDROP\s+(?:COLUMN\s+)?(?=\S)/i
        : key === "AT_DropConstraint"
          ? /\bDROP\s+CONSTRAINT\s+/i
          : null;
    const what =
      site.kind === "DropStmt"
        ? firstWords(site.text)
        : `${key.replace("AT_Drop", "DROP ").toUpperCase()} ${showIdentifier(textAt(node, "name") ?? "")} of ${tableOf(look)}`;
    const change =
      drop !== null
        ? insert(site.text, drop, "IF EXISTS")
        : part !== null && single
          ? insert(site.text, part, "IF EXISTS")
          : {};
    return { message: `${what} has no IF EXISTS: ${again}`, ...change };
  },
);

const addColumn = rule("add-column-if-not-exists", ["AT_AddColumn"], (look) => {
  const { node, site } = look;
  const column = textAt(definitionOf(node, "ColumnDef"), "colname") ?? "";
  // A statement before it takes the column away, so that it is added each time.
  if (flagAt(node, "missing_ok")) return null;
  const single = isAlone(look);
  return {
    message: `ADD COLUMN ${showIdentifier(column)} has no IF NOT EXISTS: ${again}`,
    ...(single ? insert(site.text, /\bADD\s+(?:COLUMN\s+)?/i, "IF NOT EXISTS") : {}),
  };
});

const renameGuarded = rule(
  "rename-guarded",
  [
    "TABLE",
    "VIEW",
    "MATVIEW",
    "INDEX",
    "SEQUENCE",
    "COLUMN",
    "TABCONSTRAINT",
    "TYPE",
    "DOMAIN",
    "TRIGGER",
    "POLICY",
    "FUNCTION",
    "SCHEMA",
    "FOREIGN_TABLE",
  ]
    .flatMap((kind) => [`RenameStmt OBJECT_${kind}`, `AlterObjectSchemaStmt OBJECT_${kind}`])
    .concat("AlterEnumStmt"),
  ({ key, node, site }) => {
    if (key === "AlterEnumStmt" && textAt(node, "oldVal") === null) return null;
    const native = /OBJECT_(?:TABLE|VIEW|MATVIEW|INDEX|SEQUENCE|FOREIGN_TABLE)$/.test(key);
    if (native && flagAt(node, "missing_ok")) return null;
    return {
      message: `${firstWords(site.text)} fails when it runs again: the old name is gone`,
      ...(native
        ? insert(site.text, /^ALTER\s+(?:MATERIALIZED\s+VIEW|FOREIGN\s+TABLE|\w+)\s+/i, "IF EXISTS")
        : { help: "ask in a DO block whether the old name is still there" }),
    };
  },
);

const addConstraint = rule(
  "add-constraint-guarded",
  ["CHECK", "FOREIGN", "UNIQUE", "PRIMARY", "EXCLUSION"].map((kind) => `AT_AddConstraint CONSTR_${kind}`),
  (look) => {
    const { node, site } = look;
    const name = textAt(definitionOf(node, "Constraint"), "conname");
    const primary = look.key.endsWith("PRIMARY");
    const usual = primary ? `${look.name?.name ?? ""}_pkey` : null;
    if ((name === null && !primary) || dropsFirst(look, name ?? usual)) return null;
    const single = isAlone(look);
    const drop = name === null ? null : `\n  DROP CONSTRAINT IF EXISTS ${showIdentifier(name)},\n  ADD`;
    const using = textAt(definitionOf(node, "Constraint"), "indexname") !== null;
    return {
      message: `ADD ${name === null ? "PRIMARY KEY" : `CONSTRAINT ${showIdentifier(name)}`} knows no IF NOT EXISTS: ${again}`,
      // Dropping a constraint over an index drops the index too.
      ...(single && drop !== null && !using && !primary
        ? { replacement: site.text.replace(/\s+ADD(?=\s+CONSTRAINT\b)/i, ` ${drop.trim()}`) }
        : {}),
    };
  },
);

/** DROP CONSTRAINT of the same name, in the same statement or an earlier one. */
function dropsFirst({ file, site, name: table }: Look, name: string | null): boolean {
  const { order, constraintDroppedAt } = factsOf(file.parsed);
  const at = constraintDroppedAt.get(`${table?.name ?? ""}.${name ?? ""}`);
  return at !== undefined && at <= (order.get(site.statement) ?? 0);
}

const unnamedConstraint = rule(
  "unnamed-constraint",
  ["CHECK", "FOREIGN", "UNIQUE", "EXCLUSION"].map((kind) => `AT_AddConstraint CONSTR_${kind}`),
  (look) =>
    textAt(definitionOf(look.node, "Constraint"), "conname") === null
      ? { message: `the constraint of ${tableOf(look)} has no name: a second run adds another one` }
      : null,
);

const indexName = rule("index-name", ["IndexStmt"], (look) => {
  const unnamed = textAt(look.node, "idxname") === null && !flagAt(look.node, "concurrent");
  return unnamed ? { message: `the index on ${tableOf(look)} has no name: a second run builds another one` } : null;
});

const constraintIndexName = rule(
  "constraint-index-name",
  ["AT_AddConstraint CONSTR_UNIQUE", "AT_AddConstraint CONSTR_PRIMARY"],
  (look) => {
    const constraint = definitionOf(look.node, "Constraint");
    const [index, name] = [textAt(constraint, "indexname"), textAt(constraint, "conname")];
    if (index === null || name === null || index === name) return null;
    return {
      message: `USING INDEX renames ${showIdentifier(index)} to ${showIdentifier(name)}: a second CREATE INDEX … IF NOT EXISTS builds another one`,
    };
  },
);

export const alterRules: readonly StatementRule[] = [
  dropIfExists,
  addColumn,
  renameGuarded,
  addConstraint,
  unnamedConstraint,
  indexName,
  constraintIndexName,
];
