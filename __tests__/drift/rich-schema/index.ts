import { granted, settings } from "./granted.js";
import { moodNumber, rare } from "./rare.js";
import { routines, types } from "./routines.js";
import { tables } from "./tables.js";

/** Roles belong to the server: other tests may have made them. */
const roles = ["drift_owner", "drift_reader", "drift_writer"].map(
  (role) => `DO $$BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END$$;`,
);

const extensions = ["pgcrypto", "citext", "hstore", "pg_trgm", "btree_gist", "postgres_fdw", "file_fdw"].map(
  (name) => `CREATE EXTENSION ${name} SCHEMA public;`,
);

/** SQL that makes, in an empty database, every kind of object that a PostgreSQL of that major knows. */
export function richSchema(major: number, database: string): string {
  return [
    ...roles,
    ...extensions,
    `CREATE SCHEMA shop; CREATE SCHEMA "Odd.Schema ""x""" AUTHORIZATION drift_owner;`,
    types,
    moodNumber,
    tables(major),
    routines,
    rare(major).replace("SUFFIX", database),
    granted,
    settings(database),
  ].join("\n");
}
