import type { Unit } from "./statement.js";

/** Statements without IF NOT EXISTS, which complain of what is there already. */
const complaining =
  /^(?:ALTER (?:TABLE|TYPE|INDEX|DOMAIN) [^]* RENAME (?:COLUMN |ATTRIBUTE |CONSTRAINT |)(?:"(?:[^"]|"")*"|\S+) |ALTER (?:TABLE|DOMAIN) [^]* (?:ADD CONSTRAINT|ADD GENERATED|ATTACH PARTITION|DETACH PARTITION|INHERIT) |CREATE (?:POLICY|TYPE|DOMAIN|CAST|PUBLICATION|EVENT TRIGGER|CONSTRAINT TRIGGER|FOREIGN DATA WRAPPER|LANGUAGE|ACCESS METHOD|OPERATOR|TRANSFORM|(?:DEFAULT )?CONVERSION|TEXT SEARCH) ?)/;

/** What is there already, what went already, a label that has its name already, and a second primary key. */
const conditions = [
  "duplicate_object",
  "duplicate_table",
  "duplicate_function",
  "undefined_object",
  "undefined_table",
  "undefined_column",
  "invalid_parameter_value",
  "wrong_object_type",
  "object_not_in_prerequisite_state",
  "invalid_table_definition",
];

/** Lets a statement pass where its work is done already, by catching what PostgreSQL says then. */
export function toGuarded(unit: Unit): Unit {
  return unit.map((statement) => {
    if (statement.boundary !== "none" || !complaining.test(statement.sql)) return statement;
    let tag = "$drift$";
    while (statement.sql.includes(tag)) tag = `${tag.slice(0, -1)}_$`;
    const sql = `DO ${tag}BEGIN\n${statement.sql};\nEXCEPTION WHEN ${conditions.join(" OR ")} THEN NULL;\nEND${tag}`;
    return { ...statement, sql };
  });
}
