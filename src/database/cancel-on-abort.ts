import { sleep } from "./lock.js";
import type { Session } from "./session.js";

const insistAfterMs = 500;

/**
 * Cancels the running statement when the run is cancelled, and again until it has ended: a cancel that finds the server
 * still reading a long message is lost. `settled` awaits a cancel that is under way.
 */
export function cancelOnAbort(
  session: Session,
  pid: number,
  signal: AbortSignal,
): { readonly settled: () => Promise<void> } {
  let cancelling: Promise<void> = Promise.resolve();
  let ended: AbortController | null = null;
  const insist = async ({ signal: over }: AbortController): Promise<void> => {
    while (!over.aborted) {
      await session.cancel(pid);
      await sleep(insistAfterMs, over).catch(() => {}); // the statement has ended
    }
  };
  const onAbort = (): void => {
    ended = new AbortController();
    cancelling = insist(ended);
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener("abort", onAbort, { once: true });
  return {
    settled: async () => {
      signal.removeEventListener("abort", onAbort);
      ended?.abort();
      await cancelling; // or it would hit the next message
    },
  };
}
