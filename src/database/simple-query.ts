import type { Client, Connection, Submittable } from "pg";
import { connectionLost } from "./session.js";
import { boundNotices } from "./notice-bound.js";
import { noticeOfRest, sizeOf, toServerMessage } from "./server-message.js";
import type { Notice, Reply, Result, SendOptions, ServerMessage } from "./session.js";

/** What `pg` hands to a query object of one's own; its typings leave these out. */
interface Wire extends Connection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

interface Builder {
  readonly results: Result[];
  readonly notices: Notice[];
  columns: readonly string[];
  types: readonly number[];
  rows: (readonly (string | null)[])[];
}

/**
 * Sends one simple-protocol message over `pg`'s own connection. Unlike `client.query` it keeps the results of the
 * statements before an error, counts them, and answers COPY … FROM stdin inside the message.
 */
export function sendSimpleQuery(client: Client, sql: string, options: SendOptions = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const built: Builder = { results: [], notices: [], columns: [], types: [], rows: [] };
    const copyData = [...(options.copyData ?? [])];
    const wire = (client as unknown as { readonly connection: Wire }).connection;
    const bound = boundNotices();
    const onNotice = (message: unknown): void => {
      const notice = { ...toServerMessage(message), completed: built.results.length };
      if (!bound.admits(sizeOf(notice), notice.completed)) return;
      built.notices.push(notice);
      options.onNotice?.(notice);
    };
    let last: ServerMessage | null = null;
    const onEnd = (): void => settle(() => reject(connectionLost(new Error(last?.message ?? "the server closed it"))));
    client.on("notice", onNotice);
    const settle = (finish: () => void): void => {
      client.off("notice", onNotice);
      wire.off("end", onEnd);
      finish();
    };
    const finish = (error: ServerMessage | null): void =>
      settle(() => {
        const left = bound.left();
        if (left !== null) options.onNotice?.(noticeOfRest(left));
        resolve({ results: built.results, notices: built.notices, error });
      });
    wire.once("end", onEnd);
    client.query({
      submit: () => wire.query(sql),
      ...collect(built, options),
      handleCopyInResponse: () => answerCopy(wire, copyData.shift()),
      handleError: (error: unknown) => {
        if (!isServerError(error)) return settle(() => reject(connectionLost(error)));
        // `pg` calls no handleReadyForQuery after an error: wait for the message itself, so that the next may be sent.
        // After a FATAL error none comes; then "end" settles it.
        last = toServerMessage(error);
        return wire.once("readyForQuery", () => finish(last));
      },
      handleReadyForQuery: () => finish(null),
    } as unknown as Submittable);
  });
}

function answerCopy(wire: Wire, data: string | undefined): void {
  if (data !== undefined) wire.sendCopyFromChunk(Buffer.from(data, "utf8"));
  wire.endCopyFrom();
}

/** The part of a query object that gathers results; one object per message, so the state is its own. */
function collect(built: Builder, { maxRows = Number.POSITIVE_INFINITY, onResult }: SendOptions): object {
  return {
    handleRowDescription: (message: { readonly fields: readonly Field[] }) => {
      built.columns = message.fields.map((field) => field.name);
      built.types = message.fields.map((field) => field.dataTypeID);
    },
    handleDataRow: (message: { readonly fields: readonly (string | null)[] }) => {
      if (built.rows.length < maxRows) built.rows.push(message.fields);
    },
    handleCommandComplete: (message: { readonly text: string }) => {
      const result = { command: message.text, columns: built.columns, types: built.types, rows: built.rows };
      built.results.push(result);
      [built.columns, built.types] = [[], []];
      built.rows = [];
      onResult?.(result);
    },
    handleEmptyQuery: () => {},
    handlePortalSuspended: () => {},
    handleCopyData: () => {},
  };
}

function isServerError(error: unknown): boolean {
  return typeof error === "object" && error !== null && "severity" in error && "code" in error;
}
