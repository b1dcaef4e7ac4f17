import { describe, expect, test } from "vitest";
import { readAnswer } from "../../src/flyway/answer.js";

describe("Flyway's answer is read by content", () => {
  const block =
    'Script V3__bad.sql failed\n-----\nSQL State  : 42704\nError Code : 0\nMessage    : ERROR: type "x" does not exist\n  Detail: more\n  Position: 18\nLocation   : /s/sql/V3__bad.sql (/s/sql/V3__bad.sql)\nLine       : 1\nStatement  : CREATE\n';
  const failed = { kind: "failed", sqlstate: null, path: null, line: null };

  test.each([
    { name: "success", stdout: '{"success":true}', expected: { kind: "done" } },
    {
      name: "words around the answer",
      stdout: 'Picked up -Dx={1}\n{"success":true}\nWARNING: x\n',
      expected: { kind: "done" },
    },
    { name: "half an answer", stdout: '{"success":', expected: { ...failed, message: '{"success": (exit code 1)' } },
    { name: "no success", stdout: '{"success":false,"exception":"why"}', expected: { ...failed, message: "why" } },
    {
      name: "an error without a statement",
      stdout: '{"error":{"message":"no connection","sqlState":"08001"}}',
      expected: { ...failed, message: "no connection", sqlstate: "08001" },
    },
    {
      name: "a failed statement",
      stdout: JSON.stringify({
        success: false,
        error: { message: block, sqlState: null, lineNumber: 7, path: "/s/sql/V3__bad.sql" },
      }),
      expected: {
        kind: "failed",
        message: 'type "x" does not exist; Detail: more',
        sqlstate: "42704",
        path: "/s/sql/V3__bad.sql",
        line: 7,
      },
    },
    {
      name: "a failed statement whose rows the driver shows",
      stdout: JSON.stringify({
        error: {
          sqlState: "23505",
          message:
            'Message    : ERROR: duplicate key value violates unique constraint "k"\n  Detail: Key (email)=(bob\n@x) is there.\n  Where: COPY p, line 1\nLocation   : x\n',
        },
      }),
      expected: { ...failed, message: 'duplicate key value violates unique constraint "k"', sqlstate: "23505" },
    },
    {
      name: "a failed cast, and what is behind it",
      stdout: JSON.stringify({
        error: { message: 'SQL State  : 22P02\nMessage    : ERROR: no integer: "bob"\n  Where: COPY p, "bob"\n' },
      }),
      expected: { ...failed, message: 'no integer: "***"', sqlstate: "22P02" },
    },
    {
      name: "a line of COPY in an error that is not about it",
      stdout: JSON.stringify({
        error: { message: 'SQL State  : 42883\nMessage    : ERROR: no f()\n  Where: COPY p, line 1: "bob"\n' },
      }),
      expected: { ...failed, message: 'no f(); Where: COPY p, line 1: "***"', sqlstate: "42883" },
    },
    {
      name: "no JSON",
      stdout: "Exception in thread",
      expected: { ...failed, message: "Exception in thread (exit code 1)" },
    },
    { name: "nothing", stdout: "", expected: { ...failed, message: "Flyway said nothing (exit code 1)" } },
    {
      name: "a failed statement at no place",
      stdout: JSON.stringify({
        error: { message: "SQL State  : 55P03\nMessage    : ERROR: locked\nLocation   : x\n" },
      }),
      expected: { ...failed, message: "locked", sqlstate: "55P03" },
    },
    { name: "a number", stdout: "7", expected: { ...failed, message: "7 (exit code 1)" } },
    {
      name: "a long text",
      stdout: "x".repeat(3000),
      expected: { ...failed, message: `${"x".repeat(2000)} (exit code 1)` },
    },
    {
      name: "a reason that is no text",
      stdout: '{"error":{"message":7,"sqlState":7,"path":""}}',
      expected: { ...failed, message: "Flyway gives no reason" },
    },
    {
      name: "JSON of something else",
      stdout: "{}",
      expected: { ...failed, message: "Flyway does not say that it succeeded" },
    },
  ])("$name", ({ stdout, expected }) => {
    expect(readAnswer(stdout, "", "exit code 1")).toEqual(expected);
  });
});
