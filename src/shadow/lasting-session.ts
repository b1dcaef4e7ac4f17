import { isConnectionLost } from "../database/session.js";
import type { Session } from "../database/session.js";

/** A session that logs in when it is used, and again after it was parked or lost. */
export interface LastingSession extends Session {
  /** Logs out until it is used again. */
  park(): Promise<void>;
}

/** Makes a lasting session of a way to log in. */
export function toLastingSession(login: () => Promise<Session>): LastingSession {
  let current: Promise<Session> | null = null;
  let pid: number | null = null;
  const open = async (): Promise<Session> => {
    const session = await login();
    pid = session.announcedPid;
    return session;
  };
  const forget = async (): Promise<void> => {
    const was = current;
    [current, pid] = [null, null];
    const session = await was?.catch(() => null); // one that could not log in needs no end
    await session?.close();
  };
  return {
    get announcedPid() {
      return pid;
    },
    send: async (sql, options) => {
      try {
        return await (await (current ??= open())).send(sql, options);
      } catch (error) {
        if (isConnectionLost(error)) await forget();
        else if (pid === null) current = null;
        throw error;
      }
    },
    cancel: async (backend) => await (await current)?.cancel(backend),
    park: forget,
    close: forget,
  };
}
