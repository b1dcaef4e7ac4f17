import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDatabaseUrl } from "../../src/core/database-url.js";

describe("a database URL that makes no sense", () => {
  const noPort = "the port of the database URL is no number from 1 to 65535";
  const known =
    "sslmode, sslrootcert, sslcert, sslkey, channel_binding, connect_timeout, host, port, user, password, dbname";
  const twoWays =
    "the database URL has an @ behind the / that ends its host: write it as %40, and a / before it as %2F";
  const noHost = "the database URL names no host: name localhost, or the folder of the server's socket";
  const strange = `the database URL has a parameter that is none of ${known}`;
  test.each([
    ["", "the database URL does not begin with postgresql://"],
    ["postgres", "the database URL does not begin with postgresql://"],
    ["mysql://u:hunter22@h/d", "the database URL does not begin with postgresql://"],
    ["host=h user=u password=hunter22", "the database URL does not begin with postgresql://"],
    ["jdbc:postgresql://h/d?password=hunter22", "the database URL does not begin with postgresql://"],
    ["postgres://", "the database URL names no user"],
    ["postgres://u@", noHost],
    ["postgres://h/d", "the database URL names no user"],
    ["postgres://:hunter22@h/d", "the database URL names no user"],
    ["postgres://u:hunter22@h:port/d", noPort],
    ["postgres://u:hunter22@h:0/d", noPort],
    ["postgres://u:hunter22@h:65536/d", noPort],
    ["postgres://u:hunter22@h:-1/d", noPort],
    ["postgres://u:hunter22@h:5e3/d", noPort],
    ["postgres://u:hunter22@h:1:2/d", noPort],
    ["postgres://u:hunter22@::1/d", noPort],
    ["postgres://u:hunter22@h/d?port=x", noPort],
    // The host was forgotten: then the password stands where the port should.
    ["postgres://u:hunter22", noPort],
    ["postgres://u:hunter22/d", noPort],
    // psql would ask the host x for a database y@h/d.
    ...["postgres://u:hunter22@x/y@h/d", "postgres://u:hunter22@h/d@x", "postgres://hunter22@h/a/b@c"].map((url) => [
      url,
      twoWays,
    ]),
    ...[
      "postgres://u:hunter22@/d",
      "postgres://u:hunter22@:5433/d",
      "postgres://u@[]/d",
      "postgres:///d?user=u",
      "postgres://u@h/d?host=",
    ].map((url) => [url, noHost]),
    ...[
      "postgres://u:hunter22@h/d%00x",
      "postgres://u%00@h/d",
      "postgres://u@h/d?user=a%00b",
      "postgres://u:a\0b@h/d",
    ].map((url) => [url, "the database URL holds a %00, which no name and no password can"]),
    // Its host is not what stands behind the last @.
    [
      "postgres://u:hunter22@h/d?application_name=me@work",
      `the database URL has the parameter application_name, which is none of ${known}`,
    ],
    ["postgres://h/d?passfile=/home/me@work", `the database URL has the parameter passfile, which is none of ${known}`],
    ["postgres://u:hunter22@h1,h2/d", "the database URL names several hosts: name one"],
    ["postgres://u:hunter22@h1:1,h2:2/d", "the database URL names several hosts: name one"],
    ["postgres://u:hunter22@/d?host=h1,h2", "the database URL names several hosts: name one"],
    ["postgres://u:hunter22@h/d?sslmod=require", strange],
    [
      "postgres://u:hunter22@h/d?application_name=hunter22",
      `the database URL has the parameter application_name, which is none of ${known}`,
    ],
    [
      "postgres://u:hunter22@h/d?hunter22=1&search_path=hunter22",
      `the database URL has the parameter search_path, which is none of ${known}`,
    ],
    [
      "postgres://u@h/d?channel_binding=hunter22",
      "the channel_binding of the database URL is none of disable, prefer, require",
    ],
    [
      "postgres://u@h/d?channel_binding=require&sslmode=disable",
      "channel_binding=require in the database URL needs TLS, which sslmode=disable excludes",
    ],
    [
      "postgres://u@/d?channel_binding=require&host=/tmp",
      "channel_binding=require in the database URL needs TLS, which a socket does not have",
    ],
    [
      "postgres://u@h/d?sslmode=verify-ca&sslrootcert=system",
      "sslrootcert=system in the database URL needs sslmode=verify-full",
    ],
    ["postgres://u:hunter22@h/d?hunter22", strange],
    [
      "postgres://u@h/d?sslmode=hunter22",
      "the sslmode of the database URL is none of disable, allow, prefer, require, verify-ca, verify-full",
    ],
    [
      "postgres://u@h/d?sslmode=no-verify",
      "the sslmode of the database URL is none of disable, allow, prefer, require, verify-ca, verify-full",
    ],
    ...["0", "-1", "x", "", "3601", "Infinity", "1.5", "0x10", "1e1"].map((text) => [
      `postgres://u:hunter22@h/d?connect_timeout=${text}`,
      "the connect_timeout of the database URL is no number of seconds from 1 to 3600",
    ]),
  ])("%s is refused", (url, expected) => {
    expect(parseDatabaseUrl(url ?? "")).toEqual({ problem: expected });
  });

  test("is never quoted by what refuses it, whatever it is", () => {
    const token = "hunter22xyz";
    const pieces = fc.constantFrom(
      token,
      "postgres://",
      "u",
      ":",
      "@",
      "/",
      "?",
      "&",
      "=",
      "h",
      ",",
      "[",
      "]",
      "%",
      "%40",
      "1",
      "sslmode",
      "port",
      " ",
      "#",
    );
    let refused = 0;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const parsed = parseDatabaseUrl(`postgres://${parts.join("")}`);
        refused += "problem" in parsed ? 1 : 0;
        expect("problem" in parsed ? parsed.problem : "").not.toContain(token);
      }),
      { numRuns: 1000 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});
