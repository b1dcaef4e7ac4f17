import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Failure } from "../../src/core/failure.js";
import { readTarget } from "../../src/database/target.js";
import { listCreatedRoles, plainMirror, readMirror } from "../../src/shadow/mirror.js";
import { openShadow } from "../../src/shadow/open-shadow.js";
import { withDatabase } from "../support/database.js";
import { lacking, majors } from "../support/servers.js";
import { parse } from "../sql/scripts.js";
import { ask, binariesOf, describeEngines, inShadow, optionsFor, withFolder, withShadow } from "./shadows.js";
import { sessionOf } from "./url.js";

const major = majors.at(-1) ?? 18;

describe("which one", () => {
  test("none for off", async () => {
    expect(await openShadow({ ...(await optionsFor("pglite")), choice: { kind: "off" } })).toBeNull();
  });

  test.skipIf(lacking(major) !== "")(`auto takes programs of the target's major${lacking(major)}`, async () => {
    const folders = [await binariesOf(major)];
    const options = { ...(await optionsFor(major)), choice: { kind: "auto" } as const, folders };
    await withShadow(options, async (shadow) => {
      expect(shadow).toMatchObject({ kind: "local", major, notes: [], why: `started from ${await binariesOf(major)}` });
      expect(shadow.server).toMatch(new RegExp(`^PostgreSQL ${major}\\.\\d+$`));
    });
  });

  test.each([
    { name: "no target is at hand", targetMajor: null, why: "since no target is at hand", notes: 0 },
    { name: "the machine lacks the major", targetMajor: 14, why: "since this machine has no PostgreSQL 14", notes: 1 },
  ])("auto takes the embedded one where $name", async ({ targetMajor, why, notes }) => {
    const options = { ...(await optionsFor("pglite")), choice: { kind: "auto" } as const, targetMajor };
    await withShadow(options, async (shadow) => {
      expect(shadow).toMatchObject({ kind: "pglite", major: 18, why });
      expect(shadow.notes.length).toBe(notes);
    });
  });

  test("auto takes the embedded one where the programs do not start, and says why", async () => {
    await withFolder(async (folder) => {
      await chmod(folder, 0o755);
      const says = { postgres: 'echo "postgres (PostgreSQL) 15.1"', initdb: "echo no disk >&2; exit 1" };
      for (const [name, text] of Object.entries(says)) {
        await writeFile(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
      }
      const options = { ...(await optionsFor("pglite")), choice: { kind: "auto" } as const, targetMajor: 15 };
      await withShadow({ ...options, folders: [folder] }, async (shadow) => {
        expect(shadow).toMatchObject({ kind: "pglite", why: "since PostgreSQL of this machine did not start" });
        expect(shadow.notes[0]).toContain("no disk");
      });
    });
  });

  test("local is refused where there are no programs", async () => {
    const options = { ...(await optionsFor("pglite")), choice: { kind: "local" } as const, targetMajor: 14 };
    const refused: unknown = await openShadow(options).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Failure);
    expect(refused).toMatchObject({ kind: "bad-input", findings: [{ rule: "shadow" }] });
  });
});

describeEngines([14, 18, "pglite"], (engine) => {
  test("names and settings are the target's", async () => {
    const settings = new Map([
      ["TimeZone", "Asia/Tokyo"],
      ["search_path", '"$user", public, extra'],
      ["app.tenant", "x'y"],
      ["no_such_setting", "1"],
    ]);
    const mirror = {
      owner: "Shop Owner",
      database: "postgres",
      roles: ["postgres", "Shop Owner", "pg_monitor", 'quo"ted'],
      settings,
      schemas: ["shop"],
      home: "shop",
    };
    await inShadow(engine, { trust: "pull-request", mirror }, async (shadow) => {
      await shadow.session.send(shadow.prepare.join("; "));
      expect(await ask(shadow.session, "SHOW search_path")).toBe('"shop", "$user", public, extra');
      expect(await ask(shadow.session, "SHOW TimeZone")).toBe("Asia/Tokyo");
      expect(await ask(shadow.session, "SHOW app.tenant")).toBe("x'y");
      expect(await ask(shadow.session, "SELECT current_user || ' ' || current_database()")).toBe("Shop Owner postgres");
      expect(
        await ask(
          shadow.session,
          "CREATE TABLE t (); SELECT 't'::regclass::oid::regclass::text || relnamespace::regnamespace FROM pg_class WHERE relname = 't'",
        ),
      ).toBe("tshop");
      const roles = `SELECT string_agg(rolname, ',' ORDER BY rolname) FROM pg_roles WHERE rolname IN ('postgres', 'quo"ted') AND NOT rolcanlogin AND NOT rolsuper`;
      expect(await ask(shadow.session, roles)).toBe('postgres,quo"ted');
      expect(shadow.notes).toEqual(["the target's setting no_such_setting is not known to the shadow"]);
    });
  });

  test("tablespaces of the target are there on a server, and missed in a sentence elsewhere", async () => {
    await inShadow(engine, { mirror: { tablespaces: ["fast"] } }, async (shadow) => {
      const made = await ask(shadow.session, "CREATE TABLE t (id int) TABLESPACE fast");
      expect([made, shadow.notes.length]).toEqual(engine === "pglite" ? ["42704", 1] : [null, 0]);
    });
  });
});

describe.skipIf(lacking(major) !== "")(`what is mirrored${lacking(major)}`, () => {
  test("is read from a target, by a role without rights", async () => {
    await withDatabase({ major }, async (db) => {
      const role = await db.role({});
      await db.query(`ALTER ROLE ${role.name} SET search_path = app, public`);
      await db.query(`ALTER ROLE ${role.name} IN DATABASE ${db.name} SET work_mem = '9MB'`);
      await db.query(`ALTER DATABASE ${db.name} SET work_mem = '7MB'`);
      await db.query(`ALTER DATABASE ${db.name} SET statement_timeout = '7s'`);
      const session = await sessionOf(role.url);
      try {
        const target = await readTarget(session, { schemas: ["public"], role: null, patienceMs: null });
        const mirror = await readMirror(session, { target, schemas: [] });
        expect(mirror).toMatchObject({
          owner: role.name,
          database: db.name,
          tablespaces: [],
          home: "public",
          schemas: [],
        });
        expect(mirror.roles).toEqual(expect.arrayContaining(["postgres", role.name]));
        expect(mirror.roles.filter((name) => name.startsWith("pg_"))).toEqual([]);
        expect(Object.fromEntries(mirror.settings)).toMatchObject({
          search_path: "app, public",
          work_mem: "9MB",
          TimeZone: "Asia/Tokyo",
        });
        expect(mirror.settings.has("statement_timeout")).toBe(false);
      } finally {
        await session.close();
      }
    });
  });

  test("leaves out roles that files make", async () => {
    const scripts = await Promise.all(
      ['CREATE ROLE a; CREATE USER "B c" LOGIN;', "SELECT 1; CREATE GROUP g;"].map((text) => parse(text)),
    );
    expect([...listCreatedRoles(scripts)]).toEqual(["a", "B c", "g"]);
    expect(plainMirror(["s"]).home).toBe("s");
  });
});
