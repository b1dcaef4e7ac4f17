import { expect, test } from "vitest";
import { driftOff, type DriftReport } from "../../src/core/schema/drift-report-model.js";
import { forAudience } from "../../src/environment/for-audience.js";
import { files, toEnvironment, toStep } from "../golden/build.js";

const marker = "marker-of-the-team";
const drift: DriftReport = {
  ...driftOff,
  status: "drift",
  objects: [
    {
      change: "changed",
      against: "snapshot",
      severity: "structural",
      kind: "column",
      identity: "public.users.email",
      expected: marker,
      actual: marker,
      attributes: [{ name: "type", expected: marker, actual: marker }],
    },
  ] as unknown as DriftReport["objects"],
  toFix: marker,
  toCapture: marker,
  toFixDestroys: [marker],
  toCaptureDestroys: [marker],
  because: ["hunter22"],
};
const destroys = [{ kind: "table", name: "users", rows: 4711 }] as never;
const report = toEnvironment("production", [], {
  database: `shop@${marker}:5432`,
  unreachable: "cannot log in with hunter22",
  drift,
  schemaChange: { changes: [], tables: [{ name: "hunter22", change: "new", columns: [] }], references: [] },
  sizes: [{ table: marker, rows: 1, bytes: 1 }] as never,
  steps: [toStep(files.email, { kind: "undo", destroys })],
});

test("in public hosts, sizes and definitions stay out; names of what differs stay", () => {
  const shown = forAudience(report, { audience: "public", secrets: ["hunter22"] });
  expect(JSON.stringify(shown)).not.toMatch(/marker-of-the-team|4711|hunter22/);
  expect(shown).toMatchObject({ database: "shop", sizes: [], drift: { status: "drift" } });
  expect(shown.drift.objects).toMatchObject([{ identity: "public.users.email", attributes: [{ name: "type" }] }]);
});

test("among the team only secrets stay out", () => {
  const shown = forAudience(report, { audience: "team", secrets: ["hunter22"] });
  expect(JSON.stringify(shown)).not.toContain("hunter22");
  const { because: _, ...others } = drift;
  expect(shown).toMatchObject({
    ...report,
    drift: others,
    schemaChange: { changes: [], tables: [{ change: "new" }], references: [] },
    unreachable: expect.stringContaining("cannot log in with ") as string,
  });
});

test("a secret that equals a word of the tool's own changes nothing that is decided by it", () => {
  const change = { change: "changed", kind: "column", identity: "public.users.email", attributes: [], parts: [] };
  const tables = [{ name: "users", change: "changed", columns: [] }];
  const references = [{ from: "a", to: "b", columns: [], change: "same", many: "many", required: "required" }];
  const given = { ...report, schemaChange: { changes: [change], tables, references } as never };
  const secrets = "drift structural changed snapshot column verified not-run same many required".split(" ");
  const shown = forAudience(given, { audience: "team", secrets });
  expect({ drift: shown.drift, schemaChange: shown.schemaChange }).toEqual({
    drift: given.drift,
    schemaChange: given.schemaChange,
  });
});
