import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areSame, sortObjects } from "../../src/core/schema/snapshot.js";
import type { SchemaObject, SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { mergeSnapshots } from "../../src/core/schema/snapshot-merge.js";
import { rules } from "./merge-cases.js";

/** `table a.t owner=x comment=y; column a.t.c type=int` as a snapshot. */
function parse(text: string, major = 16): SchemaSnapshot {
  const objects = text.split(";").flatMap((line): readonly SchemaObject[] => {
    const [kind, identity, ...rest] = line.trim().split(/\s+/);
    if (kind === undefined || identity === undefined) return [];
    return [
      { kind, identity, attributes: Object.fromEntries(rest.map((pair) => pair.split("=") as [string, string])) },
    ];
  });
  return { major, objects: sortObjects(objects) };
}

function show({ objects }: SchemaSnapshot): string {
  return objects
    .map(({ kind, identity, attributes }) =>
      [
        kind,
        identity,
        ...Object.entries(attributes)
          .map((pair) => pair.join("="))
          .toSorted((a, b) => (a < b ? -1 : 1)),
      ].join(" "),
    )
    .join("; ");
}

/** Attributes by name. */
function ordered({ objects }: SchemaSnapshot): unknown {
  return objects.map(({ kind, identity, attributes }) => [
    kind,
    identity,
    Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

test.each(rules)("$name", ({ stored, before, after, named = [], expected }) => {
  const merged = mergeSnapshots({
    stored: parse(stored),
    before: parse(before),
    after: parse(after),
    named: new Set(named),
  });
  expect(show(merged)).toBe(expected);
});

test("as long as texts of an older server are in it, it is that server's", () => {
  const [old, live] = [parse("table a.t", 14), parse("table a.t", 18)];
  expect(mergeSnapshots({ stored: old, before: live, after: live, named: new Set() }).major).toBe(14);
});

describe("of any schema", () => {
  const attributes = fc.dictionary(fc.constantFrom("owner", "comment", "type"), fc.constantFrom("x", "y", "z"));
  const names = fc.constantFrom("a.t", "a.u", "b.t");
  const object = fc.oneof(
    fc.record({ kind: fc.constant("schema"), identity: fc.constantFrom("a", "b"), attributes }),
    fc.record({ kind: fc.constantFrom("table", "view"), identity: names, attributes }),
    fc.record({ kind: fc.constantFrom("column", "trigger"), identity: names.map((name) => `${name}.c`), attributes }),
    fc.record({
      kind: fc.constant("index"),
      identity: fc.constantFrom("a.i", "b.i"),
      attributes: names.map((table) => ({ table })),
    }),
  );
  const snapshot = fc
    .uniqueArray(object, { selector: ({ kind, identity }) => `${kind} ${identity}`, maxLength: 12 })
    .map((objects): SchemaSnapshot => ({ major: 16, objects: sortObjects(objects) }));
  const none: ReadonlySet<string> = new Set();

  test("a run that changed nothing leaves the stored snapshot as it was", () => {
    fc.assert(
      fc.property(snapshot, snapshot, (stored, live) => {
        expect(mergeSnapshots({ stored, before: live, after: live, named: none })).toEqual(stored);
      }),
    );
  });

  test("where there was no drift, none is left", () => {
    fc.assert(
      // Whatever the steps name: a run without drift before it keeps the schema as it is, and asks no further.
      fc.property(
        snapshot,
        snapshot,
        fc.subarray(["table a.t", "view a.t", "column a.t.c", "schema b"]),
        (before, after, named) => {
          const merged = mergeSnapshots({ stored: before, before, after, named: new Set(named) });
          expect(merged).toEqual(after);
        },
      ),
    );
  });

  test("two are the same where each object of the one stands in the other with the same attributes", () => {
    fc.assert(
      fc.property(snapshot, snapshot, (one, other) => {
        expect(areSame(one, structuredClone(one))).toBe(true);
        expect(areSame(one, other)).toBe(JSON.stringify(ordered(one)) === JSON.stringify(ordered(other)));
        expect(areSame(one, { ...one, major: 17 })).toBe(false);
      }),
    );
    const [some, less, more] = ["table a.t owner=x", "table a.t", "table a.t owner=x; table a.u"].map((text) =>
      parse(text),
    );
    expect([areSame(some!, less!), areSame(less!, some!), areSame(some!, more!), areSame(more!, some!)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test("whatever was drift of what the run left alone is drift after it", () => {
    fc.assert(
      fc.property(snapshot, snapshot, snapshot, (stored, before, after) => {
        const merged = mergeSnapshots({ stored, before, after, named: none });
        for (const { kind, identity, attributes: values } of merged.objects) {
          const find = ({ objects }: SchemaSnapshot): SchemaObject | undefined =>
            objects.find((one) => one.kind === kind && one.identity === identity);
          const [old, left, right] = [find(stored), find(before), find(after)];
          for (const [name, value] of Object.entries(values)) {
            const isOurs = left === undefined || left.attributes[name] !== right?.attributes[name];
            expect(value).toBe((isOurs && right !== undefined ? right : old)?.attributes[name]);
          }
        }
      }),
    );
  });
});
