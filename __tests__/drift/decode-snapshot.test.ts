import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sortObjects } from "../../src/core/schema/snapshot.js";
import type { SchemaSnapshot } from "../../src/core/schema/snapshot.js";
import { isPresent, toSnapshotState } from "../../src/database/snapshot-state.js";
import { decodeSnapshot, encodeSnapshot } from "../../src/database/snapshot-store.js";

const small: SchemaSnapshot = {
  major: 16,
  objects: [{ kind: "table", identity: "public.a", attributes: { owner: "x", comment: "späße\n'\"\\ \u2028 🐘" } }],
};

/** Whole, with its own checksum, whatever it says. */
function decode(value: unknown): ReturnType<typeof decodeSnapshot> {
  const text = JSON.stringify(value);
  const checksum = createHash("sha256").update(text).digest("hex");
  return decodeSnapshot({ formatVersion: 1, checksum, content: gzipSync(text) });
}

describe("what is no snapshot is refused, with a good object beside it too", () => {
  const good = ["table", "public.b", {}];
  test("a good one is read", () =>
    expect(decode({ major: 16, objects: [good] })).toEqual({
      snapshot: { major: 16, objects: [{ kind: "table", identity: "public.b", attributes: {} }] },
    }));

  test.each([
    ...[5, "text", true, [], null, {}].map((value) => ({ value })),
    ...[{ major: 16 }, { objects: [] }].map((value) => ({ value })),
    ...["16", 16.5, null].map((major) => ({ value: { major, objects: [] } })),
    ...[{}, "table", null].map((objects) => ({ value: { major: 16, objects } })),
    ...[null, 5, {}, [], ["table"], [1, "b", {}], ["table", 1, {}], ["table", "b"]].map((one) => ({
      value: { major: 16, objects: [good, one] },
    })),
    ...[null, "text", 5, ["x"], { owner: 1 }, { a: "x", owner: null }].map((attributes) => ({
      value: { major: 16, objects: [good, ["table", "b", attributes]] },
    })),
  ])("$value", ({ value }) => expect(decode(value)).toEqual({ problem: "its content is no snapshot" }));
});

test("whatever the bytes are, decoding never throws", () => {
  const { formatVersion, checksum, content } = encodeSnapshot(small);
  fc.assert(
    fc.property(fc.nat(content.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
      const bytes = Buffer.from(content);
      bytes[at] = ((bytes[at] ?? 0) + difference) % 256;
      const decoded = decodeSnapshot({ formatVersion, checksum, content: bytes });
      // Some bytes of a gzip header mean nothing.
      if ("snapshot" in decoded) expect(decoded.snapshot).toEqual(small);
      else expect(decoded.problem).toMatch(/^its /);
    }),
  );
});

test("any snapshot comes back as it was", () => {
  const text = fc.string({ unit: "binary" });
  const object = fc.record({ kind: text, identity: text, attributes: fc.dictionary(text, text) });
  fc.assert(
    fc.property(fc.array(object), fc.integer({ min: 14, max: 99 }), (objects, major) => {
      const snapshot = { major, objects: sortObjects(objects) };
      expect(decodeSnapshot(encodeSnapshot(snapshot))).toEqual({ snapshot });
    }),
  );
});

test("a small row that would unpack to gigabytes is refused before it fills the memory", () => {
  const bomb = gzipSync(Buffer.alloc(600 * 2 ** 20));
  expect(bomb.length).toBeLessThan(2 ** 20);
  expect(decodeSnapshot({ formatVersion: 1, checksum: "", content: bomb })).toEqual({
    problem: "its content is truncated or damaged",
  });
  expect(gunzipSync(encodeSnapshot(small).content).toString("utf8")).toContain("späße");
});

describe("what the table of snapshots holds", () => {
  const before = { rows: [["last"], ["before"]] };
  test.each([
    { name: "settled", result: { rows: [["last"]] }, error: null, state: "settled" },
    { name: "left by a run that did not end", result: before, error: null, state: "unsettled" },
    { name: "nothing", result: { rows: [] }, error: null, state: "empty" },
    { name: "no table", result: undefined, error: "42P01", state: "absent" },
    { name: "another failure", result: undefined, error: "42501", state: "unreadable" },
  ])("$name", ({ result, error, state }) =>
    expect(toSnapshotState(result as never, error === null ? null : ({ sqlstate: error } as never))).toBe(state),
  );

  test.each([
    { state: "absent", present: "absent" },
    { state: "not-asked", present: "absent" },
    { state: "empty", present: "present" },
    { state: "settled", present: "present" },
    { state: "unreadable", present: "present" },
  ] as const)("$state is $present", ({ state, present }) => expect(isPresent(state)).toBe(present));
});
