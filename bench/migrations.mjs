/**
 * The migrations that everybody runs: 60 % CREATE TABLE (6 columns, a key, one index), 20 % ADD COLUMN, 10 % CREATE INDEX,
 * 10 % CREATE OR REPLACE FUNCTION.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * @typedef {{ readonly version: number, readonly name: string, readonly statements: readonly string[], readonly undo: string }} Migration
 */

/** The first migrations up to a version. @param {number} count @returns {readonly Migration[]} */
export function listMigrations(count) {
  return Array.from({ length: count }, (_, index) => toMigration(index + 1));
}

/** @param {number} version @returns {Migration} */
function toMigration(version) {
  const turn = version % 10;
  if (turn === 7 || turn === 8) return addColumn(version);
  if (turn === 9) return createIndex(version);
  if (turn === 0) return createFunction(version);
  return createTable(version);
}

function createTable(version) {
  const table = `item_${version}`;
  return {
    version,
    name: `create_${table}`,
    statements: [
      `CREATE TABLE ${table} (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  email varchar(255) NOT NULL,
  price numeric(12, 2) NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  active boolean NOT NULL DEFAULT true
)`,
      `CREATE INDEX ${table}_email ON ${table} (email)`,
    ],
    undo: `DROP TABLE ${table}`,
  };
}

/** A table of the same ten: turns 1 to 6 made one. */
function tableBefore(version, turn) {
  return `item_${version - (version % 10) - (version % 10 === 0 ? 10 : 0) + turn}`;
}

function addColumn(version) {
  const table = tableBefore(version, version % 10 === 7 ? 1 : 2);
  return {
    version,
    name: `add_note_to_${table}`,
    statements: [`ALTER TABLE ${table} ADD COLUMN note_${version} text`],
    undo: `ALTER TABLE ${table} DROP COLUMN note_${version}`,
  };
}

function createIndex(version) {
  const table = tableBefore(version, 3);
  return {
    version,
    name: `index_${table}`,
    statements: [`CREATE INDEX ${table}_price_${version} ON ${table} (price, created_at)`],
    undo: `DROP INDEX ${table}_price_${version}`,
  };
}

function createFunction(version) {
  const table = tableBefore(version, 4);
  return {
    version,
    name: `function_${version}`,
    statements: [
      `CREATE OR REPLACE FUNCTION count_${version}(wanted boolean) RETURNS bigint LANGUAGE plpgsql AS $body$
DECLARE found bigint;
BEGIN
  SELECT count(*) INTO found FROM ${table} WHERE active = wanted;
  RETURN found;
END;
$body$`,
    ],
    undo: `DROP FUNCTION count_${version}(boolean)`,
  };
}

/** Writes files into a folder of their own, over an earlier one. @param {string} folder @param {ReadonlyMap<string, string>} files */
export function writeFiles(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Statements as the text of a file. @param {readonly string[]} statements */
export function toText(statements) {
  return statements.map((statement) => `${statement};\n`).join("\n");
}
