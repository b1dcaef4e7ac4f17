import { open } from "node:fs/promises";
import { splitSql } from "../../src/core/split.js";
import type { TestDatabase } from "../support/database.js";

/** What reached a database while some work went on, from the server's own log. */
export interface Logged<T> {
  readonly value: T;
  /** Each message as it was sent. */
  readonly messages: readonly string[];
  /** Each statement of them. */
  readonly statements: readonly string[];
  /** Everything that the server logged of the database in that time, errors included. */
  readonly text: string;
}

/** Runs the work and reads what the server logged meanwhile; the database must have been made with `log: "statements"`. */
export async function whileLogging<T>(database: TestDatabase, work: () => Promise<T>): Promise<Logged<T>> {
  const log = await open(database.server.logFile, "r");
  try {
    const { size: start } = await log.stat();
    const value = await work();
    const { size: end } = await log.stat();
    const { buffer } = await log.read(Buffer.alloc(end - start), 0, end - start, start);
    // An entry begins with its time; the further lines of a message begin with a tab.
    const entries = buffer.toString().split(/^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} UTC \[\d+\] )/m);
    const ours = entries.filter((entry) => entry.includes(` ${database.name} `));
    const messages = ours.flatMap((entry) => {
      const message = /^[^\n]*? LOG: {2}(?:statement|execute [^:]*): (.*)$/s.exec(entry)?.[1];
      return message === undefined ? [] : [message.replaceAll("\n\t", "\n").trim()];
    });
    const statements = messages.flatMap((message) =>
      splitSql(message).pieces.map((piece) => message.slice(piece.start, piece.end).trim()),
    );
    return { value, messages, statements, text: ours.join("") };
  } finally {
    await log.close();
  }
}
