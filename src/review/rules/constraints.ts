import { showIdentifier } from "../../sql/names.js";
import { flagAt, listAt, nameIn, nodeAt, relationIn, textAt, type Node } from "../../sql/syntax.js";
import { columnsOf } from "../known/columns.js";
import { findRelation } from "../known/known.js";
import { isNew } from "../review-new.js";
import type { Found, Look, SafeStep, StatementRule } from "../rule.js";
import { columnList, definitionOf, isAlone, sized, tableOf, wordsAt } from "./words.js";

/** Name of a constraint, or the one that PostgreSQL would give it. */
function nameOf(look: Look, constraint: Node, ending: string, columns: readonly string[]): string {
  return textAt(constraint, "conname") ?? usualName(look, columns, ending);
}

/** The name that PostgreSQL would give a constraint: of the table, the columns and an ending, as far as it is not too long. */
export function usualName({ name }: Look, columns: readonly string[], ending: string): string {
  return [name?.name ?? "table", ...columns, ending].join("_").slice(0, 63);
}

/** The name that PostgreSQL 18 gives a NOT NULL, good for a CHECK that says the same. */
export function notNullName(look: Look, column: string): string {
  return usualName(look, [column], "not_null");
}

/** Two files: NOT VALID, then VALIDATE. */
export function notValidSteps(look: Look, name: string, definition: string): readonly SafeStep[] {
  const [table, constraint] = [tableOf(look), showIdentifier(name)];
  const drop = `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${constraint};`;
  return [
    {
      title: `add ${name} not valid`,
      sql: `ALTER TABLE ${table}\n  DROP CONSTRAINT IF EXISTS ${constraint},\n  ADD CONSTRAINT ${constraint} ${definition} NOT VALID;`,
      undo: drop,
    },
    {
      title: `validate ${name}`,
      sql: `ALTER TABLE ${table} VALIDATE CONSTRAINT ${constraint};`,
      undo: `ALTER TABLE ${table}\n  DROP CONSTRAINT IF EXISTS ${constraint},\n  ADD CONSTRAINT ${constraint} ${definition} NOT VALID;`,
    },
  ];
}

/** Three files: a CHECK that is not valid, its VALIDATE, and what it proves. */
export function notNullSteps(look: Look, column: string): readonly SafeStep[] {
  const [table, name] = [tableOf(look), showIdentifier(column)];
  const check = notNullName(look, column);
  return [
    ...notValidSteps(look, check, `CHECK (${name} IS NOT NULL)`),
    {
      title: `set ${column} not null`,
      sql: `ALTER TABLE ${table}\n  ALTER COLUMN ${name} SET NOT NULL,\n  DROP CONSTRAINT IF EXISTS ${showIdentifier(check)};`,
      undo: `ALTER TABLE ${table}\n  ALTER COLUMN ${name} DROP NOT NULL;`,
    },
  ];
}

/** A constraint's words without its name. */
export function bodyOf(look: Look, constraint: Node): string {
  return wordsAt(look, constraint)
    .replace(/^CONSTRAINT\s+(?:"(?:[^"]|"")*"|\S+)\s+/i, "")
    .trim();
}

const addCheck: StatementRule = {
  id: "add-check",
  on: ["AT_AddConstraint CONSTR_CHECK"],
  alsoUndo: true,
  judge: (look) => {
    const constraint = definitionOf(look.node, "Constraint");
    // NOT ENFORCED (18) checks nothing.
    const checks = flagAt(constraint, "initially_valid") && flagAt(constraint, "is_enforced");
    if (look.isNew || !checks) return null;
    const [given, name] = [textAt(constraint, "conname"), nameOf(look, constraint, "check", [])];
    return {
      message: `ADD CHECK ${given === null ? "" : `${showIdentifier(given)} `}locks ${tableOf(look)} against reads and writes while every row is checked`,
      help: "add it NOT VALID, and VALIDATE it in the next file",
      ...sized(look),
      ...(isAlone(look) ? { steps: notValidSteps(look, name, bodyOf(look, constraint)) } : {}),
    };
  },
};

const addForeignKey: StatementRule = {
  id: "add-foreign-key",
  on: ["AT_AddConstraint CONSTR_FOREIGN"],
  alsoUndo: true,
  judge: (look) => {
    const constraint = definitionOf(look.node, "Constraint");
    const checks = !flagAt(constraint, "skip_validation") && flagAt(constraint, "is_enforced");
    // A partitioned table takes it NOT VALID from 18 on only.
    const partitioned = look.relation?.kind === "partitioned table";
    if (look.isNew || !checks || !flagAt(constraint, "initially_valid")) return null;
    const other = relationIn(nodeAt(constraint, "pktable"));
    const columns = columnsOf(constraint);
    return {
      message: `ADD FOREIGN KEY ${columnList(columns)} blocks writes to ${tableOf(look)} and ${other === null ? "the other table" : tableOf({ name: other })} while every row is checked`,
      help: partitioned
        ? "on a partitioned table: NOT VALID from PostgreSQL 18 on; before, one per partition"
        : "add it NOT VALID, and VALIDATE it in the next file",
      ...sized(look),
      ...(isAlone(look) && !partitioned
        ? { steps: notValidSteps(look, nameOf(look, constraint, "fkey", columns), bodyOf(look, constraint)) }
        : {}),
    };
  },
};

const foreignKeyPartitioned: StatementRule = {
  id: "foreign-key-partitioned",
  on: ["AT_AddConstraint CONSTR_FOREIGN"],
  alsoUndo: true,
  judge: (look) => {
    const constraint = definitionOf(look.node, "Constraint");
    const refused = look.context.major === null || look.context.major < 18;
    if (!flagAt(constraint, "skip_validation") || look.relation?.kind !== "partitioned table" || !refused) return null;
    const severity = look.context.major === null ? "warning" : "error";
    return {
      message: `PostgreSQL before 18 refuses a foreign key NOT VALID on the partitioned table ${tableOf(look)}`,
      severity,
    };
  },
};

const usingIndex = (constraint: Node): boolean => textAt(constraint, "indexname") !== null;

/** A key built by hand first: CREATE UNIQUE INDEX CONCURRENTLY, then the constraint on top of it. */
export function usingIndexSteps(
  look: Look,
  name: string,
  kind: string,
  columns: readonly string[],
): readonly SafeStep[] {
  const [table, key] = [tableOf(look), showIdentifier(name)];
  return [
    {
      title: `create index ${name}`,
      sql: `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ${key} ON ${table} ${columnList(columns)};`,
      undo: `DROP INDEX CONCURRENTLY IF EXISTS ${look.name?.schema == null ? "" : `${showIdentifier(look.name.schema)}.`}${key};`,
    },
    {
      title: `add ${name}`,
      sql: `DO $$ BEGIN\n  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '${table}'::regclass AND conname = '${name.replaceAll("'", "''")}') THEN\n    ALTER TABLE ${table} ADD CONSTRAINT ${key} ${kind} USING INDEX ${key};\n  END IF;\nEND $$;`,
      undo: `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${key};`,
    },
  ];
}

function addKey(id: "add-primary-key" | "add-unique", kind: "PRIMARY KEY" | "UNIQUE"): StatementRule {
  return {
    id,
    on: [`AT_AddConstraint ${kind === "UNIQUE" ? "CONSTR_UNIQUE" : "CONSTR_PRIMARY"}`],
    alsoUndo: true,
    judge: (look) => {
      const constraint = definitionOf(look.node, "Constraint");
      if (look.isNew || usingIndex(constraint)) return null;
      const columns = columnsOf(constraint);
      const plain = kind === "PRIMARY KEY" ? [] : columns;
      const name = nameOf(look, constraint, kind === "UNIQUE" ? "key" : "pkey", plain);
      const before = kind === "UNIQUE" ? [] : listNullable(look, columns);
      const notNull = (column: string): readonly SafeStep[] => notNullSteps(look, column);
      const simple =
        isAlone(look) && listAt(constraint, "options").length === 0 && look.relation?.kind !== "partitioned table";
      return {
        message: `ADD ${kind} ${columnList(columns)} locks ${tableOf(look)} against reads and writes while its index is built`,
        help: `first CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT ${showIdentifier(name)} ${kind} USING INDEX`,
        ...sized(look),
        ...(simple ? { steps: [...before.flatMap(notNull), ...usingIndexSteps(look, name, kind, columns)] } : {}),
      };
    },
  };
}

const addExclusion: StatementRule = {
  id: "add-exclusion",
  on: ["AT_AddConstraint CONSTR_EXCLUSION"],
  alsoUndo: true,
  judge: (look) =>
    look.isNew
      ? null
      : {
          message: `ADD EXCLUDE locks ${tableOf(look)} against reads and writes while its index is built; there is no other way`,
          ...sized(look),
        },
};

const alterDomain: StatementRule = {
  id: "alter-domain",
  on: ["AlterDomainStmt"],
  alsoUndo: true,
  judge: ({ node, known }): Found | null => {
    const subtype = textAt(node, "subtype");
    const constraint = nodeAt(nodeAt(node, "def") ?? {}, "Constraint");
    const scans = subtype === "O" || (subtype === "C" && constraint !== null && !flagAt(constraint, "skip_validation"));
    const name = listAt(node, "typeName").map((part) => nameIn(part) ?? "");
    const type = known.types.get(JSON.stringify([name.at(-2) ?? known.searchPath[0] ?? "public", name.at(-1) ?? ""]));
    if (!scans || (type !== undefined && type.born !== "before")) return null;
    return {
      message: `a constraint of the domain ${name.join(".")} blocks writes to every table that uses it while all their rows are checked`,
    };
  },
};

const dropForeignKey: StatementRule = {
  id: "drop-foreign-key",
  on: ["DropStmt OBJECT_TABLE"],
  alsoUndo: false,
  judge: (look) => {
    const keys = [...(look.relation?.constraints.values() ?? [])].filter(({ kind }) => kind === "foreign key");
    const others = new Set(keys.map(({ references }) => references).filter((key) => key !== look.relation?.key));
    if (look.isNew || others.size === 0) return null;
    const tables = [...others].flatMap((key) => (key === null ? [] : [look.known.relations.get(key)]));
    if (tables.every((table) => table !== undefined && isNew(table, look.file))) return null;
    return {
      message: `DROP TABLE ${tableOf(look)} locks the tables that its ${keys.length === 1 ? "foreign key references" : `${keys.length} foreign keys reference`} too`,
    };
  },
};

export const constraintRules: readonly StatementRule[] = [
  addCheck,
  addForeignKey,
  foreignKeyPartitioned,
  addKey("add-primary-key", "PRIMARY KEY"),
  addKey("add-unique", "UNIQUE"),
  addExclusion,
  alterDomain,
  dropForeignKey,
];

/** Those columns of a table that can hold NULL, as far as they are known. */
export function listNullable(look: Look, columns: readonly string[]): readonly string[] {
  return columns.filter((one) => look.relation?.columns.has(one) === true && !isProvenNotNull(look, one));
}

/** Whether a column of a table is known to be NOT NULL for sure: by itself or by a valid CHECK. */
export function isProvenNotNull({ known, name }: Look, column: string): boolean {
  const table = findRelation(known, name);
  const proofs = [...(table?.constraints.values() ?? [])];
  return (
    table?.columns.get(column)?.notNull === true ||
    proofs.some(({ provesNotNull, valid }) => provesNotNull === column && valid)
  );
}
