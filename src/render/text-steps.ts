import type { EnvironmentReport, StepReport } from "../core/report.js";
import { sayRetries } from "./migration-table.js";
import { toLabel, waitingIn } from "./outlook.js";
import type { Tone } from "./paint.js";
import { toDestroyedWords } from "./rollback-table.js";
import { layTable, type Cell, type Screen } from "./text-layout.js";
import { toDuration, toMinute } from "./words.js";

const words: Record<NonNullable<StepReport["result"]>, Cell> = {
  done: { text: "done", tone: "ok" },
  failed: { text: "failed", tone: "error" },
  "not-run": { text: "not run", tone: "dim" },
};

/** What a run did, a line per file: `V13 add email  done  12 ms  waited 5.0 s …`. */
export function toStepLines(environment: EnvironmentReport, screen: Screen): readonly string[] {
  const { steps } = environment;
  return layTable(
    [
      { title: "", cells: steps.map((step) => ({ text: toName(step) })), shrink: "yes" },
      { title: "", cells: steps.map(({ result }) => (result === null ? { text: "" } : words[result])) },
      {
        title: "",
        cells: steps.map(({ executionMs }) => ({ text: executionMs === null ? "" : toDuration(executionMs) })),
        align: "right",
      },
      {
        title: "",
        cells: steps.map(({ retries }) => ({ text: sayRetries(retries), tone: "warning" as Tone })),
        shrink: "yes",
      },
    ],
    screen,
  );
}

function toName(step: StepReport): string {
  const label = step.kind === "undo" ? `U${step.version ?? ""}` : toLabel(step.version, step.script);
  return `${label} ${step.description}`.trim();
}

/** What waits to run, a line per file, with its way back. */
export function toWaitingLines(environment: EnvironmentReport, screen: Screen): readonly string[] {
  const waiting = waitingIn(environment);
  return layTable(
    [
      {
        title: "",
        cells: waiting.map(({ label, description }) => ({ text: `${label} ${description}`.trim() })),
        shrink: "yes",
      },
      { title: "", cells: waiting.map(() => ({ text: "pending" })) },
      {
        title: "",
        cells: waiting.map(({ label, undo }): Cell => {
          if (label === "R") return { text: "" };
          return undo === null ? { text: "no undo script", tone: "warning" } : { text: `undo ${undo}`, tone: "dim" };
        }),
        shrink: "yes",
      },
      {
        title: "",
        cells: waiting.map(({ transactional }): Cell => ({
          text: transactional === false ? "without a transaction" : "",
          tone: "dim",
        })),
        optional: 1,
      },
    ],
    screen,
  );
}

/** The plan of a rollback: order, undo script, whose work it takes back and what it destroys. */
export function toUndoLines(environment: EnvironmentReport, screen: Screen): readonly string[] {
  const steps = environment.steps.filter(({ kind }) => kind === "undo");
  return layTable(
    [
      { title: "", cells: steps.map((_, index) => ({ text: `${index + 1}.` })), align: "right" },
      { title: "undo", cells: steps.map(({ script }) => ({ text: script })), shrink: "yes" },
      { title: "installed", cells: steps.map((step) => ({ text: toInstalled(step) })), optional: 1 },
      { title: "destroys", cells: steps.map(toDestroyed), shrink: "yes" },
    ],
    screen,
  );
}

function toDestroyed({ destroys }: StepReport): Cell {
  if (destroys.length === 0) return { text: "nothing", tone: "dim" };
  const text = destroys.map(toDestroyedWords).map(({ before, name, after }) => `${before}${name}${after}`);
  return { text: text.join("; "), tone: destroys.every(({ seen }) => seen === false) ? "dim" : "error" };
}

function toInstalled({ installedOn, installedBy }: StepReport): string {
  return [installedOn === null ? "" : toMinute(installedOn), installedBy ?? ""].filter((part) => part !== "").join(" ");
}
