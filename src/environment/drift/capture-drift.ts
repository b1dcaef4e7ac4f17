import type { EnvironmentConfig } from "../../config/config.js";
import { Failure } from "../../core/failure.js";
import type { Finding } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import { readSnapshot } from "../../database/catalog/read-snapshot.js";
import type { Session } from "../../database/session.js";
import type { CaptureFile } from "../../drift-sql/capture-files.js";
import { readEnvironment } from "../connect.js";
import { compare } from "./compare-schemas.js";
import { sinceLastDeploy } from "./drift.js";
import { scopeOf } from "../scope.js";
import { planSqlForDrift } from "./drift-sql.js";
import { withHistoryOnShadow } from "../on-shadow/history-on-shadow.js";
import type { HistoryOnShadow, Replayed } from "../on-shadow/history-on-shadow.js";
import { replayedInLiveWords } from "./live-words.js";
import type { Loaded } from "../load.js";
import type { World } from "../world.js";

/** The drift of an environment as migrations. */
export interface Capture {
  /** None where nothing has drifted, or no SQL could be had: the findings say which. */
  readonly files: readonly CaptureFile[];
  readonly findings: readonly Finding[];
}

/** Compares the live schema with the applied files, and writes the difference as migrations. Read-only. Throws Failure. */
export async function captureDrift(world: World, environment: EnvironmentConfig): Promise<Capture> {
  return await readEnvironment(
    world,
    environment,
    { applyEvents: false },
    async (loaded, session) =>
      await withHistoryOnShadow(world, { loaded, session }, async (open) => {
        const history = replayedOrThrow(await open(), environment);
        return await capture(world, { loaded, session, history, open });
      }),
  );
}

function replayedOrThrow(history: HistoryOnShadow, { name }: EnvironmentConfig): Replayed {
  if (history.kind === "replayed") return history;
  if (history.failure !== null) throw history.failure;
  const message = `what the applied files make is unknown: ${history.because}`;
  const help = history.help ?? "drift against the stored snapshot can be captured by hand";
  throw new Failure("bad-input", [finding("drift-sql", { message, help, environment: name, severity: "error" })]);
}

interface Looking {
  readonly loaded: Loaded;
  readonly session: Session;
  readonly history: Replayed;
  readonly open: () => Promise<HistoryOnShadow>;
}

async function capture(world: World, { loaded, session, history, open }: Looking): Promise<Capture> {
  const { target, environment } = loaded;
  if (target === null) return { files: [], findings: [] };
  const live = await readSnapshot(session, scopeOf(loaded, target));
  const deployed = await sinceLastDeploy(world, loaded, { target, session, live, open });
  // What an operator sets up beside the files is expected as the last deploy saw it, as `drift` does.
  const seen = { snapshot: live, session, ...(deployed.kind === "known" ? { deployed: deployed.expected } : {}) };
  const { expected } = await replayedInLiveWords(world, environment.name, history, seen);
  const answer = compare({ against: "files", expected, live }, world);
  if (answer.kind !== "known") return { files: [], findings: [] };
  const sql = await planSqlForDrift(world, { history, drifts: answer.drifts, live, session });
  const about = { environment: environment.name };
  if (sql === null) {
    const message = "nothing has drifted: the database is what the applied files make, so there is nothing to write";
    return {
      files: [],
      findings: [finding("drift-sql", { message, ...about, severity: "note", help: "none is needed" })],
    };
  }
  if (sql.toCapture.proof === "not-run") {
    throw new Failure("bad-input", [
      finding("drift-sql", {
        message: `the drift cannot be written as SQL: ${sql.reason}`,
        ...about,
        severity: "error",
      }),
    ]);
  }
  const { toCaptureFiles } = await import("../../drift-sql/capture-files.js");
  const left = [...new Set([...sql.toCapture.left, ...sql.toFix.left])];
  const message = `the drift is captured in part (${sql.reason}): ${left.join("; ")}`;
  const partial = sql.reason === null ? [] : [finding("drift-sql", { message, ...about })];
  return { files: toCaptureFiles(sql), findings: partial };
}
