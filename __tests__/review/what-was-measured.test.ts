import { describe, expect, test } from "vitest";
import type { Proof } from "../../src/core/model.js";
import { settleByProof } from "../../src/review/review.js";
import { before, reviewFiles, reviewSql } from "./reviewing.js";

describe("what a rehearsal measured", () => {
  const proof = (parts: Partial<Proof>): Proof => ({
    runs: true,
    rerun: "not-run",
    undo: "not-run",
    redo: "not-run",
    queries: { checked: 0, notChecked: 0, broken: 0 },
    statements: [],
    ...parts,
  });
  const settle = async (sql: string, parts: Partial<Proof>): Promise<readonly string[]> => {
    const byFile = new Map([["migrations/V2__change.sql", proof(parts)]]);
    return settleByProof(await reviewSql(sql), { byFile, byUndo: new Map() }).map(({ message }) => message);
  };
  const statement = (line: number, rewrites: readonly string[], scans: readonly string[]) => ({
    line,
    locks: [],
    rewrites,
    scans,
  });
  const change = "\nALTER TABLE users ALTER COLUMN age TYPE bigint;";

  test("drops a rewrite that did not happen, confirms one that did, and leaves the rest", async () => {
    expect(await settle(change, { statements: [statement(2, [], [])] })).toEqual([]);
    expect(await settle(change, { statements: [statement(2, ["public.users"], [])] })).toEqual([
      expect.stringMatching(/; measured: rewrites public\.users$/),
    ]);
    expect(await settle(change, {})).toEqual([expect.not.stringContaining("measured")]);
    expect(await settle(change, { runs: false, statements: [statement(2, [], [])] })).toHaveLength(1);
  });

  test("drops what a second run leaves as it is, and confirms what it does not", async () => {
    const create = "CREATE TABLE notes (id int);";
    expect(await settle(create, { rerun: "unchanged" })).toEqual([]);
    expect(await settle(create, { rerun: "fails" })).toEqual([
      expect.stringMatching(/; measured: a second run fails$/),
    ]);
  });

  test("drops an incomplete undo script that gave back the same schema", async () => {
    const files = { "V2__x.sql": "CREATE TABLE IF NOT EXISTS notes (id int);", "U2__x.sql": "SELECT 1;" };
    const { findings } = await reviewFiles({ files, applied: { "V1__before.sql": before } });
    expect(findings.map(({ rule, file }) => [rule, file])).toEqual([["undo-incomplete", "migrations/U2__x.sql"]]);
    const byUndo = new Map([["migrations/U2__x.sql", proof({ undo: "identical" })]]);
    expect(settleByProof(findings, { byFile: new Map(), byUndo })).toEqual([]);
  });
});
