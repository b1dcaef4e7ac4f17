import { sleep } from "../../database/lock.js";
import type { Session } from "../../database/session.js";

interface Watching {
  /** Idle, but for what is asked here. */
  readonly session: Session;
  readonly signal: AbortSignal;
  /** Ends what the program does on the server; it sees that, and ends by itself. */
  readonly cancelSql: string;
  /** Makes what is asked each time. */
  readonly look: () => () => Promise<void>;
}

const pauseMs = 500;

/**
 * Awaits a program's end; looks meanwhile how far it is, and has its connections ended when the run is cancelled, the last
 * ones when it has ended. Throws what kept it from looking, the lost connection, when the program has ended.
 */
export async function untilEnded<T>(running: Promise<T>, { session, signal, cancelSql, look }: Watching): Promise<T> {
  const ended = new AbortController();
  const watch = async (): Promise<void> => {
    const lookAgain = look();
    while (!ended.signal.aborted) {
      await sleep(pauseMs, ended.signal).catch(() => {}); // it has ended
      if (signal.aborted) await session.send(cancelSql);
      else await lookAgain();
    }
  };
  const watching = watch();
  // What happens to us is no reason to leave the program alone.
  watching.catch(() => {});
  try {
    return await running;
  } finally {
    ended.abort();
    await watching;
  }
}
