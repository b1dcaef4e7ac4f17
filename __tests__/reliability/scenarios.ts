import { perRunTable } from "./end-state.js";

type Files = Readonly<Record<string, string>>;

/** Runs twice where it should run once: a second row shows it. */
const count = (name: string): string => `INSERT INTO counter (name) VALUES ('${name}');\n`;
const countUndo = (name: string): string => `INSERT INTO undo_counter (name) VALUES ('${name}');\n`;
const noteRun = (event: string): string => `INSERT INTO ${perRunTable} (event) VALUES ('${event}');\n`;

const perRun = `CREATE TABLE IF NOT EXISTS ${perRunTable} (event text NOT NULL, tx xid8 DEFAULT pg_current_xact_id());\n`;

/** Callbacks of every event: some belong to a migration's transaction, the others to the run. */
export const callbacks: Files = {
  "beforeValidate.sql": `${perRun}CREATE TABLE IF NOT EXISTS counter (name text NOT NULL, tx xid8 DEFAULT pg_current_xact_id());
CREATE TABLE IF NOT EXISTS undo_counter (name text NOT NULL);
${noteRun("beforeValidate")}`,
  "afterValidate.sql": noteRun("afterValidate"),
  "beforeMigrate.sql": noteRun("beforeMigrate"),
  "beforeEachMigrate.sql": noteRun("beforeEachMigrate"),
  "afterEachMigrate.sql": noteRun("afterEachMigrate"),
  "afterVersioned.sql": noteRun("afterVersioned"),
  "beforeRepeatables.sql": noteRun("beforeRepeatables"),
  "afterMigrate.sql": noteRun("afterMigrate"),
  // It also runs after a failure that came before every other callback.
  "afterMigrateError.sql": `${perRun}${noteRun("afterMigrateError")}`,
};

const transactional: Files = {
  "V1__customers.sql": `CREATE TABLE customers (id integer PRIMARY KEY, email text);
${count("V1")}`,
  "U1__customers.sql": `DROP TABLE customers;
${countUndo("U1")}`,
  "V2__customers_of_the_past.sql": `COPY customers (id, email) FROM stdin;
1\ta@example.com
2\tb@example.com
\\.
${count("V2")}`,
  "U2__customers_of_the_past.sql": `DELETE FROM customers;
${countUndo("U2")}`,
  "V3__orders.sql": `CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES customers (id));
INSERT INTO orders (id, customer_id) VALUES (1, 1), (2, 2);
${count("V3")}`,
  "U3__orders.sql": `DROP TABLE orders;
${countUndo("U3")}`,
  "V5__email_is_needed.sql": `ALTER TABLE customers ALTER COLUMN email SET NOT NULL;
${count("V5")}`,
  "U5__email_is_needed.sql": `ALTER TABLE customers ALTER COLUMN email DROP NOT NULL;
${countUndo("U5")}`,
  "R__customer_emails.sql": `CREATE OR REPLACE VIEW customer_emails AS SELECT email FROM customers;
${count("R")}`,
};

/** Three statements that cannot run in a transaction; each may run again, as its file does after a crash. */
const alone: Files = {
  "V4__indexes.sql": `CREATE INDEX CONCURRENTLY IF NOT EXISTS customers_email_idx ON customers (email);
VACUUM (ANALYZE) customers;
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_idx ON orders (customer_id);
`,
  "U4__indexes.sql": `DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx;
DROP INDEX CONCURRENTLY IF EXISTS customers_email_idx;
`,
};

/** Versions, one of them without a transaction, a repeatable, every callback, an undo script for each version. */
export const mixed: Files = { ...callbacks, ...transactional, ...alone };

/** What can run in one transaction, all or nothing. */
export const together: Files = { ...callbacks, ...transactional };

/** The same without a view over what is undone. */
export const undoable: Files = Object.fromEntries(Object.entries(mixed).filter(([name]) => !name.startsWith("R__")));

/** So many that the later ones go several in a message. */
export const many: Files = Object.fromEntries(
  Array.from({ length: 24 }, (_, index) => [
    `V${index + 1}__step.sql`,
    `${index === 0 ? "CREATE TABLE counter (name text NOT NULL, tx xid8 DEFAULT pg_current_xact_id());\n" : ""}CREATE TABLE step_${index + 1} (id integer);
${count(`V${index + 1}`)}`,
  ]),
);
