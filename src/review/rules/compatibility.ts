import { showIdentifier, showRelation } from "../../sql/names.js";
import { flagAt, listAt, nodeAt, textAt, toRelationName } from "../../sql/syntax.js";
import { showType, typeIn } from "../../sql/type-name.js";
import { find, findIndex } from "../known/known.js";
import type { Found, Look, StatementRule } from "../rule.js";
import { factsOf, toKeyText } from "../script-facts.js";
import { definitionOf, tableOf } from "./words.js";

function onExisting(
  id: StatementRule["id"],
  on: readonly string[],
  judge: (look: Look) => Found | string | null,
): StatementRule {
  return {
    id,
    on,
    alsoUndo: false,
    judge: (look) => {
      const found = look.isNew ? null : judge(look);
      return typeof found === "string" ? { message: found } : found;
    },
  };
}

const columnName = ({ node }: Look): string => showIdentifier(textAt(node, "name") ?? "");

const dropDefault = onExisting("drop-default", ["AT_ColumnDefault"], (look) => {
  const column = look.relation?.columns.get(textAt(look.node, "name") ?? "");
  if (look.node["def"] !== undefined || column === undefined || !column.notNull || !column.hasDefault) return null;
  if (getsAnother(look, column.name)) return null;
  return `${tableOf(look)}.${columnName(look)} is NOT NULL: without its default every INSERT that leaves it out fails`;
});

/** A change of type takes the default away and gives another one back; a column that goes needs none. */
function getsAnother({ file, name, site }: Look, column: string): boolean {
  const { order, defaultedAt, droppedColumns } = factsOf(file.parsed);
  const later = (defaultedAt.get(`${name?.name ?? ""}.${column}`) ?? -1) >= (order.get(site.statement) ?? 0);
  return later || droppedColumns.has(column);
}

const changeDefault = onExisting("change-default", ["AT_ColumnDefault"], (look) =>
  look.node["def"] === undefined ? null : `${tableOf(look)}.${columnName(look)} gets another default`,
);

const newConstraint = onExisting(
  "new-constraint",
  [
    "AT_AddConstraint CONSTR_CHECK",
    "AT_AddConstraint CONSTR_FOREIGN",
    "AT_AddConstraint CONSTR_UNIQUE",
    "AT_AddConstraint CONSTR_NOTNULL",
    "IndexStmt",
    "AT_SetNotNull",
  ],
  (look) => {
    if (look.key === "IndexStmt" && !flagAt(look.node, "unique")) return null;
    const constraint = definitionOf(look.node, "Constraint");
    if (/CHECK|FOREIGN/.test(look.key) && !flagAt(constraint, "is_enforced")) return null;
    return `from now on ${tableOf(look)} refuses rows that the running application may write`;
  },
);

const mayFailOnData = onExisting(
  "may-fail-on-data",
  [
    "AT_AddConstraint CONSTR_CHECK",
    "AT_AddConstraint CONSTR_FOREIGN",
    "AT_AddConstraint CONSTR_UNIQUE",
    "AT_ValidateConstraint",
    "IndexStmt",
    "AT_SetNotNull",
  ],
  (look) => {
    const constraint = definitionOf(look.node, "Constraint");
    if ((look.key === "IndexStmt" && !flagAt(look.node, "unique")) || flagAt(constraint, "skip_validation"))
      return null;
    if (textAt(constraint, "indexname") !== null) return null;
    return `this fails where a row of ${tableOf(look)} violates it`;
  },
);

const generatedAlways = onExisting("generated-always", ["AT_AddIdentity", "AT_SetIdentity"], (look) => {
  const always = textAt(definitionOf(look.node, "Constraint"), "generated_when") === "a";
  const set = look.key === "AT_SetIdentity" && /\bSET\s+GENERATED\s+ALWAYS\b/i.test(look.site.text);
  return always || set
    ? `${tableOf(look)}.${columnName(look)} takes no value of the running application any more (428C9)`
    : null;
});

const dropUnique = onExisting("drop-unique", ["AT_DropConstraint", "DropStmt OBJECT_INDEX"], (look) => {
  if (look.key === "AT_DropConstraint") {
    const constraint = look.relation?.constraints.get(textAt(look.node, "name") ?? "");
    const key = constraint?.kind === "unique" || constraint?.kind === "primary key";
    if (constraint !== undefined && isReplaced(look, constraint.columns)) return null;
    return key && constraint.born === "before"
      ? `INSERT … ON CONFLICT ${list(constraint.columns)} of the running application fails without ${columnName(look)}, and duplicates come in`
      : null;
  }
  const index = look.name === null ? null : findIndex(look.known, look.name);
  if (
    index === null ||
    !index.unique ||
    index.born !== "before" ||
    hasTwin(look, index.columns) ||
    isReplaced(look, index.columns)
  )
    return null;
  return `INSERT … ON CONFLICT ${list(index.columns)}${index.partial ? " WHERE …" : ""} of the running application fails without this index, and duplicates come in`;
});

const list = (columns: readonly string[]): string =>
  `(${columns.map((column) => (column === "" ? "…" : showIdentifier(column))).join(", ")})`;

/** Whether the same file makes another key of these columns, or drops one of them. */
function isReplaced({ file }: Look, columns: readonly string[]): boolean {
  const { keys, droppedColumns } = factsOf(file.parsed);
  return keys.has(toKeyText(columns)) || columns.some((column) => droppedColumns.has(column));
}

/** Another unique index or key on the same columns. */
function hasTwin({ known, relation, name }: Look, columns: readonly string[]): boolean {
  const wanted = columns.join();
  const keys = [...(relation?.constraints.values() ?? [])].filter(
    ({ kind }) => kind === "unique" || kind === "primary key",
  );
  const indexes = [...known.indexes.values()].filter(
    (one) => one.table === relation?.key && one.unique && one.name.name !== name?.name,
  );
  return [...keys, ...indexes].some((one) => one.columns.join() === wanted);
}

const functionResult: StatementRule = {
  id: "function-result",
  on: ["CreateFunctionStmt"],
  alsoUndo: true,
  judge: ({ node, known }) => {
    const name = toRelationName(listAt(node, "funcname"));
    const before = name === null ? null : find(known, known.routines, name);
    const [old, now] = [before?.returns ?? null, typeIn(nodeAt(node, "returnType"))];
    if (name === null || before === null || !flagAt(node, "replace")) return null;
    // Several functions can share a name: only one without parameters is surely the same.
    if (listAt(node, "parameters").length > 0 || before.parameters > 0) return null;
    if (old === null || now === null || showType(old) === showType(now)) return null;
    return {
      message: `${showRelation(name)} returns ${showType(old)}: OR REPLACE cannot make it ${showType(now)} (42P13)`,
    };
  },
};

const dropNotNull = onExisting(
  "drop-not-null",
  ["AT_DropNotNull"],
  (look) => `readers of ${tableOf(look)}.${columnName(look)} can meet NULL from now on`,
);

const revoke: StatementRule = {
  id: "revoke",
  on: ["GrantStmt", "GrantRoleStmt"],
  alsoUndo: false,
  judge: ({ node, known, file }) => {
    const objects = listAt(node, "objects").map((object) => nodeAt(object, "RangeVar"));
    const fresh =
      objects.length > 0 &&
      objects.every((object) => {
        const relation =
          object === null
            ? null
            : find(known, known.relations, {
                schema: textAt(object, "schemaname"),
                name: textAt(object, "relname") ?? "",
              });
        return relation !== null && relation.born !== "before";
      });
    const everyone = listAt(node, "grantees").every(
      (item) => textAt(nodeAt(item, "RoleSpec") ?? {}, "roletype") === "ROLESPEC_PUBLIC",
    );
    if (
      flagAt(node, "is_grant") ||
      fresh ||
      (everyone && listAt(node, "grantees").length > 0) ||
      file.kind === "repeatable"
    )
      return null;
    return { message: "REVOKE takes a right that the running application may need" };
  },
};

const changeOwner = onExisting("change-owner", ["AT_ChangeOwner"], (look) => `${tableOf(look)} gets another owner`);

const replicaIdentity = onExisting(
  "replica-identity",
  ["AT_ReplicaIdentity"],
  (look) => `subscribers of ${tableOf(look)} meet another replica identity`,
);

const extensionUpdate: StatementRule = {
  id: "extension-update",
  on: ["AlterExtensionStmt"],
  alsoUndo: false,
  judge: ({ node }) => ({ message: `the extension ${textAt(node, "extname") ?? ""} is updated` }),
};

const cachedPlans = onExisting(
  "cached-plans",
  ["AT_AddColumn", "AT_AlterColumnType"],
  (look) => `a prepared SELECT * from ${tableOf(look)} fails once with 0A000`,
);

const newEnumValue: StatementRule = {
  id: "new-enum-value",
  on: ["AlterEnumStmt"],
  alsoUndo: false,
  judge: ({ node }) =>
    textAt(node, "oldVal") === null
      ? { message: `the running application does not know '${textAt(node, "newVal") ?? ""}'` }
      : null,
};

export const compatibilityRules: readonly StatementRule[] = [
  dropDefault,
  changeDefault,
  newConstraint,
  mayFailOnData,
  generatedAlways,
  dropUnique,
  functionResult,
  dropNotNull,
  revoke,
  changeOwner,
  replicaIdentity,
  extensionUpdate,
  cachedPlans,
  newEnumValue,
];
