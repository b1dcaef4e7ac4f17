import { finding } from "../../../src/core/problems.js";
import { driftOff } from "../../../src/core/report.js";
import { toEnvironment, toMigration, toReport, toWaived } from "../build.js";

const total = {
  version: "15",
  description: "total as bigint",
  sql: "-- Totals are above two billion soon.\n\nALTER TABLE orders ALTER COLUMN total TYPE bigint;\nALTER TABLE orders ADD COLUMN note text;\n",
} as const;
const view = {
  version: "16",
  description: "daily totals",
  sql: "CREATE OR REPLACE VIEW daily AS SELECT day, sum(total) AS total FROM orders GROUP BY day;\n",
  undo: "none",
} as const;

const orders = { relation: "public.orders", mode: "AccessExclusiveLock" } as const;
const migrations = [
  toMigration(total, {
    proof: {
      runs: true,
      rerun: "fails",
      undo: "different",
      redo: "identical",
      queries: { checked: 412, notChecked: 19, broken: 3 },
      statements: [
        {
          line: 3,
          locks: [orders, { relation: "public.orders_pkey", mode: "AccessExclusiveLock", on: "other" }],
          rewrites: ["public.orders"],
          scans: [],
        },
        { line: 4, locks: [], rewrites: [], scans: [] },
      ],
    },
  }),
  toMigration(view, {
    proof: {
      runs: true,
      rerun: "unchanged",
      undo: "missing",
      redo: "not-run",
      queries: { checked: 412, notChecked: 19, broken: 0 },
      statements: [
        { line: 1, locks: [{ relation: "public.orders", mode: "AccessShareLock" }], rewrites: [], scans: [] },
      ],
    },
  }),
];

const rerun = {
  message:
    'a second run fails: column "note" of relation "orders" already exists (42701); the file is not rerunnable',
  file: "migrations/V15__total_as_bigint.sql",
  line: 4,
  column: 1,
};

export const report = toReport(
  [
    toEnvironment("production", [total, view], {
      branch: "main",
      currentVersion: "14",
      planDigest: "07be5d1391f2c07d9f2c41aa0d5be513",
      lastChange: { at: "2026-11-22T09:58:00.000Z", by: "hubot" },
      migrations,
      queries: { checked: 412, notChecked: 19, broken: 3, fromFiles: 0, since: "2026-11-02T08:00:00.000Z", evicted: 0, server: "primary", problem: null },
      sizes: [{ table: "public.orders", rows: 1_100_000_000, bytes: 227_633_266_688 }],
      probes: [
        {
          version: "15",
          file: "migrations/V15__total_as_bigint.sql",
          line: 3,
          demand: "public.orders.total fits",
          outcome: "none",
          reason: null,
          at: "2026-11-22T14:02:00.000Z",
        },
      ],
      schemaChange: {
        changes: [
          {
            change: "changed",
            kind: "column",
            identity: "public.orders.total",
            table: "public.orders",
            attributes: [{ name: "type", before: "integer", after: "bigint" }],
            parts: [],
          },
          {
            change: "new",
            kind: "column",
            identity: "public.orders.note",
            table: "public.orders",
            attributes: [{ name: "type", before: null, after: "text" }],
            parts: [],
          },
          {
            change: "new",
            kind: "view",
            identity: "public.daily",
            table: "public.daily",
            attributes: [{ name: "definition", before: null, after: " SELECT day, sum(total) AS total FROM orders" }],
            parts: [],
          },
        ],
        tables: [
          {
            name: "public.orders",
            change: "changed",
            columns: [
              { name: "id", type: "bigint", change: "same", keys: ["PK"] },
              { name: "total", type: "bigint", change: "changed", keys: [] },
              { name: "note", type: "text", change: "new", keys: [] },
            ],
          },
        ],
        references: [],
      },
      drift: {
        ...driftOff,
        status: "drift",
        toFix: "DROP INDEX CONCURRENTLY public.orders_tmp_idx;\n",
        toFixProof: "verified",
        toCapture: "CREATE INDEX orders_tmp_idx ON public.orders USING btree (created_at);\n",
        toCaptureProof: "verified",
        objects: [
          {
            change: "unexpected",
            against: "both",
            severity: "structural",
            kind: "index",
            identity: "public.orders_tmp_idx",
            expected: null,
            actual: "definition: CREATE INDEX orders_tmp_idx ON public.orders USING btree (created_at)",
            attributes: [
              {
                name: "definition",
                expected: null,
                actual: "CREATE INDEX orders_tmp_idx ON public.orders USING btree (created_at)",
              },
            ],
            parts: [],
          },
        ],
      },
    }),
  ],
  {
    durationMs: 4_400,
    findings: [
      {
        ...finding("rerun-fails", rerun),
        help: "guard it: IF NOT EXISTS",
        environment: null,
        suggestion: {
          startLine: 4,
          endLine: 4,
          text: "ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;",
        },
      },
      {
        ...finding("change-column-type", {
          message: "`orders` would be rewritten while nobody can read or write it (measured)",
          file: "migrations/V15__total_as_bigint.sql",
          line: 3,
          column: 1,
        }),
        help: "expand and contract",
        fix: [
          {
            file: "migrations/V15__add_total_big.sql",
            sql: "ALTER TABLE orders ADD COLUMN IF NOT EXISTS total_big bigint;\n",
          },
          {
            file: "migrations/U15__add_total_big.sql",
            sql: "ALTER TABLE orders DROP COLUMN IF EXISTS total_big;\n",
          },
        ],
      },
      finding("drift", {
        message:
          "1 object is not as the last deploy left it or the files say: index public.orders_tmp_idx is unexpected",
        environment: "production",
      }),
      toWaived("undo-without-migration", { message: "U3 has no migration", file: "migrations/U3__old.sql" }, "archive"),
    ],
    leftOut: ["The migrations were rehearsed as their owner, no superuser, on seeded rows of a throw-away PostgreSQL 16."],
  },
);
