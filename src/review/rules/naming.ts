import { nextToken } from "../../core/lexer.js";
import { showIdentifier } from "../../sql/names.js";
import { listAt, nameIn, nodeAt, nodesAt, relationIn, textAt, type Node } from "../../sql/syntax.js";
import { showType, typeIn, type TypeName } from "../../sql/type-name.js";
import { columnsOf, constraintOf, serialOf } from "../known/columns.js";
import { findRelation } from "../known/known.js";
import type { Look, StatementRule } from "../rule.js";
import { definitionOf, tableOf } from "./words.js";

/** Column definitions of CREATE TABLE and ADD COLUMN. */
function definitionsIn(look: Look): readonly Node[] {
  if (look.key === "AT_AddColumn") return [definitionOf(look.node, "ColumnDef")];
  return nodesAt(listAt(look.node, "tableElts"), "ColumnDef");
}

/** The others that the same is to be said of. */
function likewise(names: readonly string[]): string {
  return names.length === 0 ? "" : `; likewise ${names.join(", ")}`;
}

function onColumn(id: StatementRule["id"], judge: (type: TypeName, definition: Node) => string | null): StatementRule {
  return {
    id,
    on: ["CreateStmt", "AT_AddColumn"],
    alsoUndo: false,
    judge: (look) => {
      const judged = definitionsIn(look).flatMap((definition) => {
        const type = typeIn(nodeAt(definition, "typeName"));
        const message = type === null ? null : judge(type, definition);
        return message === null ? [] : [{ name: showIdentifier(textAt(definition, "colname") ?? ""), message }];
      });
      const [first, ...rest] = judged;
      return first === undefined
        ? null
        : { message: `${first.name} ${first.message}${likewise(rest.map(({ name }) => name))}` };
    },
  };
}

const preferBigint = onColumn("prefer-bigint", (type, definition) => {
  const key = constraintOf(definition, "CONSTR_PRIMARY") !== null;
  const serial = serialOf(type);
  return (key && /^int[24]$/.test(type.name)) || (serial !== null && serial !== "int8")
    ? `is ${showType(type)}, which runs out`
    : null;
});

/** The parser has cut such a name already, so it is looked for in the text. */
const identifierLength: StatementRule = {
  id: "identifier-length",
  on: [
    "CreateStmt",
    "IndexStmt",
    "AT_AddColumn",
    "ViewStmt",
    "CreateEnumStmt",
    "AT_AddConstraint CONSTR_CHECK",
    "AT_AddConstraint CONSTR_FOREIGN",
    "AT_AddConstraint CONSTR_UNIQUE",
  ],
  alsoUndo: false,
  judge: ({ site }) => {
    if (!/[\w$\u0080-\uFFFF ]{32}/.test(site.text)) return null;
    for (let token = nextToken(site.text, 0); token !== null; token = nextToken(site.text, token.end)) {
      const name =
        token.kind === "word" || token.kind === "quoted-name"
          ? site.text.slice(token.start, token.end).replaceAll('"', "")
          : "";
      if (Buffer.byteLength(name) > 63)
        return { message: `the name ${name} has ${Buffer.byteLength(name)} bytes; PostgreSQL keeps 63` };
    }
    return null;
  },
};

const duplicateAssignment: StatementRule = {
  id: "duplicate-assignment",
  on: ["UpdateStmt"],
  alsoUndo: true,
  judge: (look) => {
    const columns = listAt(look.node, "targetList").flatMap((item) => {
      const target = nodeAt(item, "ResTarget") ?? {};
      return listAt(target, "indirection").length > 0 ? [] : [textAt(target, "name") ?? ""];
    });
    const twice = columns.find((column, index) => columns.indexOf(column) < index);
    return twice === undefined ? null : { message: `UPDATE sets ${showIdentifier(twice)} of ${tableOf(look)} twice` };
  },
};

const qualifiedName: StatementRule = {
  id: "qualified-name",
  on: ["CreateStmt", "CreateTableAsStmt", "ViewStmt", "AlterTableStmt", "AT_AddColumn", "IndexStmt"],
  alsoUndo: false,
  judge: (look) =>
    look.name === null || look.name.schema !== null || look.relation?.temporary === true
      ? null
      : { message: `${tableOf(look)} names no schema` },
};

const enumValuePosition: StatementRule = {
  id: "enum-value-position",
  on: ["AlterEnumStmt"],
  alsoUndo: false,
  judge: ({ node }) =>
    textAt(node, "oldVal") === null && textAt(node, "newValNeighbor") === null
      ? { message: `'${textAt(node, "newVal") ?? ""}' says neither BEFORE nor AFTER which value` }
      : null,
};

const preferLookupTable: StatementRule = {
  id: "prefer-lookup-table",
  on: ["CreateEnumStmt"],
  alsoUndo: false,
  judge: ({ node }) => ({
    message: `the enum ${nameIn(listAt(node, "typeName").at(-1) ?? {}) ?? ""} can never lose a value`,
  }),
};

/** Foreign keys that a statement adds: their columns and what they reference. */
function foreignKeysIn(
  look: Look,
): readonly { readonly columns: readonly string[]; readonly key: Node; readonly definition: Node | null }[] {
  const ofColumns = definitionsIn(look).flatMap((definition) => {
    const key = constraintOf(definition, "CONSTR_FOREIGN");
    return key === null ? [] : [{ columns: [textAt(definition, "colname") ?? ""], key, definition }];
  });
  const ofTable = nodesAt(listAt(look.node, "tableElts"), "Constraint");
  const added = look.key === "AT_AddConstraint CONSTR_FOREIGN" ? [definitionOf(look.node, "Constraint")] : [];
  const constraints = [...ofTable, ...added].filter((one) => textAt(one, "contype") === "CONSTR_FOREIGN");
  return [...ofColumns, ...constraints.map((key) => ({ columns: columnsOf(key), key, definition: null }))];
}

const onForeignKey = ["CreateStmt", "AT_AddColumn", "AT_AddConstraint CONSTR_FOREIGN"];

const foreignKeyIndex: StatementRule = {
  id: "foreign-key-index",
  on: onForeignKey,
  alsoUndo: false,
  judge: (look) => {
    const { known, relation } = look;
    const starts = (have: readonly string[], want: readonly string[]): boolean =>
      want.every((column) => have.slice(0, want.length).includes(column));
    const bare = foreignKeysIn(look).filter(({ columns }) => {
      const indexed = [...known.indexes.values()].some(
        (index) => index.table === relation?.key && starts(index.columns, columns),
      );
      const keyed = [...(relation?.constraints.values() ?? [])].some(
        (one) => /key|unique/.test(one.kind) && one.kind !== "foreign key" && starts(one.columns, columns),
      );
      return !indexed && !keyed;
    });
    const [first, ...rest] = bare.map(({ columns }) => columns.map(showIdentifier).join(", "));
    const others = rest.map((columns) => (columns.includes(",") ? `(${columns})` : columns));
    return first === undefined
      ? null
      : {
          message: `no index starts with ${first} of ${tableOf(look)}, which the foreign key needs${likewise(others)}`,
        };
  },
};

const foreignKeyType: StatementRule = {
  id: "foreign-key-type",
  on: onForeignKey,
  alsoUndo: false,
  judge: (look) => {
    for (const { columns, key, definition } of foreignKeysIn(look)) {
      const other = findRelation(look.known, relationIn(nodeAt(key, "pktable")));
      const target =
        listAt(key, "pk_attrs").map((item) => nameIn(item) ?? "")[0] ??
        [...(other?.constraints.values() ?? [])].find(({ kind }) => kind === "primary key")?.columns[0];
      const from =
        definition === null
          ? look.relation?.columns.get(columns[0] ?? "")?.type
          : typeIn(nodeAt(definition, "typeName"));
      const to = other?.columns.get(target ?? "")?.type;
      if (from == null || to == null || from.name === to.name) continue;
      return {
        message: `${showIdentifier(columns[0] ?? "")} is ${showType(from)}, and what it references is ${showType(to)}`,
      };
    }
    return null;
  },
};

const wideIndex: StatementRule = {
  id: "wide-index",
  on: ["IndexStmt"],
  alsoUndo: false,
  judge: ({ node }) => {
    const count = listAt(node, "indexParams").length;
    return node["unique"] === true || count <= 3 ? null : { message: `the index has ${count} columns` };
  },
};

export const namingRules: readonly StatementRule[] = [
  onColumn("prefer-identity", (type) =>
    serialOf(type) === null ? null : `is ${type.name}; an identity column says the same`,
  ),
  preferBigint,
  onColumn("prefer-text", (type) =>
    /^(?:varchar|bpchar)$/.test(type.name) && type.modifiers.length > 0
      ? `is ${showType(type)}; text with a CHECK is easier to change`
      : null,
  ),
  onColumn("prefer-timestamptz", (type) => (type.name === "timestamp" ? "is timestamp without time zone" : null)),
  onColumn("prefer-jsonb", (type) => (type.name === "json" ? "is json, which has no equality" : null)),
  identifierLength,
  duplicateAssignment,
  qualifiedName,
  enumValuePosition,
  preferLookupTable,
  foreignKeyIndex,
  foreignKeyType,
  wideIndex,
];
