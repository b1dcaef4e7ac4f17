import { describe, expect, test } from "vitest";
import { inputs } from "../../src/config/inputs.js";
import { configOf, problemsOf } from "./reading.js";

const path = ".github/schema-version.yml";
const check = { given: { command: "check" } } as const;
const problems = (file: string) => problemsOf({ ...check, file });
/** The messages alone, without the way out. */
const messages = async (file: string): Promise<readonly string[]> =>
  (await problems(file)).map((one) => one.split(" → ")[0] ?? "");

describe("the configuration file", () => {
  test.each([
    ["nothing", ""],
    ["comments", "# nothing yet\n"],
    ["values that are left empty", "migrations:\nlock-wait:\nenvironments:\n  a:\n    branch:\n"],
    ["lists and texts", "schemas: [a, b]\nfail-on:\n  - error\n  - drift\n"],
    ["numbers and truths as words", "lock-wait: 60\nenvironments:\n  1:\n    branch: 2\n"],
    ["anchors", "environments:\n  a: &a\n    lock-wait: 5s\n  b: *a\n"],
  ])("may hold %s", async (_, file) => {
    expect(await problems(file)).toEqual([]);
  });

  test("takes a list as a comma list", async () => {
    const config = await configOf({ ...check, file: "schemas: [a, b]\nfail-on:\n  - warning\n  - drift\n" });
    expect(config).toMatchObject({ failOn: ["warning", "drift"], environments: [{ schemas: ["a", "b"] }] });
  });

  test("takes what looks like a number as it is written", async () => {
    const file = "schemas: [1.10, 007]\nplaceholders: { release: 2.0, empty: , none: [] }\nsizes: { small: 1e4 }\n";
    const config = await configOf({ ...check, file });
    const placeholders = new Map(Object.entries({ release: "2.0", empty: "", none: "" }));
    expect(config).toMatchObject({ environments: [{ schemas: ["1.10", "007"], placeholders }] });
    expect(config.review.sizes.small).toBe(10_000);
  });

  test("takes what anchors name, wherever they stand", async () => {
    const config = await configOf({ ...check, file: "migrations: &word db\nschemas: [a, *word]\n" });
    expect(config.environments).toMatchObject([{ schemas: ["a", "db"] }]);
  });

  test("ends where anchors stand in themselves, or for a great many", async () => {
    const itself = "environments: &all\n  a: *all\n";
    expect(await messages(itself)).toEqual([`${path}:2 unknown key "a"`]);
    const levels = [...Array(40).keys()].map((n) => `k${n}: &a${n + 1} [*a${n}, *a${n}]\n`);
    expect(await messages(`lock-wait: &a0 [x, x]\n${levels.join("")}`)).toHaveLength(40);
  });

  test.each<readonly [string, string, readonly string[]]>([
    [
      "that is no YAML",
      "a: [1\nb: 2\n",
      [
        `${path}:2 the configuration file is no valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]`,
      ],
    ],
    [
      "with a key twice",
      "migrations: a\nmigrations: b\n",
      [`${path}:2 the configuration file is no valid YAML: Map keys must be unique`],
    ],
    [
      "of two documents",
      "migrations: a\n---\nmigrations: b\n",
      [`${path}:2 the configuration file holds several YAML documents`],
    ],
    [
      "with an environment twice",
      "environments:\n  a: {}\n  a: {}\n",
      [`${path}:3 the configuration file is no valid YAML: Map keys must be unique`],
    ],
    ["that is a list", "- a\n", [`${path}:1 the file is no list of keys and values`]],
    ["that is a word", "production\n", [`${path}:1 the file is no list of keys and values`]],
    [
      "whose environments are a list",
      "migrations: m\nenvironments: [a]\n",
      [`${path}:2 environments is no list of keys and values`],
    ],
    [
      "whose environment is a word",
      "environments:\n  a: main\n",
      [`${path}:2 the environment a is no list of keys and values`],
    ],
    ["with an unknown key", "migratons: m\n", [`${path}:1 unknown key "migratons"`]],
    [
      "with an unknown key in an environment",
      "environments:\n  a:\n    brnch: main\n",
      [`${path}:3 unknown key "brnch"`],
    ],
    [
      "with a name that is none",
      'environments:\n  "a\\nb":\n    branch: x\n  "@everyone": {}\n',
      [`${path}:2 "a\nb" is no name for an environment`, `${path}:4 "@everyone" is no name for an environment`],
    ],
    [
      "with a value of the wrong kind",
      "migrations:\n  a: b\nlock-wait: [[1]]\n",
      [`${path}:1 "migrations" has a value of the wrong kind`, `${path}:3 "lock-wait" has a value of the wrong kind`],
    ],
    [
      "with a bad value",
      "lock-wait: soon\ncomment: loud\nfail-on: x\n",
      [
        `${path}:1 lock-wait "soon" is no duration`,
        `${path}:3 fail-on "x" is none of error, warning, drift, never`,
        `${path}:2 comment "loud" is none of auto, off`,
      ],
    ],
    [
      "with a bad value in one of two environments",
      "environments:\n  a:\n    lock-wait: 1s\n  b:\n    lock-wait: soon\n",
      [`${path}:5 b: lock-wait "soon" is no duration`],
    ],
    [
      "with keys of later versions",
      "require:\n  x: off\ndrift:\n  ignor: []\n",
      [`${path}:1 the key "require" is not part of this version`, `${path}:4 unknown key "ignor"`],
    ],
    [
      "with rules and sizes that mean nothing",
      "rules:\n  create-inex: off\n  edited: off\n  create-index: loud\nsizes:\n  tiny: 1\n  small: many\n  large: 5\n",
      [
        `${path}:2 there is no rule "create-inex"`,
        `${path}:3 the severity of "edited" cannot be chosen`,
        `${path}:4 "loud" is no severity of the rule create-index`,
        `${path}:6 unknown key "tiny" in sizes`,
        `${path}:7 sizes.small "many" is no number of rows`,
        `${path}:8 sizes.small (10000) is above sizes.large (5)`,
      ],
    ],
  ])("%s is refused at the line", async (_, file, expected) => {
    expect(await messages(file)).toEqual(expected);
  });

  test("names the key that was meant", async () => {
    expect(await problems("lock-timout: 1s\n")).toEqual([
      `${path}:1 unknown key "lock-timout" → did you mean lock-timeout?`,
    ]);
    expect((await problems("zzz: 1\n"))[0]).toMatch(/ → known are migrations, schemas, role, /);
  });

  const inputOnly = inputs.filter((input) => "inputOnly" in input).map(({ name }) => name);
  test.each(inputOnly)("never holds %s: what runs, authenticates or confirms is an input", async (name) => {
    const [top] = await messages(`${name}: x\n`);
    expect(top).toBe(`${path}:1 "${name}" is no key of the configuration file here`);
    const [own] = await messages(`environments:\n  a:\n    ${name}: x\n`);
    expect(own).toBe(`${path}:3 "${name}" is no key of the configuration file here`);
  });

  test("never holds a URL for all", async () => {
    expect(await messages("database-url: ${URL}\n")).toEqual([
      `${path}:1 "database-url" is no key of the configuration file here`,
    ]);
  });

  test.each([
    "postgres://u:hunter22@h/d",
    "${URL}?sslmode=disable",
    "x${URL}",
    "${URL}${OTHER}",
    "$URL",
    "${}",
    "${1URL}",
    "${URL:-postgres://evil/}",
    "${{ secrets.URL }}",
    "${env.URL}",
    "${URL}\n",
  ])("takes one ${VARIABLE} as a URL, not %j", async (value) => {
    const found = await messages(`environments:\n  a:\n    database-url: ${JSON.stringify(value)}\n`);
    expect(found).toEqual([`${path}:3 "database-url" must be exactly one \${VARIABLE}: the file never holds a secret`]);
  });

  test("that is broken adds no errors about what it would have said", async () => {
    const given = { command: "apply" };
    const file = "environments:\n  a:\n    brnch: main\n";
    const found = await problemsOf({ entry: "action", event: "push", branch: "main", given, file });
    expect(found).toEqual([`${path}:3 unknown key "brnch" → did you mean branch?`]);
  });
});
