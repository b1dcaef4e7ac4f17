import { expect, test } from "vitest";
import { diffSnapshots } from "../../src/core/schema/drift.js";
import { quotedAsLive } from "../../src/core/schema/keyword-quotes.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";

function schema(major: number, json: string, unique: string): SchemaSnapshot {
  const column = { kind: "column", identity: `public.t.${json}`, attributes: { type: "json" } };
  const key = { kind: "constraint", identity: "public.t.k", attributes: { definition: unique } };
  return { major, objects: [column, key] };
}

const told = (from: SchemaSnapshot, to: SchemaSnapshot): readonly string[] =>
  diffSnapshots(quotedAsLive(from, to), to).map(({ change, kind, identity }) => `${change} ${kind} ${identity}`);

const older = schema(14, "json", "UNIQUE (json, system_user)");
const newer = schema(18, `"json"`, `UNIQUE ("json", "system_user")`);

test("a name that became a keyword is the same on either side of the upgrade", () => {
  expect(told(older, newer)).toEqual([]);
  expect(told(newer, older)).toEqual([]);
});

test("other names and other keys stay what they are", () => {
  expect(told(older, schema(18, `"Json"`, `UNIQUE ("json")`))).toEqual([
    `unexpected column public.t."Json"`,
    "missing column public.t.json",
    "changed constraint public.t.k",
  ]);
  expect(told(older, { ...newer, major: 14 }).length).toBe(3); // of one major: then somebody changed it
});
