import { cancelledBy } from "../../src/core/cancel.js";
import { Failure } from "../../src/core/failure.js";
import { scriptOf } from "../../src/core/plan.js";
import { finding } from "../../src/core/problems.js";
import type { Reply, Session } from "../../src/database/session.js";
import type { Part } from "../../src/environment/run/part.js";
import type { RunState } from "../../src/environment/run/run-state.js";
import { historyOf } from "../core/states.js";
import { usualRecorder } from "../engine/world.js";
import { stepOf } from "./steps.js";

export const lost = new Failure("database", [finding("connection-lost", { message: "the connection was lost" })]);
export const lockLost = new Failure("database", [finding("lock-lost", { message: "the lock was lost" })]);
const unreachable = new Failure("database", [finding("lock-held", { message: "cannot connect" })]);

export interface Given {
  /** Versions on record before the run, and what it plans. */
  readonly before: string;
  readonly plan: string;
  /** What the record says when it is read again; null where nobody can connect any more. */
  readonly found?: string | null;
  readonly repeated?: string;
  /** What is told, once there is no row of it or all, by the parser: whether the files run in a transaction. */
  readonly transactional?: boolean;
  readonly cancelled?: boolean;
  /** What the first tries to connect again meet. */
  readonly away?: readonly Error[];
}

const callback = { kind: "callback", event: "beforeMigrate", runnable: { script: { name: "beforeMigrate.sql" } } };

function sessionOf(failure: Failure | null) {
  const sent: string[] = [];
  const send: Session["send"] = async (sql): Promise<Reply> => {
    if (failure !== null) throw failure;
    sent.push(sql);
    return { results: [], error: null, notices: [] };
  };
  return { session: { send }, sent };
}

/** For example `fail 08006, recovery point 0/2`. */
function toEvent(sql: string): readonly string[] {
  const [, event] = /E'(fail|cancel)'/.exec(sql) ?? [];
  const [, sqlstate] = /E'(08006|57014|XX000)'/.exec(sql) ?? [];
  const [, point] = /E'(0\/[12])'/.exec(sql) ?? [];
  return event === undefined ? [] : [`${event} ${sqlstate}, recovery point ${point}`];
}

/** A run that had a database, and what was sent, told and noted since. */
export function runOf({
  before,
  plan,
  found,
  repeated = "",
  transactional = true,
  cancelled = false,
  away = [],
}: Given) {
  const controller = new AbortController();
  if (cancelled) controller.abort(cancelledBy("SIGTERM"));
  const [lines, tries]: [string[], number[]] = [[], []];
  const [first, second] = [sessionOf(found === undefined ? null : lost), sessionOf(null)];
  const tell = (text: string): void => void lines.push(text);
  const steps = plan.split(" ").map(stepOf);
  const walAt = "2026-11-22T14:00:00Z";
  const holding = { session: first.session, target: { home: "public", role: null, lockKey: { key: "1" } } };
  const run = {
    world: { signal: controller.signal, log: { line: tell, done: tell }, config: { secrets: [], showValues: false } },
    loaded: {
      environment: { name: "production" },
      onRecord: { history: historyOf({ applied: before }) },
      parse: async () => ({ transactional }),
    },
    planned: { plan: { steps } },
    recorder: { ...usualRecorder, environment: "production" },
    holding: {
      ...holding,
      regain: async () => {
        tries.push(performance.now());
        const failure = away[tries.length - 1];
        if (failure !== undefined) throw failure;
        if (found === null) throw unreachable;
        const history = historyOf({ applied: found ?? "", repeated });
        const onRecord = { history, walPosition: "0/2", walAt };
        return { holding: { ...holding, session: second.session }, loaded: { onRecord } };
      },
    },
    connection: "held",
    wal: { walPosition: "0/1", walAt },
    outcomes: new Map(steps.map((step) => [scriptOf(step), { result: "not-run" }])),
    findings: [],
  } as unknown as RunState;
  const told = (kind: string | null): Record<string, unknown> => ({
    kind,
    steps: steps.map((step) => run.outcomes.get(scriptOf(step))?.result).join(" "),
    findings: run.findings.map(({ rule, state }) => `${rule}: ${state ?? ""}`),
    events: [...first.sent, ...second.sent].flatMap(toEvent),
    lines,
    connection: run.connection,
  });
  return { run, told, tries, sentAgain: second.sent };
}

/** Steps by their names, and callbacks. */
export const partsOf = (plan: string): readonly Part[] =>
  plan.split(" ").map((name) => (name === "callback" ? (callback as Part) : { kind: "step", step: stepOf(name) }));
