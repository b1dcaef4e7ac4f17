import { once } from "node:events";
import { connect } from "node:net";
import type { ConnectionTarget } from "../core/database-url.js";

const patienceMs = 2000;
/** PostgreSQL's CancelRequest (documentation, "Message Formats"). */
const cancelRequest = 80877102;

/** What a server told a connection at its start, so that another one may cancel its statement. */
export interface BackendKey {
  readonly pid: number;
  readonly secret: number;
}

/**
 * Asks for a cancel by the protocol's own request, which needs no login and so works where no connection is left. It
 * goes unencrypted, as servers take it; a pooler or a proxy may lose it. Throws when nobody can be reached.
 */
export async function sendCancelRequest(
  { host, port }: Pick<ConnectionTarget, "host" | "port">,
  { pid, secret }: BackendKey,
): Promise<void> {
  const socket = connect(host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
  socket.setTimeout(patienceMs, () => socket.destroy());
  const request = Buffer.alloc(16);
  for (const [index, word] of [16, cancelRequest, pid, secret].entries()) request.writeInt32BE(word | 0, index * 4);
  socket.end(request);
  socket.resume();
  await once(socket, "close"); // the server closes it when the signal was sent
}
