import { blame, toMessage } from "../database/message.js";
import type { Message, StatementError } from "../database/message.js";
import { isConnectionLost, query } from "../database/session.js";
import type { Reply } from "../database/session.js";
import { createTablesSql, tableNames } from "../database/tables.js";
import type { Runnable } from "../database/transaction.js";
import { sendBounded } from "./bounded.js";
import type { Limits } from "./bounded.js";
import { canaryCount, canarySql, isAlive, sings } from "./canary.js";
import { saysDatabase } from "./database-names.js";
import { toBatchMessage, toBatches, toPreparation } from "./replay-message.js";
import type { Batch, Numbered } from "./replay-message.js";
import type { ShadowDatabase } from "./shadow.js";

export interface ReplayOptions {
  readonly scriptMs: number;
  readonly totalMs: number;
  readonly signal: AbortSignal;
}

export type ReplayOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly error: StatementError }
  | { readonly kind: "not-run" };

export interface Replay {
  /** One for each script, in their order; nothing runs after one that failed. */
  readonly outcomes: readonly ReplayOutcome[];
  /** Why the database was thrown away, and cannot be used any more; null while it can. */
  readonly broken: string | null;
}

/**
 * Runs scripts in order, each as `apply` would, without its tables: an empty `schema_version` stands in where a script
 * names one. The session is clean afterwards. Throws Failure for a server that is lost, and the signal's reason.
 */
export async function replay(
  database: ShadowDatabase,
  scripts: readonly Runnable[],
  options: ReplayOptions,
): Promise<Replay> {
  const limits = { ...options, until: Date.now() + options.totalMs };
  if (scripts.some(({ parsed }) => parsed.sql.toLowerCase().includes(tableNames.versions))) {
    const sql = createTablesSql(database.home, ["versions"], true);
    await query(database.session, sql, "making what stands for the tool's table");
  }
  const refused = findRefused(database, scripts);
  if (refused !== null) return refused;
  if (scripts.some(({ parsed }) => saysDatabase(parsed))) await database.takeName();
  let done = 0;
  for (const batch of toBatches(scripts, database.engine)) {
    const ran = await runBatch(database, batch, limits);
    done += ran.done;
    if (ran.error !== null) return await fail(database, scripts, { ...ran, done, error: ran.error });
  }
  await cleanSession(database);
  return { outcomes: scripts.map(() => ({ kind: "done" })), broken: null };
}

/** Nothing runs where anything reaches beyond the database on a server that is somebody's. */
function findRefused({ refuses }: ShadowDatabase, scripts: readonly Runnable[]): Replay | null {
  if (refuses === null) return null;
  for (const [index, script] of scripts.entries()) {
    for (const statement of script.parsed.statements) {
      const what = refuses(statement);
      if (what === null) continue;
      const message = `${what} reaches beyond its database, and the server at the URL of shadow is somebody's`;
      const error = { ...toError(script, "0A000", message), location: statement.location };
      const outcomes = scripts.map((_, at): ReplayOutcome =>
        at === index ? { kind: "failed", error } : { kind: "not-run" },
      );
      return { outcomes, broken: null };
    }
  }
  return null;
}

/** How many scripts of a batch are done, and what the next one failed with. */
interface Ran {
  readonly done: number;
  readonly error: StatementError | null;
  readonly broken: string | null;
}

async function fail(
  database: ShadowDatabase,
  scripts: readonly Runnable[],
  { done, error, broken }: Ran & { readonly error: StatementError },
): Promise<Replay> {
  if (broken === null) await cleanSession(database);
  else await database.close();
  const outcomes = scripts.map((_, index): ReplayOutcome => {
    if (index === done) return { kind: "failed", error };
    return { kind: index < done ? "done" : "not-run" };
  });
  return { outcomes, broken };
}

async function cleanSession({ session, prepare }: ShadowDatabase): Promise<void> {
  await session.send("ROLLBACK");
  await query(session, ["BEGIN READ WRITE", ...prepare, "COMMIT"].join(";\n"), "cleaning the shadow's session");
}

async function runBatch(database: ShadowDatabase, batch: Batch, limits: Limits): Promise<Ran> {
  try {
    if (batch.kind === "alone") return await runAlone(database, batch.script, limits);
    return await runTogether(database, batch.scripts, limits);
  } catch (error) {
    if (database.engine === "server" || !isConnectionLost(error)) throw error;
    const script = batch.kind === "alone" ? batch.script : batch.scripts[0];
    return broke(script, "ended while");
  }
}

async function runTogether(database: ShadowDatabase, scripts: readonly Numbered[], limits: Limits): Promise<Ran> {
  const { message, ends } = toBatchMessage(scripts, database);
  const sql = database.engine === "embedded" ? message.sql + canarySql : message.sql;
  const indexes = scripts.map(({ index }) => index);
  const reply = await sendBounded(database, indexes, limits, () =>
    database.session.send(sql, { copyData: message.copyData, maxRows: 1 }),
  );
  if ("stuck" in reply) return expired(database, scripts, { stuck: reply.stuck, limits });
  const completed = reply.results.length;
  const done = ends.filter((end) => end <= completed).length;
  if (database.engine === "embedded" && completed === (ends.at(-1) ?? 0) + canaryCount && sings(reply)) {
    return { done, error: null, broken: null };
  }
  // There the canary's error must come: "done" to everything is what it must not say.
  if (reply.error === null && database.engine === "embedded") return broke(scripts[0], "does not work any more after");
  if (reply.error === null) return { done, error: null, broken: null };
  if (completed === 0 && scripts.length > 1) return await runEach(database, scripts, limits);
  return await toFailed(database, scripts[done], { done, message, reply });
}

/** Nothing ran: the server read the message as a whole, and one script of it is no SQL for this major. */
async function runEach(database: ShadowDatabase, scripts: readonly Numbered[], limits: Limits): Promise<Ran> {
  await database.session.send("ROLLBACK");
  for (const [done, script] of scripts.entries()) {
    const ran = await runTogether(database, [script], limits);
    if (ran.error !== null) return { ...ran, done };
  }
  return { done: scripts.length, error: null, broken: null };
}

async function runAlone(database: ShadowDatabase, script: Numbered, limits: Limits): Promise<Ran> {
  const { session } = database;
  await query(session, toPreparation(script.index, database), "preparing the shadow's session");
  const own = { ...limits, until: Math.min(limits.until, Date.now() + limits.scriptMs) };
  for (const statement of script.parsed.statements) {
    const copyData = statement.copyData === null ? [] : [statement.copyData];
    const parsed = { ...script.parsed, sql: statement.text, statements: [statement], copyData };
    const message = toMessage([{ kind: "script", script: parsed }]);
    const reply = await sendBounded(database, [script.index], own, () =>
      session.send(message.sql, { copyData, maxRows: 1 }),
    );
    if ("stuck" in reply) return expired(database, [script], { stuck: script.index, limits });
    if (reply.error !== null) {
      // The position counts from the statement, not from the file: the statement's own place is exact enough.
      const error = { ...reply.error, position: null };
      return await toFailed(database, script, { done: 0, message, reply: { ...reply, error } });
    }
  }
  const works = database.engine === "server" || (await isAlive(session));
  return works ? { done: 1, error: null, broken: null } : broke(script, "does not work any more after");
}

async function toFailed(
  { engine, session }: ShadowDatabase,
  script: Numbered | undefined,
  { done, message, reply }: { readonly done: number; readonly message: Message; readonly reply: Reply },
): Promise<Ran> {
  const error = blame(message, reply, reply.error ?? unknownError);
  if (engine === "embedded" && !(await isAlive(session))) return broke(script, "does not work any more after");
  return { done, error: error.own ? { ...error, location: fileOf(script) } : error, broken: null };
}

const unknownError = {
  severity: "ERROR",
  sqlstate: "XX000",
  message: "",
  detail: null,
  hint: null,
  position: null,
  context: null,
};

function fileOf(script: Runnable | undefined): { readonly file: string } | null {
  return script === undefined ? null : { file: script.script.file };
}

function toError(script: Runnable | undefined, sqlstate: string, message: string): StatementError {
  return { ...unknownError, sqlstate, message, location: fileOf(script), own: false };
}

function expired(
  { engine }: ShadowDatabase,
  scripts: readonly Numbered[],
  { stuck, limits }: { readonly stuck: number; readonly limits: Limits },
): Ran {
  const done = Math.max(
    0,
    scripts.findIndex(({ index }) => index === stuck),
  );
  const message =
    Date.now() >= limits.until
      ? "the time for all files was over"
      : `it did not end within ${limits.scriptMs / 1000} s and was stopped`;
  const broken = engine === "embedded" ? "the embedded database was stopped with it" : null;
  return { done, error: toError(scripts[done], "57014", message), broken };
}

/** The embedded database fails by answering wrongly: nothing that it says from here on counts. */
function broke(script: Numbered | undefined, how: string): Ran {
  const broken = `the embedded database ${how} ${script?.script.name ?? "a file"}`;
  return { done: 0, error: toError(script, "XX000", `${broken}; a server can run it`), broken };
}
