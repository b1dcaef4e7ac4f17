import { showIdentifier, showRelation } from "../../sql/names.js";
import { listAt, nodeAt, relationIn, textAt, toRelationName, type RelationName } from "../../sql/syntax.js";
import { find } from "../known/known.js";
import type { FileRule, Found, FoundAt, Look, StatementRule } from "../rule.js";
import { factsOf } from "../script-facts.js";
import type { Site } from "../sites.js";
import { moveSteps } from "./move-column.js";
import { tableOf } from "./words.js";

const newName = ({ node }: Pick<Look, "node">): string => textAt(node, "newname") ?? textAt(node, "newschema") ?? "";

const renameTable: FileRule = {
  id: "rename-table",
  judge: ({ looks, sites }) =>
    looks.flatMap((look): readonly FoundAt[] => {
      const renames = /^(?:RenameStmt|AlterObjectSchemaStmt) OBJECT_(?:TABLE|VIEW|MATVIEW|FOREIGN_TABLE)$/.test(
        look.key,
      );
      if (!renames || look.isNew || hasViewInstead(look, sites)) return [];
      const moves = look.site.kind === "AlterObjectSchemaStmt";
      const to = moves
        ? `goes to the schema ${showIdentifier(newName(look))}`
        : `becomes ${showIdentifier(newName(look))}`;
      const view = moves
        ? `CREATE VIEW ${tableOf(look)} AS SELECT * FROM ${showRelation({ schema: newName(look), name: look.name?.name ?? "" })};`
        : `CREATE VIEW ${tableOf(look)} AS SELECT * FROM ${showRelation({ schema: look.name?.schema ?? null, name: newName(look) })};`;
      return [
        {
          at: look.site,
          look,
          message: `the running application no longer finds ${tableOf(look)}, which ${to}`,
          help: `keep the old name alive in the same file: ${view}`,
          ...(factsOf(look.file.parsed).work === 1 ? { replacement: renameWithView(look, view) } : {}),
        },
      ];
    }),
};

/** Both in one block, which does nothing where the old name is the view already. */
function renameWithView({ site, name }: Look, view: string): string {
  const old = showRelation(name ?? { schema: null, name: "" }).replaceAll("'", "''");
  const isTable = `(SELECT relkind FROM pg_class WHERE oid = to_regclass('${old}')) IN ('r', 'p')`;
  return `DO $$ BEGIN\n  IF ${isTable} THEN\n    ${site.text};\n    ${view}\n  END IF;\nEND $$`;
}

/** A simple view with the old name, made in the same transaction, keeps every statement of the application alive. */
function hasViewInstead({ name, file }: Look, sites: readonly Site[]): boolean {
  return (
    file.parsed.transactional &&
    sites.some((site) => {
      const view = site.kind === "ViewStmt" ? relationIn(nodeAt(site.node, "view")) : null;
      return view !== null && name !== null && view.name === name.name && (view.schema ?? name.schema) === name.schema;
    })
  );
}

const renameColumn: StatementRule = {
  id: "rename-column",
  on: ["RenameStmt OBJECT_COLUMN"],
  alsoUndo: false,
  judge: (look) => {
    const column = textAt(look.node, "subname") ?? "";
    const born = look.relation?.columns.get(column)?.born ?? "before";
    if (look.isNew || born !== "before") return null;
    const [table, from, to] = [tableOf(look), showIdentifier(column), showIdentifier(newName(look))];
    const { order, addedAt } = factsOf(look.file.parsed);
    const again = (addedAt.get(`${look.name?.name ?? ""}.${column}`) ?? -1) > (order.get(look.site.statement) ?? 0);
    return {
      message: again
        ? `the running application finds a new ${table}.${from}, without the values of the one that becomes ${to}`
        : `the running application no longer finds ${table}.${from}, which becomes ${to}`,
      help: `expand: add ${to} and let applications write both; migrate: UPDATE ${table} SET ${to} = ${from} WHERE ${to} IS NULL; contract, in a later deploy: DROP COLUMN ${from}`,
      ...moveTo(look, column),
    };
  },
};

function moveTo(look: Look, from: string): Pick<Found, "steps"> {
  const type = look.relation?.columns.get(from)?.type ?? null;
  return type === null ? {} : moveSteps(look, { from, to: newName(look), type, by: "assignment" });
}

const renameObject: StatementRule = {
  id: "rename-object",
  on: [
    "RenameStmt OBJECT_FUNCTION",
    "RenameStmt OBJECT_PROCEDURE",
    "RenameStmt OBJECT_TYPE",
    "RenameStmt OBJECT_DOMAIN",
    "RenameStmt OBJECT_SCHEMA",
    "RenameStmt OBJECT_SEQUENCE",
    "AlterObjectSchemaStmt OBJECT_FUNCTION",
    "AlterObjectSchemaStmt OBJECT_TYPE",
    "AlterEnumStmt",
  ],
  alsoUndo: false,
  judge: ({ node, site, isNew, known, file, name }) => {
    const label = textAt(node, "oldVal");
    const old = name ?? renamedObject(node) ?? { schema: null, name: "" };
    const type = find(known, known.types, old);
    // A new type that takes the name of an old one is how enums are rebuilt.
    if (isNew || (site.kind === "AlterEnumStmt" && label === null) || (type !== null && type.born !== "before"))
      return null;
    if (label === null && (isMadeAgain(old, site, file) || isTriggerFunction(known, old))) return null;
    const what = label === null ? showOld(old) : `the label '${label}'`;
    return {
      message: `the running application no longer finds ${what}, which becomes ${textAt(node, "newVal") ?? newName({ node })}`,
    };
  },
};

/** The type or routine that RENAME names, or the type whose value is renamed. */
function renamedObject(node: Look["node"]): RelationName | null {
  const type = toRelationName(listAt(node, "typeName"));
  if (type !== null) return type;
  const object = nodeAt(node, "object") ?? {};
  const items = listAt(nodeAt(object, "List") ?? {}, "items");
  return toRelationName(items.length > 0 ? items : listAt(nodeAt(object, "ObjectWithArgs") ?? {}, "objname"));
}

const showOld = (old: RelationName): string => (old.name === "" ? "the old name" : showRelation(old));

/** Under the old name stands another one when the file has run. */
function isMadeAgain({ name }: RelationName, { statement }: Site, { parsed }: Look["file"]): boolean {
  const { order, madeAt } = factsOf(parsed);
  return name !== "" && (madeAt.get(name) ?? -1) > (order.get(statement) ?? 0);
}

/** Only its triggers call it, and they know it by more than its name. */
function isTriggerFunction(known: Look["known"], name: RelationName): boolean {
  return find(known, known.routines, name)?.returns?.name === "trigger";
}

export const renameRules: readonly StatementRule[] = [renameColumn, renameObject];

/** Rules over files: a view in the same file makes a rename safe. */
export const renameFileRules: readonly FileRule[] = [renameTable];
