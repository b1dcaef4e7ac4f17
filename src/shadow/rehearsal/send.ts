import { blame, placeOf, toMessage } from "../../database/message.js";
import type { Chunk } from "../../database/message.js";
import { serverFailure } from "../../database/session.js";
import type { Result } from "../../database/session.js";
import type { ParsedScript, Statement } from "../../sql/script.js";
import { isAlive } from "../canary.js";
import { brokenAfter, sendPart } from "./ran.js";
import type { Ended, Place, PlacedNotice } from "./ran.js";
import type { StatementTrace } from "./trace.js";

/** What has been seen of a run so far. */
export interface Said {
  readonly traces: StatementTrace[];
  readonly notices: PlacedNotice[];
}

/** Sends chunks as one message. Answers with its results, or with why it failed. */
export async function sendChunks(
  place: Place,
  said: Said,
  chunks: readonly Chunk[],
): Promise<readonly Result[] | Ended> {
  const message = toMessage(chunks);
  const reply = await sendPart(place, message);
  if ("ended" in reply) return reply;
  // One by one: a loop may raise more of them than a call takes arguments.
  for (const notice of reply.notices) {
    said.notices.push({ notice, location: placeOf(message, notice.completed) ?? null });
  }
  if (reply.error === null) return reply.results;
  const error = blame(message, reply, reply.error);
  if (error.own) throw serverFailure(error, `looking what ${place.runnable.script.name} did`);
  const location = error.location ?? { file: place.runnable.script.file };
  return { ended: { ...error, location }, broken: null, stopped: null };
}

export function isEnded(sent: readonly Result[] | Ended): sent is Ended {
  return "ended" in sent;
}

/** One statement of a script as a script of its own: an error is at its place. */
export function alone(parsed: ParsedScript, statement: Statement): ParsedScript {
  return {
    ...parsed,
    sql: `${statement.text}\n;\n`,
    statements: [statement],
    copyData: statement.copyData === null ? [] : [statement.copyData],
    locate: () => statement.location,
  };
}

/** The statements of a script from the given one on, as a script of their own. */
export function rest(parsed: ParsedScript, from: number): ParsedScript {
  if (from === 0) return parsed;
  const statements = parsed.statements.slice(from);
  return {
    ...parsed,
    sql: statements.map(({ text }) => `${text}\n;\n`).join(""),
    statements,
    copyData: statements.flatMap(({ copyData }) => copyData ?? []),
    locate: () => statements[0]?.location ?? { file: "" },
  };
}

const answer = "it answers";

/** Whether the embedded database still gives values; a failure would end the transaction, so none is asked for. */
export async function answers(place: Place): Promise<boolean> {
  if (place.database.engine === "server") return true;
  const { results } = await place.database.session.send(`SELECT '${answer}'`);
  return results[0]?.rows[0]?.[0] === answer;
}

/** Takes back what is open after a failure, and looks whether the database still works. */
export async function leave(place: Place, ended: Ended): Promise<Ended> {
  if (ended.broken !== null) return ended;
  await place.database.session.send("ROLLBACK");
  return (await works(place)) ? ended : brokenAfter(place.runnable);
}

/** Whether the database works, asked outside any transaction. */
export async function works({ database }: Place): Promise<boolean> {
  return database.engine === "server" || (await isAlive(database.session));
}
