import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/read-config.js";
import { parseDatabaseUrl } from "../../src/core/database-url.js";
import { withSession } from "../live/sessions.js";
import { withStub } from "./protocol-stub.js";

/* 10. What libpq would do with a URL and its variables, besides TLS itself. */

describe("10. what libpq knows and the tool does not is refused by name, never dropped", () => {
  // All that libpq of PostgreSQL 18 knows and the tool does not.
  test.each([
    ...[
      "options=-csearch_path%3Dx",
      "target_session_attrs=read-write",
      "load_balance_hosts=random",
      "application_name=x",
    ],
    ...["fallback_application_name=x", "client_encoding=UTF8", "replication=database", "service=x", "servicefile=x"],
    ...["passfile=x", "hostaddr=127.0.0.1", "requirepeer=x", "require_auth=password", "gssencmode=require", "gsslib=x"],
    ...["gssdelegation=1", "krbsrvname=x", "keepalives=0", "keepalives_idle=1", "keepalives_interval=1"],
    ...["keepalives_count=1", "tcp_user_timeout=1", "ssl=true", "requiressl=1", "sslpassword=x"],
    ...["sslcertmode=require", "sslcrl=x", "sslcrldir=x", "sslnegotiation=direct", "sslcompression=1", "sslsni=0"],
    ...["sslkeylogfile=x", "ssl_min_protocol_version=TLSv1.3", "ssl_max_protocol_version=TLSv1.2"],
    ...["min_protocol_version=3.2", "max_protocol_version=3.0"],
  ])("%s", (parameter) => {
    expect(parseDatabaseUrl(`postgres://u:p@h/d?${parameter}`)).toEqual({
      problem: expect.stringContaining(
        `has the parameter ${parameter.split("=")[0]}, which is none of sslmode`,
      ) as string,
    });
  });
  test.each([
    ["PGSSLSNI", "0", "postgres://u@h/d", null],
    ["PGLOADBALANCEHOSTS", "random", "postgres://u@h/d", null],
    ["PGPORT", "6432", "postgres://u@h/d", "postgres://u@h:5432/d"],
    ["PGDATABASE", "x", "postgres://u@h", "postgres://u@h/d"],
    ["PGSERVICE", "x", "postgres://u@h:1/d?sslmode=require", null],
    ["PGHOSTADDR", "127.0.0.1", "postgres://u@h:1/d?sslmode=require", null],
    ["PGTARGETSESSIONATTRS", "read-write", "postgres://u@h/d", null],
    ["PGSSLMINPROTOCOLVERSION", "TLSv1.3", "postgres://u@h/d", null],
    ["PGREQUIRESSL", "1", "postgres://u@h/d", "postgres://u@h/d?sslmode=prefer"],
    ["PGSSLCERTMODE", "require", "postgres://u@h/d", null],
    ["PGSSLCERTMODE", "disable", "postgres://u@h/d", null],
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
    ["PGSSLSNI", "1"],
    ["PGLOADBALANCEHOSTS", "disable"],
    ["PGCLIENTENCODING", "UTF8"],
  ])("but %s=%s changes nothing", (name, value) => {
    expect(parseDatabaseUrl("postgres://u@h/d", { [name]: value })).toEqual(parseDatabaseUrl("postgres://u@h/d"));
  });

  test("PGSSLMODE, PGSSLROOTCERT, PGSSLCERT, PGSSLKEY, PGCHANNELBINDING and PGCONNECT_TIMEOUT complete a URL, and give way to it", async () => {
    const variables = {
      PGSSLMODE: "verify-full",
      PGSSLROOTCERT: "/ca.pem",
      PGCHANNELBINDING: "require",
      PGCONNECT_TIMEOUT: "3",
      PGSSLCERT: "/own.crt",
      PGSSLKEY: "/own.key",
    };
    const followed = {
      sslmode: "verify-full",
      sslrootcert: "/ca.pem",
      channelBinding: "require",
      connectTimeoutMs: 3000,
      sslcert: "/own.crt",
      sslkey: "/own.key",
    };
    expect(parseDatabaseUrl("postgres://u@h/d", variables)).toMatchObject({ ok: followed });
    const own =
      "postgres://u@h/d?sslmode=require&sslrootcert=/own.pem&channel_binding=prefer&connect_timeout=5&sslcert=/a&sslkey=/b";
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

  test.each(["db", "localhost"])("the variable PGHOST=%s, and no host without it", (PGHOST) => {
    expect(parseDatabaseUrl("postgres://u@/d", { PGHOST })).toHaveProperty(
      "problem",
      expect.stringMatching(/variable PGHOST,/),
    );
    expect(parseDatabaseUrl("postgres://u@/d", { PGHOST: "" })).toHaveProperty(
      "problem",
      expect.stringMatching(/names no host/),
    );
    expect(parseDatabaseUrl("postgres://u@h/d", { PGHOST })).toEqual(parseDatabaseUrl("postgres://u@h/d"));
  });

  test("an empty sslcert or sslkey names no file", () => {
    const target = parseDatabaseUrl("postgres://u@h/d?sslcert=&sslkey=", {
      PGSSLCERT: "/own.crt",
      PGSSLKEY: "/own.key",
    });
    expect(target).toEqual(parseDatabaseUrl("postgres://u@h/d"));
  });

  test("an empty sslrootcert goes before its variable, and so does an empty port before PGPORT=5432", () => {
    expect(parseDatabaseUrl("postgres://u@h/d?sslrootcert=", { PGSSLROOTCERT: "/ca.pem" })).toMatchObject({
      ok: { sslrootcert: null },
    });
    expect(parseDatabaseUrl("postgres://u@h/d?port=", { PGPORT: "5432" })).toMatchObject({ ok: { port: 5432 } });
  });

  test("several hosts", () => {
    expect(parseDatabaseUrl("postgres://u:p@h1,h2/d")).toEqual({
      problem: "the database URL names several hosts: name one",
    });
  });
});

describe("10. a server that lets nobody in without TLS, or only so, says it in its own language", () => {
  const words = "kein pg_hba.conf-Eintrag";
  const refuse = { error: words, sqlstate: "28000", routine: "ClientAuthentication" };
  test.each([
    { name: "it is asked with TLS then", sslmode: "allow", refuse, kinds: ["plain", "TLS"] },
    { name: "or without", sslmode: "prefer", refuse, kinds: ["TLS", "plain"] },
    {
      name: "a role that it does not know is the same with TLS",
      sslmode: "allow",
      refuse: { ...refuse, routine: "InitializeSessionUserId" },
      kinds: ["plain"],
    },
  ])("$name", async ({ sslmode, refuse: answer, kinds }) => {
    const asked: string[] = [];
    await withStub({ answer: () => [], refuse: answer, onStart: (how) => asked.push(how) }, async ({ url }) => {
      // Of both refusals the server's own is told.
      await expect(withSession(`${url}&sslmode=${sslmode}`, async () => {})).rejects.toThrow(words);
    });
    expect(asked).toEqual(kinds);
  });
});
