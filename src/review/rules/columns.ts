import { showIdentifier } from "../../sql/names.js";
import { flagAt, nodeAt, relationIn, textAt, type Node } from "../../sql/syntax.js";
import { showType, typeIn } from "../../sql/type-name.js";
import { constraintOf, contypeOf, constraintsOf, serialOf } from "../known/columns.js";
import { findType } from "../known/known.js";
import type { Found, Look, SafeStep, StatementRule } from "../rule.js";
import { defaultOf, volatilityOf } from "./defaults.js";
import { bodyOf, notNullName, notValidSteps, usingIndexSteps } from "./constraints.js";
import { definitionOf, sized, tableOf, wordsAt } from "./words.js";

/** The column that ADD COLUMN adds. */
function columnOf(definition: Node): string {
  return textAt(definition, "colname") ?? "";
}

/** ADD COLUMN with a plain definition, rerunnable, and its undo. */
function addColumnStep(look: Look, column: string, definition: string): SafeStep {
  return {
    title: `add ${column} to ${look.name?.name ?? "table"}`,
    sql: `ALTER TABLE ${tableOf(look)} ADD COLUMN IF NOT EXISTS ${showIdentifier(column)} ${definition};`,
    undo: `ALTER TABLE ${tableOf(look)} DROP COLUMN IF EXISTS ${showIdentifier(column)};`,
  };
}

/** The words of a column's definition without some of its constraints. */
function definitionWithout(look: Look, definition: Node, contypes: readonly string[]): string {
  const whole = wordsAt(look, definition);
  const start = Number(definition["location"] ?? 0);
  const parts = constraintsOf(definition);
  const places = parts.map((part) => Number(part["location"] ?? 0) - start);
  const kept = parts.flatMap((part, index) =>
    contypes.includes(contypeOf(part)) ? [] : [sliceBytes(whole, places[index] ?? 0, places[index + 1])],
  );
  const typed = sliceBytes(whole, 0, places[0]).replace(/^(?:"(?:[^"]|"")*"|\S+)\s+/, "");
  return [typed, ...kept]
    .map((part) => part.trim())
    .join(" ")
    .replace(/\s+CONSTRAINT\s+\S+$/i, "");
}

function sliceBytes(text: string, from: number, to: number | undefined): string {
  return Buffer.from(text).subarray(from, to).toString();
}

const onAddColumn = ["AT_AddColumn"];

function addColumnRule(id: StatementRule["id"], judge: (look: Look, definition: Node) => Found | null): StatementRule {
  return {
    id,
    on: onAddColumn,
    alsoUndo: true,
    judge: (look) => {
      const definition = definitionOf(look.node, "ColumnDef");
      // IF NOT EXISTS over a column that is there only takes the lock.
      const there = flagAt(look.node, "missing_ok") && look.relation?.columns.has(columnOf(definition)) === true;
      return look.isNew || there ? null : judge(look, definition);
    },
  };
}

const addColumnCheck = addColumnRule("add-column-check", (look, definition) => {
  const check = constraintOf(definition, "CONSTR_CHECK");
  if (check === null || !flagAt(check, "is_enforced")) return null;
  const column = columnOf(definition);
  const name = textAt(check, "conname") ?? `${look.name?.name ?? "table"}_${column}_check`;
  const plain = definitionWithout(look, definition, ["CONSTR_CHECK"]);
  return {
    message: `ADD COLUMN ${showIdentifier(column)} with a CHECK locks ${tableOf(look)} against reads and writes while every row is checked`,
    ...sized(look),
    steps: [addColumnStep(look, column, plain), ...notValidSteps(look, name, checkBody(look, definition, check))],
  };
});

/** A CHECK of a column ends where the column's next constraint starts. */
function checkBody(look: Look, definition: Node, check: Node): string {
  const next = constraintsOf(definition).find((one) => Number(one["location"]) > Number(check["location"]));
  const words = bodyOf(look, check);
  if (next === undefined) return words;
  const whole = wordsAt(look, check);
  const length = Number(next["location"]) - Number(check["location"]);
  return words.slice(0, words.length - whole.length + sliceBytes(whole, 0, length).length).trim();
}

/** Of a virtual column no row holds anything, but its NOT NULL is asked of each. */
const addColumnVirtual = addColumnRule("add-column-check", (look, definition) => {
  const generated = constraintOf(definition, "CONSTR_GENERATED");
  const virtual = generated !== null && textAt(generated, "generated_kind") === "v";
  if (!virtual || constraintOf(definition, "CONSTR_NOTNULL") === null) return null;
  const column = columnOf(definition);
  const name = notNullName(look, column);
  const plain = definitionWithout(look, definition, ["CONSTR_NOTNULL"]);
  return {
    message: `ADD COLUMN ${showIdentifier(column)} as VIRTUAL and NOT NULL locks ${tableOf(look)} against reads and writes while it is computed for every row`,
    help: "add the column without NOT NULL, then the NOT NULL NOT VALID, then validate it",
    ...sized(look),
    steps: [addColumnStep(look, column, plain), ...notValidSteps(look, name, `NOT NULL ${showIdentifier(column)}`)],
  };
});

const addColumnUnique = addColumnRule("add-column-unique", (look, definition) => {
  const key = constraintOf(definition, "CONSTR_UNIQUE") ?? constraintOf(definition, "CONSTR_PRIMARY");
  // Identity and serial columns rewrite the table: that rule says more.
  if (key === null || isNumbered(definition)) return null;
  const column = columnOf(definition);
  const primary = contypeOf(key) === "CONSTR_PRIMARY";
  const name =
    textAt(key, "conname") ??
    (primary ? `${look.name?.name ?? "table"}_pkey` : `${look.name?.name ?? "table"}_${column}_key`);
  const plain = definitionWithout(look, definition, ["CONSTR_UNIQUE", "CONSTR_PRIMARY"]);
  return {
    message: `ADD COLUMN ${showIdentifier(column)} ${primary ? "PRIMARY KEY" : "UNIQUE"} locks ${tableOf(look)} against reads and writes while its index is built`,
    ...sized(look),
    ...(primary
      ? {}
      : { steps: [addColumnStep(look, column, plain), ...usingIndexSteps(look, name, "UNIQUE", [column])] }),
  };
});

const addColumnReferences = addColumnRule("add-column-references", (look, definition) => {
  const key = constraintOf(definition, "CONSTR_FOREIGN");
  // Without a default the new column is NULL everywhere, and nothing is scanned.
  if (key === null || defaultOf(definition) === null || isNumbered(definition)) return null;
  const column = columnOf(definition);
  const other = relationIn(nodeAt(key, "pktable"));
  const name = textAt(key, "conname") ?? `${look.name?.name ?? "table"}_${column}_fkey`;
  const plain = definitionWithout(look, definition, ["CONSTR_FOREIGN"]);
  const body = `FOREIGN KEY (${showIdentifier(column)}) ${checkBody(look, definition, key)}`;
  return {
    message: `ADD COLUMN ${showIdentifier(column)} with a default and REFERENCES scans ${tableOf(look)} and ${other === null ? "the other table" : tableOf({ name: other })} under locks that block writes`,
    ...sized(look),
    steps: [addColumnStep(look, column, plain), ...notValidSteps(look, name, body)],
  };
});

/** Whether every row gets a number: serial and identity. */
function isNumbered(definition: Node): boolean {
  return (
    serialOf(typeIn(nodeAt(definition, "typeName"))) !== null || constraintOf(definition, "CONSTR_IDENTITY") !== null
  );
}

const addColumnSerial = addColumnRule("add-column-serial", (look, definition) =>
  isNumbered(definition)
    ? {
        message: `ADD COLUMN ${showIdentifier(columnOf(definition))} numbers every row, which rewrites ${tableOf(look)} under a lock against reads and writes`,
        ...sized(look),
      }
    : null,
);

const addColumnGenerated = addColumnRule("add-column-generated", (look, definition) => {
  const generated = constraintOf(definition, "CONSTR_GENERATED");
  if (generated === null || textAt(generated, "generated_kind") !== "s") return null;
  return {
    message: `the stored generated column ${showIdentifier(columnOf(definition))} rewrites ${tableOf(look)} under a lock against reads and writes`,
    ...sized(look),
  };
});

const addColumnDomain = addColumnRule("add-column-domain", (look, definition) => {
  const type = typeIn(nodeAt(definition, "typeName"));
  const domain = findType(look.known, type);
  if (type === null || domain?.kind !== "domain" || !domain.constrained) return null;
  return {
    message: `the domain ${showType(type)} has a constraint, so ADD COLUMN ${showIdentifier(columnOf(definition))} rewrites ${tableOf(look)} under a lock against reads and writes`,
    ...sized(look),
  };
});

const volatileDefault = addColumnRule("volatile-default", (look, definition) => {
  const value = defaultOf(definition);
  if (value === null || isNumbered(definition)) return null;
  const volatility = volatilityOf(value, look.known);
  if (volatility.kind === "stable") return null;
  const column = columnOf(definition);
  const plain = definitionWithout(look, definition, ["CONSTR_DEFAULT", "CONSTR_NOTNULL"]);
  const words = checkBody(look, definition, constraintOf(definition, "CONSTR_DEFAULT") ?? {}).replace(
    /^DEFAULT\s+/i,
    "",
  );
  if (volatility.kind === "unknown") {
    const message = `nobody knows whether ${volatility.name}() differs from row to row; if it does, ADD COLUMN ${showIdentifier(column)} rewrites ${tableOf(look)}`;
    return { message, severity: "note" };
  }
  return {
    message: `the default ${words} differs from row to row, so ADD COLUMN ${showIdentifier(column)} rewrites ${tableOf(look)} under a lock against reads and writes`,
    ...sized(look),
    steps: defaultSteps(look, column, plain, words),
  };
});

function defaultSteps(look: Look, column: string, plain: string, value: string): readonly SafeStep[] {
  const [table, name] = [tableOf(look), showIdentifier(column)];
  const add = addColumnStep(look, column, plain);
  return [
    { ...add, sql: `${add.sql}\nALTER TABLE ${table} ALTER COLUMN ${name} SET DEFAULT ${value};` },
    {
      title: `fill ${column} of ${look.name?.name ?? "table"}`,
      sql: `-- On a large table this belongs into a job that works in batches, outside the migration.\nUPDATE ${table} SET ${name} = ${value} WHERE ${name} IS NULL;`,
      undo: `-- The values harm nobody, and the undo script of the column drops them.\nSELECT 'nothing to undo' AS note;`,
    },
  ];
}

const addRequiredColumn = addColumnRule("add-required-column", (look, definition) => {
  const required = constraintOf(definition, "CONSTR_NOTNULL") ?? constraintOf(definition, "CONSTR_PRIMARY");
  const filled =
    defaultOf(definition) !== null || isNumbered(definition) || constraintOf(definition, "CONSTR_GENERATED") !== null;
  if (required === null || filled || look.file.kind === "undo") return null;
  const column = columnOf(definition);
  return {
    message: `ADD COLUMN ${showIdentifier(column)} NOT NULL without a default fails where ${tableOf(look)} has a row, and breaks every INSERT that does not name it`,
    help: `add it nullable or with a default: ${addColumnStep(look, column, definitionWithout(look, definition, ["CONSTR_NOTNULL"])).sql}`,
  };
});

export const columnRules: readonly StatementRule[] = [
  addColumnCheck,
  addColumnVirtual,
  addColumnUnique,
  addColumnReferences,
  addColumnSerial,
  addColumnGenerated,
  addColumnDomain,
  volatileDefault,
  addRequiredColumn,
];
