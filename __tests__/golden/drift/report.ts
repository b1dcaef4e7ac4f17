import { finding } from "../../../src/core/problems.js";
import { driftOff } from "../../../src/core/report.js";
import type { DriftedAttribute, DriftedObject } from "../../../src/core/report.js";
import { toEnvironment, toReport } from "../build.js";

/** A difference as the differ tells it. */
export const drifted = (
  object: Pick<DriftedObject, "change" | "severity" | "kind" | "identity"> & Partial<DriftedObject>,
  ...attributes: readonly (readonly [string, string | null, string | null])[]
): DriftedObject => ({
  against: "snapshot",
  expected: "…",
  actual: "…",
  attributes: attributes.map(([name, expected, actual]): DriftedAttribute => ({ name, expected, actual })),
  parts: [],
  ...object,
});

const long = (filter: string): string =>
  ` SELECT o.id, o.user_id, o.total, o.created_at, u.name, u.email\n   FROM orders o\n     JOIN users u ON u.id = o.user_id\n  WHERE ${filter} AND o.created_at > (now() - '30 days'::interval)\n  ORDER BY o.created_at DESC;`;

export const objects: readonly DriftedObject[] = [
  drifted({ change: "changed", severity: "cosmetic", kind: "table", identity: "public.orders" }, [
    "comment",
    null,
    "Ask Ann.",
  ]),
  drifted(
    { change: "unexpected", severity: "operational", kind: "index", identity: "public.orders_tmp_idx", against: "both" },
    ["definition", null, "CREATE INDEX orders_tmp_idx ON public.orders USING btree (created_at)"],
  ),
  drifted(
    { change: "changed", severity: "structural", kind: "column", identity: "public.users.email" },
    ["not_null", "yes", null],
    ["type", "text", "character varying(80)"],
  ),
  drifted({ change: "changed", severity: "structural", kind: "view", identity: "public.recent" }, [
    "definition",
    long("o.total > 0"),
    long("o.total >= 0"),
  ]),
  drifted(
    {
      change: "unexpected",
      severity: "structural",
      kind: "table",
      identity: 'public."Old | orders"',
      parts: ['column public."Old | orders".id', 'column public."Old | orders".b', 'constraint public."Old | orders".c'],
    },
    ["owner", null, "app"],
  ),
  drifted({ change: "missing", severity: "structural", kind: "function", identity: "public.total(bigint)" }, [
    "definition",
    "CREATE OR REPLACE FUNCTION public.total(bigint) RETURNS numeric LANGUAGE sql AS $$ SELECT sum(total) FROM orders $$",
    null,
  ]),
  drifted({ change: "changed", severity: "security", kind: "table", identity: "public.users" }, [
    "privileges",
    "+reader: SELECT",
    "+reader: SELECT, UPDATE",
  ]),
];

export const report = toReport(
  [
    toEnvironment("staging", [], { currentVersion: "14", plan: "none", drift: { ...driftOff, status: "none" } }),
    toEnvironment("production", [], {
      currentVersion: "14",
      plan: "none",
      drift: {
        status: "drift",
        objects,
        toFix: 'ALTER TABLE public.users ALTER COLUMN email TYPE text;\nDROP TABLE public."Old | orders";\n',
        toFixProof: "verified",
        toFixLeft: [],
        toFixDestroys: ['DROP TABLE public."Old | orders"'],
        toCapture: "ALTER TABLE users ALTER COLUMN email TYPE character varying(80);\n",
        toCaptureProof: "partial",
        toCaptureLeft: ["function public.total(bigint)"],
        toCaptureDestroys: [],
        because: ["The sequence public.s could not be read: it is locked."],
      },
    }),
    toEnvironment("archive", [], {
      currentVersion: "9",
      plan: "none",
      drift: { ...driftOff, status: "unknown", because: ["No snapshot is stored yet."] },
    }),
  ],
  {
    command: "drift",
    findings: [
      finding("drift", { message: "7 objects are not as the last deploy left them", environment: "production" }),
    ],
  },
);
