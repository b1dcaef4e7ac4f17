import { typeOf } from "../../core/mirror.js";
import type { Step } from "../../core/model.js";
import { quoteLiteral } from "../../core/quote.js";
import { tableIn } from "../../database/tables.js";
import {
  addRowSql,
  checksumToStore,
  createFlywayTableSql,
  finishedSql,
  markDeletedSql,
} from "../../flyway/mirror-sql.js";
import type { Loaded } from "../load.js";
import { subjectOf } from "../run/run-state.js";
import type { RunState } from "../run/run-state.js";

/** SQL that makes Flyway's table before the first row goes into it; none where there is no mirror, or it is there. */
export function mirrorTableSql({ mirror }: Loaded): readonly string[] {
  return mirror === null || mirror.table === "there" ? [] : createFlywayTableSql(mirror.flyway.table);
}

/** SQL of Flyway's row beside ours: when a file without a transaction begins, and when a step is done. */
export function mirrorStepSql(
  run: RunState,
  step: Step,
  moment: "begin" | "done",
  executionMs = "0",
): readonly string[] {
  const { mirror, placeholders } = run.loaded;
  if (mirror === null) return [];
  const { table } = mirror.flyway;
  const installedBy = run.loaded.environment.flyway.installedBy ?? run.recorder.installedBy;
  if (step.kind === "undo") {
    const { version } = step.row;
    if (moment === "begin") return [finishedSql(table, version, false)];
    return [
      finishedSql(table, version, true),
      markDeletedSql(table, { version }, installedBy),
      markDeletedSql(table, "repeatables", installedBy),
    ];
  }
  const { version, description, script: name } = subjectOf(step);
  const script = step.kind === "apply" ? step.migration.script : step.repeatable.script;
  return addRowSql(table, {
    version,
    description: description ?? "",
    type: typeOf({ script: name ?? "" }),
    script: name ?? "",
    checksum: checksumToStore(script, version, placeholders),
    installedBy,
    installedOn: ownTime(table.home, step),
    executionMs,
    success: moment === "done",
  });
}

/** The time that our row has, so that both tables say the same. */
function ownTime(home: string, step: Exclude<Step, { kind: "undo" }>): string {
  const [table, about] =
    step.kind === "apply"
      ? [tableIn(home, "versions"), `o.version = ${quoteLiteral(step.migration.version.text)}`]
      : [tableIn(home, "repeatables"), `o.description = ${quoteLiteral(step.repeatable.description)}`];
  return `(SELECT o.installed_on FROM ${table} o WHERE ${about})`;
}
