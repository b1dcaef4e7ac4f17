/** `full`: run, run again, undo, redo; `run`: run once, so that what follows meets it. */
export type Depth = "full" | "run";

/** Decides how much time a file gets, where all proofs of all files would take longer than there is. */
export interface Pace {
  /** Does the work of the next file, where so many are left, itself among them; says how deep that went. */
  readonly keep: <T>(
    left: number,
    work: (depth: Depth) => Promise<T>,
  ) => Promise<{ readonly depth: Depth; readonly done: T }>;
}

/** Files that are rehearsed before their time says anything of the others. */
const measured = 10;
/** Later files meet a larger schema, which takes longer to read and to compare. */
const growth = 1.3;

/**
 * Keeps time for the newest files: they are what a pull request is about, and those before them were most likely
 * reviewed with an earlier one. As soon as the time will not do for all, older files are only run.
 */
export function makePace(until: number, now: () => number = Date.now): Pace {
  const last: number[] = [];
  const toDepth = (left: number): Depth => {
    if (last.length < measured) return "full";
    const each = last.reduce((sum, ms) => sum + ms, 0) / last.length;
    return each * growth * left > until - now() ? "run" : "full";
  };
  return {
    keep: async (left, work) => {
      const [depth, began] = [toDepth(left), now()];
      const done = await work(depth);
      if (depth === "full") last.push(now() - began);
      if (last.length > measured) last.shift();
      return { depth, done };
    },
  };
}
