import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDatabaseUrl, type ConnectionTarget } from "../../src/core/database-url.js";
import { rawPasswordsOf } from "../../src/core/url-parts.js";

const target = (url: string): ConnectionTarget => {
  const parsed = parseDatabaseUrl(url);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed.ok;
};

const usual: ConnectionTarget = {
  host: "localhost",
  port: 5432,
  user: "u",
  password: null,
  database: "u",
  sslmode: "prefer",
  sslrootcert: null,
  channelBinding: "any",
  connectTimeoutMs: 10_000,
};

const all = { host: "h", password: "p", database: "d" };

describe("a database URL", () => {
  test.each<readonly [string, string, Partial<ConnectionTarget>]>([
    [
      "with everything",
      "postgresql://u:p@db.internal:6432/shop?sslmode=verify-full&sslrootcert=/ca.pem&connect_timeout=3",
      {
        host: "db.internal",
        port: 6432,
        password: "p",
        database: "shop",
        sslmode: "verify-full",
        sslrootcert: "/ca.pem",
        connectTimeoutMs: 3000,
      },
    ],
    ["with the short scheme", "postgres://u@h/d", { host: "h", database: "d" }],
    ["with a scheme in capitals", "POSTGRESQL://u@h/d", { host: "h", database: "d" }],
    ["with blanks around, as secrets have", "  postgres://u:p@h/d\n", { host: "h", password: "p", database: "d" }],
    ["without a database, which is the user's", "postgres://u@h", { host: "h" }],
    ["with an empty port", "postgres://u@h:/d", { host: "h", database: "d" }],
    ["with an empty password", "postgres://u:@h/d", { host: "h", password: "", database: "d" }],
    ["with an IPv6 address", "postgres://u@[::1]:5433/d", { host: "::1", port: 5433, database: "d" }],
    ["with an IPv6 address alone", "postgres://u@[2001:db8::1]", { host: "2001:db8::1" }],
    [
      "with a socket's folder as host",
      "postgres://u@%2Fvar%2Frun%2Fpostgresql/d",
      { host: "/var/run/postgresql", database: "d" },
    ],
    [
      "with a socket's folder as parameter",
      "postgresql:///d?host=/var/run/postgresql&user=u",
      { host: "/var/run/postgresql", database: "d" },
    ],
    [
      "of parameters alone",
      "postgresql://?host=h&port=1&user=u&password=p&dbname=d",
      { host: "h", port: 1, password: "p", database: "d" },
    ],
    [
      "whose parameters beat what stands before",
      "postgres://x:y@z:1/w?host=h&port=2&user=u&password=p&dbname=d",
      { host: "h", port: 2, password: "p", database: "d" },
    ],
    [
      "with an @ in a parameter",
      "postgres://u:p@h/d?sslrootcert=/home/me@work/ca.pem",
      { host: "h", password: "p", database: "d", sslrootcert: "/home/me@work/ca.pem" },
    ],
    [
      "with an encoded name",
      "postgres://my%20user:p@h/my%2Fdb%3F",
      { host: "h", user: "my user", password: "p", database: "my/db?" },
    ],
    [
      "with a user that holds an @, as Azure has",
      "postgres://me@srv:p@h/d",
      { host: "h", user: "me@srv", password: "p", database: "d" },
    ],
    [
      "with such a user behind a URL that names no host",
      "postgres:///d?host=/tmp&user=me@srv",
      { host: "/tmp", user: "me@srv", password: null, database: "d" },
    ],
    [
      "with the longest wait, and blanks around it",
      "postgres://u:p@h/d?connect_timeout=%203600%20",
      { host: "h", password: "p", database: "d", connectTimeoutMs: 3_600_000 },
    ],
    [
      "with an encoded + and a +, which is no blank",
      "postgres://u:a+b%2Bc@h/d",
      { host: "h", password: "a+b+c", database: "d" },
    ],
    [
      "as Neon hands it out",
      "postgresql://u:p@h/d?sslmode=require&channel_binding=require",
      { host: "h", password: "p", database: "d", sslmode: "require", channelBinding: "require" },
    ],
    ["with a binding that it need not have", "postgres://u@h/d?channel_binding=prefer", { host: "h", database: "d" }],
    ["with none", "postgres://u@h/d?channel_binding=disable", { host: "h", database: "d" }],
    [
      "with the machine's authorities",
      "postgres://u@h/d?sslrootcert=system",
      { host: "h", database: "d", sslmode: "verify-full", sslrootcert: "system" },
    ],
    [
      "with them by name",
      "postgres://u@h/d?sslmode=verify-full&sslrootcert=system",
      { host: "h", database: "d", sslmode: "verify-full", sslrootcert: "system" },
    ],
    ["with an empty query", "postgres://u@h/d?", { host: "h", database: "d" }],
    ["with an encoded @ in the database's name", "postgres://u@h/d%40x", { host: "h", database: "d@x" }],
    [
      "with an @ in the database's name and the user behind it",
      "postgres://h:1/d@x?user=u",
      { host: "h", port: 1, database: "d@x" },
    ],
    ["with codes in every part", "postgres://%75:%70@%68/%64?%73slmode=%72equire", { ...all, sslmode: "require" }],
    [
      "with a parameter twice, of which the last counts",
      "postgres://u:p@h/d?sslmode=disable&sslmode=require",
      { ...all, sslmode: "require" },
    ],
    ["with an empty name of a database", "postgres://u@h/d?dbname=", { host: "h" }],
    ["with no authorities, though a variable has some", "postgres://u:p@h/d?sslrootcert=", all],
  ])("%s", (_, url, expected) => {
    expect(target(url)).toEqual({ ...usual, ...expected });
  });

  const odd = [
    "p@ss",
    "a:b",
    "a/b",
    "a#b",
    "a?b",
    "a%b",
    "100%",
    "a\\b",
    "it's",
    'say "x"',
    "$HOME",
    "a b",
    "a&b=c",
    "p?x@y",
    "p@x?y",
    "p@x/y?z",
    "p/x@y?z",
    "[x]",
    "pässwörd",
    "пароль",
    "密码🔑",
    "{}|^`<>",
    "%zz",
    "::::",
    "@",
    "1234/5",
  ];

  test.each(odd)("takes the password %s as it is written", (password) => {
    expect(target(`postgres://u:${password}@h:5433/d?sslmode=disable`)).toMatchObject({
      user: "u",
      password,
      host: "h",
      port: 5433,
      database: "d",
      sslmode: "disable",
    });
    expect(rawPasswordsOf(`postgres://u:${password}@h:5433/d?sslmode=disable`)).toEqual([password]);
  });

  test.each(odd)("takes the password %s encoded", (password) => {
    const written = encodeURIComponent(password);
    expect(target(`postgres://u:${written}@h/d`)).toMatchObject({ user: "u", password, host: "h", database: "d" });
    expect(target(`postgres://h/d?user=u&password=${written}`)).toMatchObject({ user: "u", password, database: "d" });
    expect(rawPasswordsOf(`postgres://h/d?user=u&password=${written}`)).toEqual([written]);
  });

  test("takes any password, encoded", () => {
    const any = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(any, any, any, (user, password, database) => {
        const url = `postgres://${[user, password].map(encodeURIComponent).join(":")}@h/${encodeURIComponent(database)}`;
        expect(target(url)).toMatchObject({ user, password, host: "h", database });
      }),
    );
  });

  test.each([
    ["mysql://u:hunter22@h/d", ["hunter22"]],
    ["jdbc:postgresql://h/d?user=u&password=hunter22", ["hunter22"]],
    ["postgres://u:a@h/d?password=b", ["a", "b"]],
    ["postgres://u@h/d", []],
    ["postgres://u:p@ss/word@h/d", ["p", "p@ss/word"]],
    ["nonsense", []],
  ])("shows its passwords for masking even when it is refused: %s", (url, expected) => {
    expect(rawPasswordsOf(url)).toEqual(expected);
  });
});
