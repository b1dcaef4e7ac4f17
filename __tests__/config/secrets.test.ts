import { describe, expect, test } from "vitest";
import { redact } from "../../src/core/redact.js";
import { read, type Given } from "./reading.js";

/** What is masked, whether the configuration is good or not. */
const secretsOf = async (given: Given): Promise<readonly string[]> => {
  const result = await read({ ...given, given: { command: "check", ...given.given } });
  return "ok" in result ? result.ok.secrets : result.secrets;
};

const file =
  "environments:\n  a:\n    database-url: ${A_URL}\n  b:\n    database-url: ${B_URL}\n    placeholders: { key: hidden-value }\n";

describe("what is masked", () => {
  test.each<Given & { readonly name: string; readonly secret: string }>([
    {
      name: "the URL itself",
      given: { "database-url": "postgres://u:hunter22@h/d" },
      secret: "postgres://u:hunter22@h/d",
    },
    { name: "its password", given: { "database-url": "postgres://u:hunter22@h/d" }, secret: "hunter22" },
    { name: "its password decoded", given: { "database-url": "postgres://u:a%40b%3Ac@h/d" }, secret: "a@b:c" },
    {
      name: "its password as written, in small letters",
      given: { "database-url": "postgres://u:a%40b%3ac@h/d" },
      secret: "a%40b%3ac",
    },
    {
      name: "its password as parameter",
      given: { "database-url": "postgres://u@h/d?password=hunter22" },
      secret: "hunter22",
    },
    {
      name: "a password that a parameter beats",
      given: { "database-url": "postgres://u:hunter22@h/d?password=other" },
      secret: "hunter22",
    },
    {
      name: "the password of a URL that is refused",
      given: { "database-url": "mysql://u:hunter22@h/d" },
      secret: "hunter22",
    },
    {
      name: "a refused URL itself",
      given: { "database-url": "mysql://u:hunter22@h/d" },
      secret: "mysql://u:hunter22@h/d",
    },
    { name: "DATABASE_URL", variables: { DATABASE_URL: "postgres://u:hunter22@h/d" }, secret: "hunter22" },
    {
      name: "DATABASE_URL where another one wins",
      variables: { DATABASE_URL: "postgres://u:hunter22@h/d" },
      given: { "database-url": "postgres://u@h/d" },
      secret: "hunter22",
    },
    { name: "PGPASSWORD", variables: { PGPASSWORD: "hunter22" }, secret: "hunter22" },
    { name: "the token", given: { "github-token": "ghs_0123456789" }, secret: "ghs_0123456789" },
    { name: "values of placeholders", given: { placeholders: "a=hunter22" }, secret: "hunter22" },
    { name: "values of Flyway's placeholders", variables: { FLYWAY_PLACEHOLDERS_A: "hunter22" }, secret: "hunter22" },
    {
      name: "values of placeholders in the file",
      file,
      variables: { A_URL: "postgres://u@h/d" },
      secret: "hidden-value",
    },
    {
      name: "the URLs of all environments",
      file,
      variables: { B_URL: "postgres://u:hunter22@h/d" },
      secret: "postgres://u:hunter22@h/d",
    },
    {
      name: "their passwords as written",
      file,
      variables: { B_URL: "postgres://u:%68unter22@h/d" },
      secret: "%68unter22",
    },
    {
      name: "those of environments that this run is not about",
      file,
      given: { environment: "a" },
      variables: { B_URL: "postgres://u:hunter22@h/d" },
      secret: "hunter22",
    },
    {
      name: "those of a run that does not begin",
      file,
      given: { environment: "nope" },
      variables: { B_URL: "postgres://u:hunter22@h/d" },
      secret: "hunter22",
    },
    {
      name: "the password of a shadow's URL, as parameter",
      given: { shadow: "postgres://h/d?user=u&password=hunter22" },
      secret: "hunter22",
    },
    { name: "a shadow's URL", given: { shadow: "postgres://h/d?user=u" }, secret: "postgres://h/d?user=u" },
    {
      name: "a URL without the blanks around it",
      variables: { DATABASE_URL: " postgres://h/d " },
      secret: "postgres://h/d",
    },
    {
      name: "the password of a URL in any other input",
      given: { migrations: "postgres://u:hunter22@h/d" },
      secret: "hunter22",
    },
    {
      name: "the password of a URL in the place of a database's name",
      given: { "database-url": "postgres://h/d?user=u&dbname=postgres%3A%2F%2Fu:hunter22@h" },
      secret: "hunter22",
    },
  ])("$name", async ({ secret, ...given }) => {
    expect(await secretsOf(given)).toContain(secret);
  });

  test.each<Given & { readonly name: string }>([
    { name: "user, host and database", given: { "database-url": "postgres://appuser:hunter22@dbhost/shopdb" } },
    { name: "an ordinary password", given: { "database-url": "postgres://u:postgres@h/d" } },
    { name: "nothing", given: {} },
  ])("is not $name", async (given) => {
    const text = "appuser dbhost shopdb postgres public";
    expect(redact(text, await secretsOf(given))).toBe(text);
  });

  test("is not the word in place of a shadow's URL", async () =>
    expect(await secretsOf({ given: { shadow: " embedded " } })).toEqual([]));

  test("hosts are masked in a public repository, unless they tell nothing or publish says all", async () => {
    const hostIn = async (host: string, more: Given): Promise<boolean> => {
      const given = { "database-url": `postgres://u@${host}/d`, ...more.given };
      return (await secretsOf({ entry: "action", event: "pull_request", ...more, given })).includes(host);
    };
    expect(await hostIn("db.internal", { repository: "public" })).toBe(true);
    expect(await hostIn("db.internal", { repository: "private" })).toBe(false);
    expect(await hostIn("db.internal", { repository: "public", given: { publish: "all" } })).toBe(false);
    expect(await hostIn("localhost", { repository: "public" })).toBe(false);
    expect(await hostIn("127.0.0.1", { repository: "public" })).toBe(false);
  });

  test("a secret that landed in the wrong input is not told with it", async () => {
    const url = "postgres://u:hunter22@h/d";
    const result = await read({
      variables: { DATABASE_URL: url },
      given: { command: "check", "lock-wait": url, environment: "x", config: url },
    });
    const text = JSON.stringify(result);
    expect("ok" in result).toBe(false);
    expect("findings" in result ? JSON.stringify(result.findings) : text).not.toContain("hunter22");
    const named = await read({ given: { command: "check", environment: url } });
    expect("findings" in named ? named.findings.map(({ message }) => message) : named).toEqual([
      "the input environment holds a URL",
    ]);
  });
});
