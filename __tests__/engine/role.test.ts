import { expect, test } from "vitest";
import { hidden, many } from "./many-files.js";
import { withWorld } from "./world.js";

const name = 'An "owner"';
const quoted = '"An ""owner"""';

const three = {
  "V1__a.sql": "CREATE TABLE a (); RESET ROLE;",
  "V2__b.sql": "CREATE TABLE b (); RESET ROLE;",
  "V3__c.sql": "CREATE TABLE c ();",
};

test.each([
  { name: "one after the other", inputs: {}, files: three },
  { name: "in one transaction", inputs: { transaction: "all" }, files: three },
  { name: "with callbacks around each", inputs: {}, files: { ...three, "beforeEachMigrate.sql": "RESET ROLE;" } },
  { name: "in messages of several", inputs: {}, files: many({ "V20__t.sql": hidden("RESET ROLE") }) },
])("files that run $name are run by the role, whatever it is called and whoever the one before was", (given) =>
  withWorld({ files: given.files }, async ({ db, run }) => {
    await db.query(`DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') THEN
        CREATE ROLE ${quoted}; END IF; END$$; GRANT CREATE, USAGE ON SCHEMA public TO ${quoted};
        CREATE SCHEMA closed CREATE TABLE t (id int UNIQUE DEFERRABLE)`);
    // What a login of its own may do is not enough: the tool's rows are written by the role too.
    const login = await db.role({ attributes: `NOINHERIT IN ROLE ${quoted}` });
    expect((await run("apply", { role: name, ...given.inputs }, { url: login.url })).findings).toEqual([]);
    const owners = await db.query(
      "SELECT DISTINCT pg_get_userbyid(relowner) AS owner FROM pg_class WHERE relnamespace = 'public'::regnamespace",
    );
    expect(owners).toEqual([{ owner: name }]);
  }),
);
