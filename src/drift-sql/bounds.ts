import type { Elevate } from "../shadow/shadow.js";

/** How long all planning and proving may take together. */
export interface Bounds {
  /** Milliseconds of `Date.now()`. */
  readonly until: number;
  readonly signal: AbortSignal;
  /** For statements that need a superuser and run nobody's code; null where there is none, or everything runs as one. */
  readonly elevate: Elevate | null;
}

/** Thrown when the time is over: what is planned until then is not proven. */
export const timeIsOver = "the time for planning it was over";

/** Throws when there is no time left, or the run was cancelled. */
export function keepTime({ until, signal }: Bounds): void {
  signal.throwIfAborted();
  if (Date.now() >= until) throw new RangeError(timeIsOver);
}
