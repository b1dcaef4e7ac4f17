import { expect, test } from "vitest";
import { plainMirror } from "../../src/shadow/mirror.js";
import { prepareDatabase } from "../../src/shadow/prepare.js";
import { withSession } from "../live/sessions.js";
import { withDatabase } from "../support/database.js";

test("a shadow's server ends no session that pauses between two messages, whatever it is set to", () =>
  withDatabase({}, async (db) => {
    const timeouts = ["idle_session_timeout", "idle_in_transaction_session_timeout", "statement_timeout"];
    for (const name of timeouts) await db.query(`ALTER DATABASE ${db.name} SET ${name} = '77s'`);
    await withSession(db.url, async (session) => {
      const { prepare } = await prepareDatabase(session, plainMirror(["public"]));
      const show = timeouts.map((name) => `current_setting('${name}')`).join(", ");
      const { results } = await session.send([...prepare, `SELECT ${show}`].join(";\n"));
      expect(results.at(-1)?.rows).toEqual([["0", "0", "0"]]);
    });
  }));
