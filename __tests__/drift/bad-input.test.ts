import { describe, expect, test } from "vitest";
import { toExitCode } from "../../src/core/report.js";
import type { EnvironmentReport } from "../../src/core/report.js";
import { withWorld, type World } from "../engine/world.js";
import { cutAt, type WireMessage } from "../reliability/protocol-proxy.js";
import { throughProxy } from "../reliability/survive-cut.js";

// PostgreSQL locks a table to read what is an expression there.
const users = {
  "V1__users.sql": "CREATE TABLE users (id int PRIMARY KEY CHECK (id > 0)); CREATE INDEX i ON users ((id + 1));",
};
const quiet = { shadow: "off" };

const show = ({ drift }: EnvironmentReport): string =>
  [drift.status, ...drift.objects.map(({ change, identity }) => `${change} ${identity}`)].join("; ");

/** Another session that has the table for itself until it is told to end. */
async function holdTable({ db }: World): Promise<() => Promise<unknown>> {
  const holder = await db.connect({ applicationName: "nightly job" });
  await holder.query("BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
  return () => holder.query("ROLLBACK");
}

describe.concurrent("a table that is locked", () => {
  const locked =
    /^snapshot: the schema could not be read: table public.users is locked by process \d+ \(nightly job\)$/;

  test("makes drift unknown and is named: a warning of check, a failure of drift", () =>
    withWorld({ files: users }, async (world) => {
      const { db, run } = world;
      await run("apply");
      await db.query("CREATE TABLE other ()");
      await holdTable(world);
      const [checked, asked] = await Promise.all([run("check", quiet), run("drift", quiet)]);
      for (const { environment, findings } of [checked, asked]) {
        expect(show(environment)).toBe("unknown");
        expect(findings).toEqual([expect.stringMatching(locked)]);
      }
      expect(checked.environment.currentVersion).toBe("1");
      expect([checked, asked].map(({ report }) => toExitCode(report, ["error"]))).toEqual([0, 1]);
    }));

  test("does not keep apply from another table; what it left unsettled is settled by the next run", () =>
    withWorld({ files: users }, async (world) => {
      const { run, write } = world;
      await run("apply");
      const release = await holdTable(world);
      write({ "V2__names.sql": "CREATE TABLE names ();" });
      const { report, findings, environment } = await run("apply");
      expect(report).toMatchObject({ failure: null, verdict: "warning" });
      expect(environment.currentVersion).toBe("2");
      expect(findings).toEqual([expect.stringMatching(locked), expect.stringMatching(locked)]);
      expect(report.findings.map(({ help }) => help)).toEqual([
        "what had drifted before this run is not told, and counts as changed by it",
        "nothing is lost: the next run settles the snapshot first",
      ]);
      await release();
      expect((await run("apply")).findings).toEqual([]);
      expect(show((await run("check", quiet)).environment)).toBe("none");
    }));
});

const damages = [
  { name: "of a newer version", sql: "format_version = 99", words: "its format 99 is newer than 1" },
  { name: "that is truncated", sql: "content = substr(content, 1, 20)", words: "its content is truncated or damaged" },
  { name: "that was tampered with", sql: "checksum = repeat('0', 64)", words: "its content was changed" },
];

describe.concurrent("a stored snapshot", () => {
  test.each(damages)("$name is told, left as it is by apply, and replaced by accept-drift", ({ sql, words }) =>
    withWorld({ files: users }, async ({ db, run, write }) => {
      await run("apply");
      await db.query(`UPDATE schema_version_snapshot SET ${sql}`);
      const damaged = await db.query("SELECT * FROM schema_version_snapshot");
      const told = [expect.stringContaining(words) as string];
      const { environment, findings, report } = await run("check", quiet);
      expect(show(environment)).toBe("unknown");
      expect(findings).toEqual(told);
      expect(report.verdict).toBe("warning");
      write({ "V2__names.sql": "CREATE TABLE names ();" });
      const applied = await run("apply");
      expect(applied.findings).toEqual(told);
      expect([applied.report.failure, applied.environment.currentVersion]).toEqual([null, "2"]);
      expect(await db.query("SELECT * FROM schema_version_snapshot")).toEqual(damaged);
      await run("repair", { "accept-drift": "true", reason: "restored" });
      expect(show((await run("check", quiet)).environment)).toBe("none");
    }),
  );
});

test("a role that may only connect and read the tool's tables sees the same drift", () =>
  withWorld({ files: users }, async ({ db, run }) => {
    await run("apply");
    await db.query(
      "CREATE SCHEMA secret; CREATE TABLE secret.t (id int); REVOKE ALL ON SCHEMA public, secret FROM PUBLIC",
    );
    const tables = ["", "_repeatable", "_log", "_snapshot"].map((end) => `public.schema_version${end}`).join(", ");
    const role = await db.role({ grants: ["USAGE ON SCHEMA public", `SELECT ON ${tables}`] });
    const [own, all] = [await run("drift", quiet, { url: role.url }), await run("drift", quiet)];
    expect(show(all.environment)).toBe("drift; changed public; unexpected secret");
    expect(own.environment.drift).toEqual(all.environment.drift);
  }));

test("a connection that is cut anywhere never becomes a wrong answer", { timeout: 60_000 }, () =>
  withWorld({ files: users }, async ({ db, run }) => {
    await run("apply");
    await db.query("CREATE TABLE other ()");
    const right = "drift; unexpected public.other";
    let messages = 0;
    // A goodbye may come when the answer is given already, and asks for none.
    const count = ({ from, kind }: WireMessage): null => {
      if (from === "client" && kind !== "X") messages += 1;
      return null;
    };
    await throughProxy(db, { cut: count }, async (url) => {
      expect(show((await run("drift", quiet, { url })).environment)).toBe(right);
    });
    expect(messages).toBeGreaterThan(5);
    const answers: string[] = [];
    for (let number = 1; number <= messages; number += 1) {
      const how = { when: "after", how: number % 2 === 0 ? "reset" : "end", sides: "both" } as const;
      const { report } = await throughProxy(db, { cut: cutAt("client", number, how) }, (url) =>
        run("drift", quiet, { url }),
      );
      const [environment] = report.environments;
      answers.push(`${report.failure} ${environment === undefined ? "" : show(environment)}`);
    }
    expect(new Set(answers)).toEqual(new Set(["database off", "database unknown"]));
  }),
);
