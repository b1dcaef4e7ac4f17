import { expect, test } from "vitest";
import { findReach } from "../../src/database/probes/find-reach.js";
import { readTarget } from "../../src/database/target.js";
import { readMirror } from "../../src/shadow/mirror.js";
import { withDatabase } from "../support/database.js";
import { withSession } from "./sessions.js";

test("where a database takes backslashes for escapes, the tool's questions mean the same, and its shadow does not", () =>
  withDatabase({}, async (db) => {
    await db.query(`CREATE TABLE users (id int); CREATE TABLE log (id int);
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO log VALUES (NEW.id); RETURN NEW; END$$;
      CREATE TRIGGER note BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION note();
      ALTER DATABASE ${db.name} SET standard_conforming_strings = off; ALTER DATABASE ${db.name} SET work_mem = '7MB'`);
    await withSession(db.url, async (session) => {
      const target = await readTarget(session, { schemas: [], role: null, patienceMs: null });
      const reach = await findReach(session, target, { schema: null, name: "users" });
      expect(reach).toEqual({ tables: ["users"], further: "anywhere" });
      const { settings } = await readMirror(session, { target, schemas: [] });
      expect(settings.get("work_mem")).toBe("7MB");
      expect(settings.has("standard_conforming_strings")).toBe(false);
    });
  }));
