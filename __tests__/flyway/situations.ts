import type { RowParts } from "./rows.js";

/** One state as Flyway and ours name it. */
export interface Situation {
  /** For the table of the docs. */
  readonly name: string;
  /** The version, or the description of a repeatable. */
  readonly key: string;
  /** What `flyway info` says, all its lines in order. */
  readonly flyway: string;
  /** What `status` says. */
  readonly ours: string;
}

/** A folder and a history, and what both say of what is in them. */
export interface Scene {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Rows of Flyway's table; the checksum is that of the file unless told. None: there is no table. */
  readonly rows: readonly (RowParts & { readonly file?: string })[];
  readonly flywaySettings?: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly situations: readonly Situation[];
}

const row = (rank: number, version: string | null, parts: Partial<RowParts> & { readonly file?: string } = {}) => ({
  rank,
  version,
  ...parts,
});
const sql = (...versions: readonly string[]): Record<string, string> =>
  Object.fromEntries(versions.map((version) => [`V${version}__x.sql`, `SELECT '${version}';`]));
const repeatable = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`R__${name}.sql`, `SELECT '${name}';`]));

export const scenes: readonly Scene[] = [
  {
    name: "no history yet",
    files: { ...sql("1", "2"), ...repeatable("view") },
    rows: [],
    situations: [
      { name: "no history yet", key: "1", flyway: "Pending", ours: "pending" },
      { name: "a repeatable, no history yet", key: "view", flyway: "Pending", ours: "pending" },
    ],
  },
  {
    name: "a B file and no history",
    files: { ...sql("1", "2", "3"), "B2__x.sql": "SELECT 'b';" },
    rows: [],
    situations: [
      { name: "no history, below a B file", key: "1", flyway: "Below Baseline", ours: "below-baseline" },
      {
        name: "no history, a B file and a V file of its version",
        key: "2",
        flyway: "Ignored (Baseline) + Pending",
        ours: "below-baseline + pending",
      },
      { name: "no history, above a B file", key: "3", flyway: "Pending", ours: "pending" },
    ],
  },
  {
    name: "a long history",
    files: {
      ...sql("1", "2", "4", "5", "5.5", "6", "7", "9", "10", "11"),
      "V8__x.sql": "SELECT 8;\r\n\r\n",
      ...repeatable("current", "outdated", "twice", "pending", "deleted", "fails"),
    },
    rows: [
      row(0, null, {
        type: "SCHEMA",
        description: "<< Flyway Schema Creation >>",
        script: '"public"',
        checksum: null,
        on: "2020-01-01",
      }),
      row(1, "1.0", { file: "V1__x.sql" }),
      row(2, "2", { checksum: 7 }),
      row(3, "3", { checksum: 3 }),
      row(4, "5"),
      row(5, "4"),
      row(6, "6"),
      row(7, "6", { type: "DELETE" }),
      row(8, "7"),
      row(9, "7", { type: "DELETE", on: "2020-01-09" }),
      { rank: 10, version: "7", on: "2020-01-10" },
      { rank: 11, version: "8", on: "2020-01-11" },
      { rank: 12, version: "9", on: "2020-01-12", checksum: null },
      { rank: 13, version: "9.5", type: "JDBC", script: "db.migration.V9_5__x", on: "2020-01-13" },
      {
        rank: 14,
        version: "10",
        description: "another name",
        script: "V10__x.sql",
        file: "V10__x.sql",
        on: "2020-01-14",
      },
      { rank: 20, version: null, description: "current", script: "R__current.sql", on: "2020-01-20" },
      { rank: 21, version: null, description: "outdated", script: "R__outdated.sql", checksum: 1, on: "2020-01-21" },
      { rank: 22, version: null, description: "twice", script: "R__twice.sql", checksum: 1, on: "2020-01-22" },
      { rank: 23, version: null, description: "twice", script: "R__twice.sql", on: "2020-01-23" },
      { rank: 24, version: null, description: "gone", script: "R__gone.sql", checksum: 1, on: "2020-01-24" },
      { rank: 25, version: null, description: "deleted", script: "R__deleted.sql", on: "2020-01-25" },
      { rank: 26, version: null, description: "deleted", script: "R__deleted.sql", type: "DELETE", on: "2020-01-26" },
      { rank: 27, version: null, description: "fails", script: "R__fails.sql", success: false, on: "2020-01-27" },
    ],
    situations: [
      { name: "applied, spelled `1.0` in the history", key: "1", flyway: "Success", ours: "applied" },
      { name: "edited after it was applied", key: "2", flyway: "Success (validate fails)", ours: "edited" },
      { name: "applied, the file is gone", key: "3", flyway: "Missing", ours: "missing" },
      { name: "applied later than a higher one", key: "4", flyway: "Out of Order", ours: "applied" },
      { name: "pending below an applied one", key: "5.5", flyway: "Ignored", ours: "out-of-order" },
      { name: "rolled back, not applied again", key: "6", flyway: "Deleted + Ignored", ours: "out-of-order" },
      { name: "rolled back and applied again", key: "7", flyway: "Deleted + Success", ours: "applied" },
      { name: "applied, other line ends in the checkout", key: "8", flyway: "Success", ours: "applied" },
      { name: "applied, no checksum in the history", key: "9", flyway: "Success", ours: "applied" },
      { name: "a Java migration whose class is not here", key: "9.5", flyway: "Missing", ours: "missing (a note)" },
      { name: "applied under another description", key: "10", flyway: "Success (validate fails)", ours: "applied" },
      { name: "pending above all", key: "11", flyway: "Pending", ours: "pending" },
      {
        name: "the marker of a created schema",
        key: "<< Flyway Schema Creation >>",
        flyway: "Success",
        ours: "not listed",
      },
      { name: "a repeatable as it ran", key: "current", flyway: "Success", ours: "current" },
      { name: "a repeatable that changed since", key: "outdated", flyway: "Outdated + Pending", ours: "outdated" },
      { name: "a repeatable that ran twice", key: "twice", flyway: "Superseded + Success", ours: "current" },
      { name: "a repeatable whose file is gone", key: "gone", flyway: "Missing", ours: "missing" },
      { name: "a repeatable rolled back", key: "deleted", flyway: "Deleted + Success + Pending", ours: "pending" },
      { name: "a repeatable that failed", key: "fails", flyway: "Failed", ours: "outdated" },
      { name: "a repeatable that never ran", key: "pending", flyway: "Pending", ours: "pending" },
    ],
  },
  {
    name: "failures and another branch",
    files: sql("1", "2", "4"),
    rows: [
      row(1, "1", { success: false }),
      row(2, "3", { success: false, checksum: 1 }),
      row(3, "4"),
      row(4, "5", { checksum: 1 }),
      row(5, "6", { success: false, checksum: 1 }),
    ],
    situations: [
      { name: "failed without a transaction", key: "1", flyway: "Failed", ours: "failed" },
      { name: "failed, the file is gone", key: "3", flyway: "Failed (Missing)", ours: "failed" },
      { name: "applied above every file", key: "5", flyway: "Future", ours: "ahead" },
      { name: "failed above every file", key: "6", flyway: "Failed (Future)", ours: "failed" },
      { name: "never ran, below a failed one", key: "2", flyway: "Ignored", ours: "out-of-order" },
    ],
  },
  {
    name: "a baseline",
    files: sql("1", "2", "3", "4"),
    rows: [
      row(1, "2", {
        type: "BASELINE",
        description: "<< Flyway Baseline >>",
        script: "<< Flyway Baseline >>",
        checksum: null,
      }),
      row(2, "3"),
    ],
    situations: [
      { name: "below a baseline", key: "1", flyway: "Below Baseline", ours: "below-baseline" },
      {
        name: "a baseline, and the file of its version",
        key: "2",
        flyway: "Ignored (Baseline) + Baseline",
        ours: "baseline",
      },
      { name: "applied above a baseline", key: "3", flyway: "Success", ours: "applied" },
      { name: "pending above a baseline", key: "4", flyway: "Pending", ours: "pending" },
    ],
  },
  {
    name: "a B file that ran",
    files: { ...sql("1", "2", "3"), "B2__x.sql": "SELECT 'b';", "B3__x.sql": "SELECT 'later';" },
    rows: [row(1, "2", { type: "SQL_BASELINE", script: "B2__x.sql", file: "B2__x.sql" })],
    situations: [
      { name: "below a B file that ran", key: "1", flyway: "Below Baseline", ours: "below-baseline" },
      { name: "a B file that ran", key: "2", flyway: "Ignored (Baseline) + Baseline", ours: "baseline" },
      {
        name: "a later B file, once there is a history, and its V file",
        key: "3",
        flyway: "Pending + Ignored",
        ours: "pending",
      },
    ],
  },
  {
    name: "settings",
    files: sql("1", "2", "3", "4"),
    rows: [row(1, "2")],
    flywaySettings: ["-outOfOrder=true", "-target=3"],
    inputs: { "out-of-order": "allow" },
    situations: [
      { name: "late, where out of order is allowed", key: "1", flyway: "Pending", ours: "out-of-order (runs)" },
      { name: "above the target", key: "4", flyway: "Above Target", ours: "pending (does not run)" },
      { name: "up to the target", key: "3", flyway: "Pending", ours: "pending" },
    ],
  },
];
