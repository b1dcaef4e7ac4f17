import { ownMessageSql } from "./own-message.js";
import type { Reply } from "./session.js";
import type { Held } from "./transaction.js";
import { watched } from "./watch.js";

/**
 * Sends statements of the tool's own in one transaction, and tells for whom they wait: a session that has locked a table of
 * ours, or a synchronous standby that does not confirm the COMMIT.
 */
export async function sendOwn(held: Held, statements: readonly string[]): Promise<Reply> {
  const { session, target, openOther, onBlocked } = held;
  const idle = {
    maxBlockMs: "off",
    onlyQueries: false,
    lockTimeoutMs: 0,
    onWait: () => {},
    onUnwatched: () => {},
  } as const;
  const watching = { ...idle, target, open: openOther, onBlocked };
  const { value } = await watched(watching, () => session.send(ownMessageSql(target, statements)));
  return value;
}
