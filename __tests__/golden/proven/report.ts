import type { Proof } from "../../../src/core/model.js";
import type { SchemaChange } from "../../../src/core/schema/schema-change-model.js";
import { driftOff } from "../../../src/core/report.js";
import { files, toEnvironment, toMigration, toReport } from "../build.js";

const shown = {
  runs: true,
  rerun: "unchanged",
  undo: "identical",
  redo: "identical",
  queries: { checked: 412, notChecked: 19, broken: 0 },
} as const;
const addsColumn: Proof = {
  ...shown,
  statements: [
    { line: 1, locks: [{ relation: "public.users", mode: "AccessExclusiveLock" }], rewrites: [], scans: [] },
  ],
};
const addsIndex: Proof = {
  ...shown,
  statements: [
    {
      line: 1,
      locks: [{ relation: "public.users", mode: "ShareUpdateExclusiveLock" }],
      rewrites: [],
      scans: ["public.users"],
    },
  ],
};

const schemaChange: SchemaChange = {
  changes: [
    {
      change: "new",
      kind: "column",
      identity: "public.users.email",
      table: "public.users",
      attributes: [{ name: "type", before: null, after: "text" }],
      parts: [],
    },
    {
      change: "new",
      kind: "index",
      identity: "public.users_email_idx",
      table: "public.users",
      attributes: [
        {
          name: "definition",
          before: null,
          after: "CREATE INDEX users_email_idx ON public.users USING btree (email)",
        },
      ],
      parts: [],
    },
  ],
  tables: [
    {
      name: "public.users",
      change: "changed",
      columns: [
        { name: "id", type: "bigint", change: "same", keys: ["PK"] },
        { name: "name", type: "text", change: "same", keys: [] },
        { name: "email", type: "text", change: "new", keys: [] },
      ],
    },
    {
      name: "public.orders",
      change: "same",
      columns: [
        { name: "id", type: "bigint", change: "same", keys: ["PK"] },
        { name: "user_id", type: "bigint", change: "same", keys: ["FK"] },
        { name: "total", type: "numeric(12,2)", change: "same", keys: [] },
      ],
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
};

const queries = { checked: 412, notChecked: 19, broken: 0, fromFiles: 0, since: "2026-11-02T08:00:00.000Z", evicted: 0, server: "primary", problem: null } as const;
const migrations = [toMigration(files.email, { proof: addsColumn }), toMigration(files.index, { proof: addsIndex })];
const drift = { ...driftOff, status: "none" } as const;

export const report = toReport(
  [
    toEnvironment("staging", [files.email, files.index], {
      branch: "main",
      currentVersion: "12",
      planDigest: "9f2c41aa0d5be51307be5d1391f2c07d",
      lastChange: { at: "2026-11-20T09:12:33.000Z", by: "octocat" },
      migrations,
      schemaChange,
      queries,
      drift,
      sizes: [{ table: "public.users", rows: 18_400, bytes: 5_242_880 }],
    }),
    toEnvironment("production", [files.email, files.index], {
      branch: "release",
      currentVersion: "12",
      planDigest: "07be5d1391f2c07d9f2c41aa0d5be513",
      lastChange: { at: "2026-11-13T17:40:02.000Z", by: "hubot" },
      migrations,
      schemaChange,
      queries,
      drift,
      sizes: [{ table: "public.users", rows: 1_200_000, bytes: 342_884_352 }],
    }),
  ],
  { leftOut: ["The migrations were rehearsed as their owner, no superuser, on seeded rows of a throw-away PostgreSQL 16."] },
);
