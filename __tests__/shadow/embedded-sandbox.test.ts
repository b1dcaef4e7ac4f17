import { describe, expect, test } from "vitest";
import { openInMemory, type InMemory } from "../../src/database/embedded.js";
import { refuseForeignCode } from "../../src/database/embedded-sandbox.js";
import { ask, assets } from "./shadows.js";

function toLength(value: number): readonly number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...toLength(value >>> 7)];
}

function toText(text: string): readonly number[] {
  const bytes = [...Buffer.from(text)];
  return [...toLength(bytes.length), ...bytes];
}

function toSection(id: number, content: readonly number[]): readonly number[] {
  return [id, ...toLength(content.length), ...content];
}

/** A library for PGlite without any code, whose loading evaluates JavaScript: the loader of Emscripten offers that. */
function makeLibrary(script: string): Buffer {
  const data = [...Buffer.from(`void<::>0; ${script}\0`)];
  const memory = [...toLength(data.length), 2, 0, 0];
  return Buffer.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...toSection(0, [...toText("dylink.0"), 1, ...toLength(memory.length), ...memory]),
    ...toSection(1, [1, 0x60, 0, 0]),
    ...toSection(2, [
      2,
      ...toText("env"),
      ...toText("memory"),
      2,
      0,
      1,
      ...toText("env"),
      ...toText("__memory_base"),
      3,
      0x7f,
      0,
    ]),
    ...toSection(6, [1, 0x7f, 0, 0x41, 0, 0x0b]),
    ...toSection(7, [1, ...toText("__em_js__x"), 3, 1]),
    ...toSection(11, [1, 0, 0x23, 0, 0x0b, ...toLength(data.length), ...data]),
  ]);
}

async function withEmbedded<T>(work: (session: InMemory) => Promise<T>): Promise<T> {
  const session = await openInMemory({ assets, image: null });
  try {
    return await work(session);
  } finally {
    await session.cancel(0);
  }
}

interface WebAssemblyLoader {
  Module: new (bytes: Uint8Array) => object;
  compile: (bytes: Uint8Array) => Promise<object>;
  instantiate: (bytes: Uint8Array, imports?: object) => Promise<object>;
  validate: (bytes: Uint8Array) => boolean;
}
const { WebAssembly: loader } = globalThis as unknown as { WebAssembly: WebAssemblyLoader };

test("the library of this test is one that could be loaded", () => {
  expect(loader.validate(makeLibrary("1"))).toBe(true);
});

/** What the bars of the embedded database's thread say of some work in this one; they are lifted again. */
function behindBars(libraries: readonly Uint8Array[], work: () => unknown): unknown {
  const [{ eval: evaluate }, { Module, compile, instantiate }] = [globalThis, loader];
  refuseForeignCode(libraries);
  try {
    return work();
  } catch (error) {
    return (error as Error).message;
  } finally {
    Object.assign(globalThis, { eval: evaluate });
    Object.assign(loader, { Module, compile, instantiate });
  }
}

describe("in the thread of the embedded database", () => {
  const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const emptyType = [1, 0x60, 0, 0];
  const foreign = "a library that did not come with the embedded database is not loaded";
  const modules: Readonly<Record<string, readonly [Uint8Array, string]>> = {
    "foreign code": [makeLibrary("1"), foreign],
    // One whose first section is harmless must not pass for its sake.
    "code behind types": [
      Uint8Array.from([
        ...head,
        ...toSection(1, emptyType),
        ...toSection(3, [1, 0]),
        ...toSection(10, [1, 2, 0, 0x0b]),
      ]),
      foreign,
    ],
    // What a length of two bytes would skip ends in the middle of something: here before the index 1, which looks harmless.
    "a section whose length is written in two bytes": [
      Uint8Array.from([
        ...head,
        ...toSection(1, emptyType),
        ...toSection(2, [2, ...[1, 2].flatMap(() => [...toText("env"), ...toText("f"), 0, 0])]),
        ...toSection(7, [1, ...toText("x".repeat(200)), 0, 1]),
      ]),
      foreign,
    ],
    "no code at all": [Uint8Array.from([...head, ...toSection(1, emptyType)]), "loaded"],
  };

  test.each(Object.entries(modules))("%s", (_, [bytes, expected]) => {
    expect(loader.validate(bytes)).toBe(true);
    const ways = [
      () => new loader.Module(bytes),
      () => loader.compile(bytes),
      () => loader.instantiate(bytes),
      () => loader.instantiate(Uint8Array.from(bytes).buffer as unknown as Uint8Array),
    ];
    const said = ways.map((way) => behindBars([], () => (way(), "loaded")));
    expect(said).toEqual(ways.map(() => expected));
    // The same is one of our own where it came with the database, wherever in a buffer it lies.
    const shifted = Buffer.concat([Buffer.from([1]), bytes]).subarray(1);
    expect(behindBars([bytes], () => (new loader.Module(shifted), "loaded"))).toBe("loaded");
  });

  test("no text is evaluated, whatever was loaded", () => {
    const evaluate = (): unknown => (Reflect.get(globalThis, "eval") as (text: string) => unknown)("1 + 1");
    expect(evaluate()).toBe(2);
    expect(behindBars([], evaluate)).toBe("no text is evaluated here");
  });
});

test.each([
  {
    name: "a library that SQL wrote",
    file: "/tmp/evil.so",
    load: "CREATE FUNCTION f() RETURNS int LANGUAGE c AS '/tmp/evil.so', 'f'",
  },
  {
    name: "one in the place of an extension's",
    file: "/pglite/lib/postgresql/hstore.so",
    load: "CREATE EXTENSION hstore",
  },
])("$name is not loaded, and no JavaScript of it runs", async ({ file, load }) => {
  await withEmbedded(async (session) => {
    const hex = makeLibrary("throw new Error('evaluated')").toString("hex");
    await ask(session, `SELECT lo_from_bytea(4242, '\\x${hex}')`);
    expect(await ask(session, `SELECT lo_export(4242, '${file}')`)).toBe("1");
    const { error } = await session.send(load);
    expect(error?.message).toContain("did not come with the embedded database");
    expect(error?.message).not.toContain("evaluated");
    expect(await ask(session, "SELECT 1")).toBe("1");
  });
});

test.each([
  { extension: "citext", sql: "SELECT 'A'::citext = 'a'", expected: "t" },
  {
    extension: "pgcrypto",
    sql: "SELECT encode(digest('a', 'md5'), 'hex')",
    expected: "0cc175b9c0f1b6a831c399e269772661",
  },
  { extension: "pg_trgm", sql: "SELECT similarity('abc', 'abc')", expected: "1" },
  { extension: "hstore", sql: "SELECT 'a=>1'::hstore -> 'a'", expected: "1" },
  { extension: "uuid-ossp", sql: "SELECT length(uuid_generate_v4()::text)", expected: "36" },
  { extension: "earthdistance", sql: "SELECT earth() > 0", expected: "t" },
  { extension: "btree_gist", sql: "CREATE TABLE g (a int, EXCLUDE USING gist (a WITH =)); SELECT 1", expected: "1" },
  { extension: "unaccent", sql: "SELECT unaccent('é')", expected: "e" },
])("$extension works", async ({ extension, sql, expected }) => {
  await withEmbedded(async (session) => {
    expect(await ask(session, `CREATE EXTENSION "${extension}" CASCADE`)).toBeNull();
    expect(await ask(session, sql)).toBe(expected);
  });
});

test("a copy has what the first one had, and both go their own ways", async () => {
  await withEmbedded(async (session) => {
    await ask(session, "CREATE EXTENSION hstore; CREATE TABLE t AS SELECT 'a=>1'::hstore AS h");
    await session.send("CHECKPOINT");
    const copy = await openInMemory({ assets, image: await session.copy() });
    try {
      expect(await ask(copy, "SELECT h -> 'a' FROM t")).toBe("1");
      expect(await ask(copy, "DROP TABLE t; SELECT to_regclass('t')")).toBeNull();
      expect(await ask(session, "SELECT h -> 'a' FROM t")).toBe("1");
    } finally {
      await copy.close();
    }
  });
});
