import type { Session } from "../database/session.js";
import type { Statement } from "../sql/script.js";

/** A throw-away database, or a copy of one. */
export interface ShadowDatabase {
  /** `embedded`: one session is all it has, and only its end stops a statement. */
  readonly engine: "server" | "embedded";
  readonly major: number;
  /** Schema of the tool's tables on the target. */
  readonly home: string;
  /** Logged in as the owner; logs in again by itself where the server ended it. */
  readonly session: Session;
  /**
   * What of a statement must not run here, since it reaches beyond the database and the server is somebody's; null where a
   * statement may run, or all may.
   */
  readonly refuses: ((statement: Statement) => string | null) | null;
  /** SQL that makes a session as a migration finds it on the target, whatever ran before; fits into a transaction. */
  readonly prepare: readonly string[];
  /** Another login as the owner; null for the embedded database. */
  readonly another: (() => Promise<Session>) | null;
  /** Ends what the session runs now, whatever it does; nothing of it is committed. Resolves when it has ended. */
  readonly interrupt: () => Promise<void>;
  /** Keeps it as it is now, so that copies of that can be had while it goes on. Other sessions of it are ended. */
  readonly freeze: () => Promise<Frozen>;
  /** Makes the name of the target's database its own, which SQL may say; needed where it is a copy on a server. */
  readonly takeName: () => Promise<void>;
  /** Removes it. A second call does nothing. */
  readonly close: () => Promise<void>;
}

/** A database as it was at some time. */
export interface Frozen {
  /** A copy, which whoever asks for it closes. */
  readonly open: () => Promise<ShadowDatabase>;
  readonly drop: () => Promise<void>;
}

/** Works while the owner is a superuser again. */
export type Elevate = <T>(work: () => Promise<T>) => Promise<T>;

/** The throw-away database of a run. */
export interface Shadow extends ShadowDatabase {
  readonly kind: "pglite" | "local" | "url";
  /** For example `PostgreSQL 16.14`. */
  readonly server: string;
  /** Why it is this one: half a sentence. */
  readonly why: string;
  /** Sentences: what could not be made as it is on the target. */
  readonly notes: readonly string[];
  /** A copy as it is now, for a proof that must not change it. Other sessions of it are ended. */
  readonly clone: () => Promise<ShadowDatabase>;
  /**
   * Takes superuser rights from the owner for good, where it has them, so that SQL of others may run on it and its copies;
   * gives a way to have them for a statement. A second call gives the same. Null where that cannot be had: on a server that
   * is somebody's, and on the embedded one, where a copy is a server of its own.
   */
  readonly disarm: (() => Promise<Elevate>) | null;
}

export type { Trust } from "../core/shadow-choice.js";
