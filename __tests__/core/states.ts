import { checksum } from "../../src/core/checksum.js";
import { toMigrationSet } from "../../src/core/migration-set.js";
import type {
  AppliedMigration,
  AppliedRepeatable,
  DatabaseState,
  History,
  LogEventName,
  MigrationSet,
} from "../../src/core/model.js";
import { baselineMarker, reconcile, versionOf } from "../../src/core/state.js";

const words = (text: string): readonly string[] => text.split(" ").filter((word) => word !== "");
const textOf = (name: string): string => `SELECT '${name}';`;

/** Files by short names: `1` is V1, `B5`, `U1`, `R:view`; each has a text of its own. */
export function filesOf(text: string): MigrationSet {
  const sources = words(text).map((word) => {
    const name = word.startsWith("R:") ? `R__${word.slice(2)}.sql` : `${/^[BU]/.test(word) ? "" : "V"}${word}__x.sql`;
    return { file: `migrations/${name}`, name, text: textOf(word), settings: {} };
  });
  return toMigrationSet(sources, new Map());
}

const row = { description: "x", installedBy: "alice", installedOn: "2026-11-22T14:00:00Z", executionMs: 1 } as const;

function toRow(word: string, index: number): AppliedMigration {
  const [, marked = "", marks = "", file = marked] = /^(.*?)([*!]*)(?:=(.+))?$/.exec(word) ?? [];
  const byCommand = /^<(.*)>$/.exec(marked)?.[1];
  const version = (byCommand ?? marked).replace(/^B/, "");
  const script = byCommand === undefined ? `${marked.startsWith("B") ? "" : "V"}${marked}__x.sql` : baselineMarker;
  const text = marks.includes("*") ? "edited" : textOf(file);
  return {
    ...row,
    version,
    script,
    checksum: byCommand === undefined ? checksum(text) : "",
    installedOn: `2026-11-22T14:00:${String(index).padStart(2, "0")}Z`,
    success: !marks.includes("!"),
  };
}

export interface HistoryParts {
  /** Rows in the order in which they were applied: `1`, `2*` edited, `3!` unfinished, `<5>` baseline, `B5` of a file, `1=1_0` of that file. */
  readonly applied?: string;
  /** Rows of repeatables: `view`, `view*` outdated, `view!` unfinished. */
  readonly repeated?: string;
  /** Last events of unfinished versions: `3:undo-start`. */
  readonly events?: string;
  /** Which run applied what, oldest first: `77:1 77:2 78:3`; log ids count up. */
  readonly runs?: string;
  readonly lastEnvironment?: string | null;
}

export function historyOf({
  applied = "",
  repeated = "",
  events = "",
  runs = "",
  lastEnvironment = null,
}: HistoryParts): History {
  const repeatables = words(repeated).map((word): AppliedRepeatable => {
    const [, name = "", mark = ""] = /^(.*?)([*!]?)$/.exec(word) ?? [];
    const text = mark === "*" ? "edited" : textOf(`R:${name}`);
    return { ...row, description: name, script: `R__${name}.sql`, checksum: checksum(text), success: mark !== "!" };
  });
  return {
    applied: words(applied).map(toRow),
    repeatables,
    lastEvents: new Map(
      words(events).map((word, index) => {
        const [version = "", event = ""] = word.split(":");
        return [version, { id: index + 1, event: event as LogEventName, message: null }];
      }),
    ),
    applyEvents: new Map(
      words(runs).map((word, index) => {
        const [runId = "", version = ""] = word.split(":");
        return [version, { id: index + 1, runId, runUrl: null }];
      }),
    ),
    lastChangeId: 0,
    lastEnvironment,
    lastChange: null,
  };
}

/** Whether the schema holds no relation: only then a `B` file counts. */
export interface StateParts extends HistoryParts {
  readonly files: string;
  readonly schema?: "empty" | "occupied";
}

export function stateOf({ files, schema = "empty", ...history }: StateParts): DatabaseState {
  return reconcile(filesOf(files), historyOf(history), { empty: schema === "empty" });
}

/** For example `1:applied 2:pending view:current`. */
export function showState({ migrations, repeatables }: DatabaseState): string {
  return [
    ...migrations.map((one) => `${versionOf(one)}:${one.state}`),
    ...repeatables.map(
      (one) => `${one.state === "missing" ? one.row.description : one.repeatable.description}:${one.state}`,
    ),
  ].join(" ");
}
