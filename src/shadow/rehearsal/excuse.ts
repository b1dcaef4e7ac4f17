import type { Finding } from "../../core/model.js";
import { finding } from "../../core/problems.js";
import type { StatementError } from "../../database/message.js";
import type { Runnable } from "../../database/transaction.js";
import type { ShadowDatabase } from "../shadow.js";
import type { Ran } from "./ran.js";
import { wordsOf } from "./told.js";

/** Why a failure says nothing about a file: half a sentence, and what to do where that is special. */
export interface Excuse {
  readonly rule: "not-rehearsed" | "took-too-long";
  readonly because: string;
  readonly help: string | null;
}

/** Where a failure came from. */
type Failed = Pick<Ran<unknown>, "stopped">;

/** Why a failure says nothing about a file, but something about the throw-away database; null where it is the file's own. */
export function excuseOf(
  error: StatementError,
  { stopped }: Failed,
  { engine }: Pick<ShadowDatabase, "engine">,
): Excuse | null {
  if (stopped === "script" || stopped === "total") return ofTime(error, stopped);
  if (stopped === "lost") return toExcuse(error.message, engine === "embedded" ? onServer : null);
  if (stopped === "refused") return toExcuse(error.message, onThrowAway);
  return ofRights(error) ?? ofMeans(error, engine);
}

const onServer =
  "give shadow a server, local or a URL; the embedded database is PostgreSQL in WebAssembly, and smaller";

const onThrowAway = "let shadow be auto, local or pglite: such a server is thrown away, so everything runs there";

/** That something could not be tried, for that reason. */
export function toExcuse(because: string, help: string | null = null): Excuse {
  return { rule: "not-rehearsed", because, help };
}

/** Tables hold a row at most here, so a file that ends nowhere near in time is worth a look. */
function ofTime({ message }: StatementError, over: "script" | "total"): Excuse {
  if (over === "total") {
    return { rule: "took-too-long", because: "the time for all rehearsals was over while it ran", help: null };
  }
  const help =
    "look what it waits for, or whether it ends at all; `-- schema-version: statement-timeout=2m` in its head gives it that time here too";
  return { rule: "took-too-long", because: message, help };
}

function ofRights(error: StatementError): Excuse | null {
  const { sqlstate, message } = error;
  if (sqlstate !== "42501") return null;
  // A new owner needs CREATE there, which somebody may have given by hand.
  const ofSchema = message.startsWith("permission denied for schema ");
  const why = ofSchema
    ? "privileges that no file gave are not on the throw-away database"
    : "the throw-away database runs nothing as superuser";
  return toExcuse(`${message} (${sqlstate}): ${why}`);
}

/** Memory, disk and locks of the throw-away database are less than a target's; the embedded one's stack is, too. */
function ofMeans(error: StatementError, engine: ShadowDatabase["engine"]): Excuse | null {
  const { sqlstate, message } = error;
  // 0A000 and 58P01, as the major has it.
  if (/^extension ".*" is not available$|^could not open extension control file/.test(message)) {
    return toExcuse(`${message} (${sqlstate}) on the throw-away database`);
  }
  const embedded = engine === "embedded";
  if (sqlstate.startsWith("53") || (embedded && sqlstate === "54001")) {
    const words = `${wordsOf(error)}: ${embedded ? "the embedded" : "the throw-away"} database has less of that`;
    return toExcuse(words, embedded ? onServer : null);
  }
  return null;
}

/** A finding that says what could not be tried of a file; `what`: which run, with a colon, where it is not the first. */
export function toldExcuse({ rule, because, help }: Excuse, { script }: Runnable, what = ""): Finding {
  const message = `${what}${because}${rule === "took-too-long" ? ", so nothing is proven of it" : ""}`;
  return finding(rule, { message, file: script.file, ...(help === null ? {} : { help }) });
}
