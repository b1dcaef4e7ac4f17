import { describe, expect, test } from "vitest";
import { Failure } from "../../src/core/failure.js";
import { processExists } from "../../src/database/process-exists.js";
import {
  connectionLost,
  grantFor,
  isConnectionLost,
  ofOurs,
  query,
  serverFailure,
} from "../../src/database/session.js";

const refuse = (sqlstate: string, parts: { readonly message?: string; readonly hint?: string } = {}) => ({
  severity: "ERROR",
  sqlstate,
  message: "no",
  detail: null,
  hint: null,
  position: null,
  context: null,
  ...parts,
});

describe("a statement of the tool's own that fails says what it was doing, and what to do", () => {
  test.each([
    { sqlstate: "42501", grants: "GRANT x", rule: "privilege", help: "GRANT x" },
    { sqlstate: "42501", rule: "privilege", help: grantFor("no") },
    { sqlstate: "55P03", rule: "statement", help: "another session has locked the tool's tables: end it" },
    { sqlstate: "57014", rule: "statement", help: "raise the statement_timeout of the role" },
    { sqlstate: "53300", rule: "statement", help: "give the server what it lacks" },
    { sqlstate: "53400", rule: "statement", help: "raise the limit that the message names" },
    { sqlstate: "25006", rule: "read-only", help: "use the primary's URL" },
    { sqlstate: "XX000", hint: "their hint", rule: "statement", help: "their hint" },
    { sqlstate: "XX000", rule: "statement", help: ofOurs },
  ])("$sqlstate: $help", ({ sqlstate, grants, hint, rule, help }) => {
    const failure = serverFailure(refuse(sqlstate, hint === undefined ? {} : { hint }), "reading", grants);
    expect(failure.kind).toBe("database");
    expect(failure.findings).toMatchObject([{ rule, message: `reading: no (${sqlstate})` }]);
    expect(failure.findings[0]?.help?.startsWith(help)).toBe(true);
  });

  test("of whatever server says so", async () => {
    const send = () => Promise.resolve({ results: [], notices: [], error: refuse("XX000") });
    await expect(query({ send } as never, "SELECT 1", "reading")).rejects.toThrow("reading: no (XX000)");
  });

  test.each([
    { kind: "schema", name: '"a b"', expected: 'GRANT USAGE, CREATE ON SCHEMA "a b" TO' },
    { kind: "table", name: "t", expected: "GRANT SELECT ON t TO" },
    { kind: "database", name: "d", expected: "GRANT CREATE ON DATABASE d TO" },
    { kind: "function", name: "f", expected: "grant what the message names" },
  ])("permission denied for $kind $name", ({ kind, name, expected }) =>
    expect(grantFor(`permission denied for ${kind} ${name}`)).toContain(expected),
  );
});

test("only a lost connection is one", () => {
  expect(connectionLost(new Error("reset")).findings[0]?.message).toBe("the connection was lost: reset");
  expect(connectionLost(null).findings[0]?.message).toBe("the connection was lost: the server closed it");
  expect(isConnectionLost(connectionLost(null))).toBe(true);
  expect(isConnectionLost(serverFailure(refuse("XX000"), "reading"))).toBe(false);
  expect(isConnectionLost(new Failure("database", []))).toBe(false);
  expect(isConnectionLost(new Error("connection-lost"))).toBe(false);
});

test.each([
  { name: "this one", pid: process.pid, expected: true },
  { name: "the first, which is another user's or our own", pid: 1, expected: true },
  { name: "one that no system gives", pid: 2 ** 30, expected: false },
  { name: "zero, which would be a whole group", pid: 0, expected: false },
  { name: "a negative one, which would be another group", pid: -process.pid, expected: false },
  { name: "no number", pid: Number.NaN, expected: false },
  { name: "a fraction", pid: 1.5, expected: false },
])("a process with the pid of $name", ({ pid, expected }) => expect(processExists(pid)).toBe(expected));
