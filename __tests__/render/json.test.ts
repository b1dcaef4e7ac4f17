import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { assert, property } from "fast-check";
import { expect, test } from "vitest";
import { driftOff } from "../../src/core/report.js";
import { renderJson } from "../../src/render/json.js";
import { readCases } from "../golden/all.js";
import { files, toEnvironment, toMigration, toReport } from "../golden/build.js";
import { report as failed } from "../golden/failed-apply/report.js";
import { report as history } from "../golden/history/report.js";
import { report as rollback } from "../golden/rollback-plan/report.js";
import { report as safe } from "../golden/safe/report.js";
import { hostileText } from "./hostile.js";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const schema = JSON.parse(readFileSync(new URL("../../docs/report.schema.json", import.meta.url), "utf8")) as {
  [key: string]: Json;
};
const render = (report: Parameters<typeof renderJson>[0]) =>
  JSON.parse(renderJson(report, { version: "1.0.0" })) as { [key: string]: Json };

/** The published schema lets later versions add keys; here one that is not described is a mistake. */
function closed(value: Json): Json {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  return value["type"] === "object" && "properties" in value ? { ...inner, additionalProperties: false } : inner;
}

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile(closed(schema) as object);

const proof = {
  runs: true,
  rerun: "unchanged",
  undo: "identical",
  redo: "identical",
  queries: { checked: 214, notChecked: 16, broken: 0 },
  statements: [
    {
      line: 3,
      locks: [{ relation: "public.users", mode: "AccessExclusiveLock" }],
      rewrites: [],
      scans: ["public.users"],
    },
  ],
} as const;

const everything = toReport([
  toEnvironment("production", [files.email], {
    sizes: [{ table: "public.users", rows: 1_100_000_000, bytes: null }],
    probes: [
      {
        version: "12",
        file: "migrations/V12__add_email.sql",
        line: 3,
        demand: "public.users: email has a value",
        outcome: "none",
        reason: null,
        at: "2026-11-22T14:02:00.000Z",
      },
    ],
    queries: {
      checked: 412,
      notChecked: 19,
      broken: 1,
      fromFiles: 0,
      server: "primary",
      since: "2026-11-02T00:00:00.000Z",
      evicted: 0,
      problem: null,
    },
    migrations: [toMigration(files.email, { proof })],
    schemaChange: {
      changes: [
        {
          change: "new",
          kind: "column",
          identity: "public.users.email",
          table: "public.users",
          attributes: [{ name: "type", before: null, after: "text" }],
          parts: [],
        },
      ],
      tables: [
        {
          name: "public.users",
          change: "changed",
          columns: [{ name: "email", type: "text", change: "new", keys: ["UK"] }],
        },
      ],
      references: [
        {
          from: "public.orders",
          to: "public.users",
          columns: ["user_id"],
          change: "same",
          many: "many",
          required: "required",
        },
      ],
    },
    drift: {
      ...driftOff,
      status: "drift",
      toFix: "DROP INDEX x;",
      objects: [
        {
          change: "unexpected",
          against: "both",
          severity: "operational",
          kind: "index",
          identity: "public.x",
          expected: null,
          actual: "definition: x",
          attributes: [{ name: "definition", expected: null, actual: "x" }],
          parts: [],
        },
      ],
    },
  }),
]);

test.each([...(await readCases()), { name: "proofs and drift", report: everything }])(
  "$name keeps to the schema",
  ({ report }) => {
    expect(validate(render(report)) ? [] : validate.errors).toEqual([]);
  },
);

test("a key that the schema does not know is noticed", () => {
  const value = render(safe);
  expect(validate({ ...value, extra: 1 })).toBe(false);
  expect(validate({ ...value, verdict: "fine" })).toBe(false);
});

/** Keys as they stand in the text, of the first object where there are several. */
function keysOf(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.slice(0, 1).flatMap(keysOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...keysOf(part)]);
}

test("keys stand in the promised order", () => {
  const promised = [
    "formatVersion tool name version command verdict startedAt durationMs environments",
    "name reachable server database currentVersion targetVersion planDigest migrations",
    "version description script state checksum installedBy installedOn executionMs undo result",
    "proof runs rerun undo redo queries checked notChecked broken statements line locks relation mode rewrites scans",
    "repeatables sizes table rows bytes probes version file line demand outcome reason at observedAt queries checked notChecked broken fromFiles server since evicted problem drift status toFix toFixProof toCapture toCaptureProof objects change against severity kind identity expected actual attributes name expected actual parts because toFixLeft toFixDestroys toCaptureLeft toCaptureDestroys",
    "schemaChange changes change kind identity table attributes name before after parts tables name change columns name type change keys references from to columns change many required",
    "findings",
  ];
  expect(keysOf(render(everything))).toEqual(promised.join(" ").split(" "));
  const { findings = null } = render(failed);
  expect(keysOf(findings)).toEqual("rule severity message help file line column environment waived".split(" "));
});

test("history has its events and a rollback its steps, nothing else has", () => {
  const keys = (report: Parameters<typeof renderJson>[0]) =>
    Object.keys((render(report)["environments"] as { [key: string]: Json }[])[0] ?? {});
  expect(keys(history).slice(-1)).toEqual(["events"]);
  expect(keys(rollback).slice(-1)).toEqual(["steps"]);
  expect(keys(safe).slice(-1)).toEqual(["schemaChange"]);
});

test("a failed statement keeps its hint and the state of the database", () => {
  const [finding] = render(failed)["findings"] as { [key: string]: Json }[];
  expect(finding?.["message"]).toBe(
    [
      'could not create unique index "users_email_key" (23505)',
      "hint: two rows have the same value (values are hidden; --show-values prints them)",
      "state: V14 is rolled back; production is at version 13 and consistent",
    ].join("\n"),
  );
});

test("text comes back as it was, and the document holds nothing that a terminal or a runner obeys", () => {
  assert(
    property(hostileText, (text) => {
      const report = toReport([toEnvironment(text, [])]);
      const document = renderJson(report, { version: "1.0.0" });
      const environments = (JSON.parse(document) as { environments: { name: string }[] }).environments;
      expect(environments[0]?.name).toBe(text);
      expect(document).not.toMatch(/##\[|[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]|^\s*::/mu);
    }),
    { numRuns: 1_000 },
  );
});
