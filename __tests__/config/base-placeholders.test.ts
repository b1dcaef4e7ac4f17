import { expect, test } from "vitest";
import { withBasePlaceholders } from "../../src/config/base-placeholders.js";
import { readConfig } from "../../src/config/read-config.js";

const theirs = "environments:\n  production:\n    placeholders: { owner: evil }\n";
const base = "environments:\n  production:\n    placeholders: { owner: shop }\n";

/** The values that hold for what is on record. */
async function valuesOf(
  eventName: string | null,
  given: Readonly<Record<string, string>>,
  baseText: string | null,
): Promise<unknown> {
  const sources = {
    entry: eventName === null ? "cli" : "action",
    given: new Map(Object.entries({ command: "check", ...given })),
    variables: {},
    eventName,
    publicRepository: false,
    pushedBranch: null,
    readText: (file: string) => (file.endsWith("schema-version.yml") ? theirs : null),
  } as const;
  const read = await readConfig(sources);
  if (!("ok" in read)) throw new Error(JSON.stringify(read.findings));
  const readBase = (file: string): string | null => (file.endsWith("schema-version.yml") ? baseText : null);
  const { shadow, secrets } = await withBasePlaceholders(read.ok, sources, baseText === null ? null : readBase);
  const values = shadow.basePlaceholders?.get("production");
  if (values?.get("owner") !== undefined) expect(secrets).toContain(values.get("owner"));
  return shadow.basePlaceholders === null ? "their own" : (values?.get("owner") ?? "unknown");
}

test.each([
  {
    name: "on a pull request, those of the base branch",
    event: "pull_request",
    baseText: base,
    expected: "shop",
  },
  {
    name: "from inputs, whatever the files say",
    event: "pull_request",
    given: { placeholders: "owner=x" },
    baseText: base,
    expected: "their own",
  },
  { name: "unknown where the base branch cannot be read", event: "merge_group", baseText: null, expected: "unknown" },
  {
    name: "unknown where its file is broken",
    event: "pull_request",
    baseText: "environments: [",
    expected: "unknown",
  },
  { name: "the files' own on a push", event: "push", baseText: base, expected: "their own" },
  { name: "the files' own on the command line", event: null, baseText: null, expected: "their own" },
])("values of placeholders for the record: $name", async ({ event, given = {}, baseText, expected }) => {
  expect(await valuesOf(event, given, baseText)).toBe(expected);
});
