import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/read-config.js";
import { parseDatabaseUrl } from "../../src/core/database-url.js";

/* 10. What libpq would do with a URL and its variables, besides TLS itself. */

describe("10. what libpq knows and the tool does not is refused by name, never dropped", () => {
  test.each([
    "options=-csearch_path%3Dx",
    "target_session_attrs=read-write",
    "application_name=x",
    "service=x",
    "passfile=x",
    "sslcert=x",
    "sslkey=x",
    "sslcrl=x",
    "gssencmode=require",
    "sslnegotiation=direct",
    "hostaddr=127.0.0.1",
    "requirepeer=x",
    "ssl_min_protocol_version=TLSv1.3",
  ])("%s", (parameter) => {
    expect(parseDatabaseUrl(`postgres://u:p@h/d?${parameter}`)).toEqual({
      problem: expect.stringContaining(
        `has the parameter ${parameter.split("=")[0]}, which is none of sslmode`,
      ) as string,
    });
  });
  test.each([
    ["PGHOST", "db", "postgres://u@/d", "postgres://u@h/d"],
    ["PGPORT", "6432", "postgres://u@h/d", "postgres://u@h:5432/d"],
    ["PGDATABASE", "x", "postgres://u@h", "postgres://u@h/d"],
    ["PGSERVICE", "x", "postgres://u@h:1/d?sslmode=require", null],
    ["PGHOSTADDR", "127.0.0.1", "postgres://u@h:1/d?sslmode=require", null],
    ["PGTARGETSESSIONATTRS", "read-write", "postgres://u@h/d", null],
    ["PGSSLCERT", "x", "postgres://u@h/d", null],
    ["PGSSLMINPROTOCOLVERSION", "TLSv1.3", "postgres://u@h/d", null],
    ["PGREQUIRESSL", "1", "postgres://u@h/d", "postgres://u@h/d?sslmode=prefer"],
    ["PGSSLCERTMODE", "require", "postgres://u@h/d", null],
    ["PGTZ", "UTC", "postgres://u@h/d", null],
    ["PGDATESTYLE", "German", "postgres://u@h/d", null],
    ["PGGEQO", "off", "postgres://u@h/d", null],
    ["PGCLIENTENCODING", "LATIN1", "postgres://u@h/d", null],
  ])("the variable %s", (name, value, url, complete) => {
    const refused = {
      problem: `libpq would follow the variable ${name}, which the tool does not: unset it, or complete the URL`,
    };
    expect(parseDatabaseUrl(url, { [name]: value })).toEqual(refused);
    expect(parseDatabaseUrl(url, { [name]: "" })).toHaveProperty("ok");
    if (complete !== null) expect(parseDatabaseUrl(complete, { [name]: value })).toEqual(parseDatabaseUrl(complete));
  });

  test.each([
    ["PGPORT", "5432"],
    ["PGTARGETSESSIONATTRS", "any"],
    ["PGCHANNELBINDING", "prefer"],
    ["PGUSER", "somebody"],
    ["PGREQUIRESSL", "0"],
    ["PGCLIENTENCODING", "UTF8"],
  ])("but %s=%s changes nothing", (name, value) => {
    expect(parseDatabaseUrl("postgres://u@h/d", { [name]: value })).toEqual(parseDatabaseUrl("postgres://u@h/d"));
  });

  test("PGSSLMODE, PGSSLROOTCERT, PGCHANNELBINDING and PGCONNECT_TIMEOUT complete a URL, and give way to it", async () => {
    const variables = {
      PGSSLMODE: "verify-full",
      PGSSLROOTCERT: "/ca.pem",
      PGCHANNELBINDING: "require",
      PGCONNECT_TIMEOUT: "3",
    };
    const followed = {
      sslmode: "verify-full",
      sslrootcert: "/ca.pem",
      channelBinding: "require",
      connectTimeoutMs: 3000,
    };
    expect(parseDatabaseUrl("postgres://u@h/d", variables)).toMatchObject({ ok: followed });
    const own = "postgres://u@h/d?sslmode=require&sslrootcert=/own.pem&channel_binding=prefer&connect_timeout=5";
    expect(parseDatabaseUrl(own, variables)).toEqual(parseDatabaseUrl(own));
    const read = await readConfig({
      entry: "cli",
      given: new Map(Object.entries({ command: "status", "database-url": "postgres://u@h/d" })),
      variables,
      eventName: null,
      publicRepository: false,
      pushedBranch: null,
      readText: () => null,
    });
    expect(read).toMatchObject({ ok: { environments: [{ database: { target: followed } }] } });
  });

  test("several hosts", () => {
    expect(parseDatabaseUrl("postgres://u:p@h1,h2/d")).toEqual({
      problem: "the database URL names several hosts: name one",
    });
  });
});
