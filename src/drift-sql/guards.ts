import { toBlock } from "./statement.js";
import type { Statement, Unit } from "./statement.js";

/** Statements without IF NOT EXISTS, which complain of what is there already. */
const complaining =
  /^(?:ALTER (?:(?:FOREIGN )?TABLE|DOMAIN) [^]* (?:ADD CONSTRAINT|ADD GENERATED|ATTACH PARTITION|DETACH PARTITION|INHERIT) |ALTER OPERATOR FAMILY |ALTER TYPE [^]* ADD ATTRIBUTE |ALTER (?:SERVER|USER MAPPING|FOREIGN (?:TABLE|DATA WRAPPER)) [^]*OPTIONS \(|CREATE (?:POLICY|TYPE|DOMAIN|CAST|PUBLICATION|EVENT TRIGGER|CONSTRAINT TRIGGER|FOREIGN DATA WRAPPER|LANGUAGE|ACCESS METHOD|OPERATOR|TRANSFORM|(?:DEFAULT )?CONVERSION|TEXT SEARCH) ?)/;

const kinds =
  "(?:FOREIGN |)TABLE|TYPE|INDEX|DOMAIN|SCHEMA|(?:MATERIALIZED |)VIEW|SEQUENCE|FUNCTION|PROCEDURE|STATISTICS|COLLATION";
const name = String.raw`(?:"(?:[^"]|"")*"|[^\s']+)`;
const label = "'(?:[^']|'')*'";

/** A new name or schema, for what has it already. */
const moving = new RegExp(
  `^ALTER (?:${kinds}) [^]* (?:RENAME (?:VALUE ${label} TO ${label}|(?:(?:COLUMN|ATTRIBUTE|CONSTRAINT) ${name} |)TO ${name})|SET SCHEMA ${name})$`,
);

/** What is there already, what went already, a label that has its name already, and a second primary key. */
const conditions = [
  "duplicate_object",
  "duplicate_table",
  "duplicate_function",
  "undefined_object",
  "undefined_table",
  "undefined_column",
  "duplicate_column",
  "invalid_parameter_value",
  "wrong_object_type",
  "object_not_in_prerequisite_state",
  "invalid_table_definition",
];

/** A token that has its dictionaries already, and what is found to be there by the index of its catalog alone. */
const ofTextSearch = /^(?:ALTER TEXT SEARCH CONFIGURATION [^]* ADD MAPPING |CREATE TEXT SEARCH )/;

/** Functions and schemas that went already: elsewhere, they may be what a statement lacks. */
const conditionsOfMoving = [...conditions, "undefined_function", "invalid_schema_name", "duplicate_schema"];

/** A database that is undone a second time holds just what the first time left: what is lacking has its name already. */
const narrow: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    moving,
    [
      "undefined_object",
      "undefined_table",
      "undefined_column",
      "undefined_function",
      "invalid_schema_name",
      "invalid_parameter_value",
    ],
  ],
  [
    /^ALTER (?:FOREIGN )?TABLE [^]* ADD CONSTRAINT /,
    ["duplicate_object", "duplicate_table", "invalid_table_definition"],
  ],
  [/^ALTER TABLE [^]* ATTACH PARTITION /, ["wrong_object_type"]],
  [/^CREATE (?:POLICY|TYPE|DOMAIN|CAST|PUBLICATION|EVENT TRIGGER|CONSTRAINT TRIGGER) /, ["duplicate_object"]],
];

function conditionsFor(sql: string, where: Where): readonly string[] {
  const found = where === "undone" ? narrow.find(([form]) => form.test(sql)) : undefined;
  if (found !== undefined) return found[1];
  if (ofTextSearch.test(sql)) return ["unique_violation"];
  return moving.test(sql) ? conditionsOfMoving : conditions;
}

const ofDomain = new RegExp(String.raw`^ALTER DOMAIN (${name}) (ADD|DROP) CONSTRAINT (?:IF EXISTS )?(${name})`);

/** `drifted`: a database of which nobody knows how much is there; `undone`: one that the same script has left. */
type Where = "drifted" | "undone";

/** Lets statements of a script pass where their work is done already, by catching what PostgreSQL says then. */
export function toGuarded(script: Unit, where: Where = "drifted"): Unit {
  const dropped = new Set<string>();
  const isMadeAnew = (sql: string): boolean => {
    const [, domain = "", action, constraint = ""] = ofDomain.exec(sql) ?? [];
    const key = `${domain} ${constraint}`.replaceAll('"', "");
    if (action === "DROP") dropped.add(key);
    return action === "ADD" && dropped.has(key);
  };
  // What is dropped before cannot be there; and PostgreSQL starts no block that catches right after such a DROP (XX000).
  return script.map((statement) => (isMadeAnew(statement.sql) ? statement : guard(statement, where)));
}

function guard(statement: Statement, where: Where): Statement {
  const caught = conditionsFor(statement.sql, where);
  if (statement.boundary !== "none" || (caught === conditions && !complaining.test(statement.sql))) return statement;
  const guarded = `${statement.sql};\nEXCEPTION WHEN ${caught.join(" OR ")} THEN NULL;\n`;
  return { ...statement, sql: toBlock(guarded, where === "drifted" ? "drift" : "undo") };
}
