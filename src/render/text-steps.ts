import type { EnvironmentReport, StepReport } from "../core/report.js";
import { sayRetries, toStepLabel } from "./migration-table.js";
import { waitingIn } from "./outlook.js";
import type { Tone } from "./paint.js";
import { toDestroyedWords } from "./rollback-table.js";
import { toProofLines } from "./text-proof.js";
import { layTable, wrap, type Cell, type Screen } from "./text-layout.js";
import { visibleBlock, visibleLine } from "./visible.js";
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
  return `${toStepLabel(step)} ${step.description}`.trim();
}

/** What waits to run, a line per file, with its way back and, below it, what was proven and not told above already. */
export function toWaitingLines(
  environment: EnvironmentReport,
  screen: Screen,
  above: readonly EnvironmentReport[] = [],
): readonly string[] {
  const waiting = waitingIn(environment);
  const lines = layTable(
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
  const shown = waiting.map((one) => {
    const proof = toProofLines(one, environment, screen);
    const told = new Set(above.flatMap((other) => toProofLines(one, other, screen)));
    const news = proof.findIndex((line) => !told.has(line));
    return { proof, news: news === -1 ? [] : proof.slice(news) };
  });
  const repeats = shown.some(({ proof, news }) => news.length < proof.length);
  return [
    ...shown.flatMap(({ news }, index) => [lines[index] ?? "", ...news]),
    ...(repeats ? [`  proof    ${shown.every(({ news }) => news.length === 0) ? "" : "otherwise "}as above`] : []),
  ];
}

/** The plan of a rollback: each undo script with whose work it takes back, what it destroys and its SQL. */
export function toUndoLines({ steps }: EnvironmentReport, { columns, paint }: Screen): readonly string[] {
  const undos = steps.filter(({ kind }) => kind === "undo");
  return undos.flatMap((step, index) => [
    ...wrap(`${step.script}  ${sayInstalled(step)}`, { columns, first: `  ${index + 1}. `, indent }),
    ...toDestroyed(step).map(({ text, tone }) => `${" ".repeat(indent)}${paint(tone, visibleLine(text))}`),
    ...toSqlLines(step.sql).map((line) => `${" ".repeat(indent)}${paint("dim", line)}`),
  ]);
}

const indent = 5;
const linesAtMost = 60;

function sayInstalled({ installedOn, installedBy }: StepReport): string {
  const on = installedOn === null ? "" : ` on ${toMinute(installedOn)}`;
  const by = installedBy === null ? "" : ` by ${installedBy}`;
  return on + by === "" ? "" : `takes back what was installed${on}${by}`;
}

/** Never cut: it is what the reader is asked to accept. */
function toDestroyed({ destroys }: StepReport): readonly { readonly text: string; readonly tone: Tone }[] {
  if (destroys.length === 0) return [{ text: "destroys nothing", tone: "ok" }];
  return destroys.map((destroyed) => {
    const { before, name, after } = toDestroyedWords(destroyed);
    return { text: `destroys ${before}${name}${after}`, tone: destroyed.seen === false ? "dim" : "error" };
  });
}

function toSqlLines(sql: string): readonly string[] {
  const lines = visibleBlock(sql).trimEnd().split("\n");
  const rest = lines.length - linesAtMost;
  return [...lines.slice(0, linesAtMost), ...(rest > 0 ? [`… ${rest} more lines in the file`] : [])].map(
    (line) => `| ${line}`,
  );
}
