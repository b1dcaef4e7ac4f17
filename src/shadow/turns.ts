import type { Shadow } from "./shadow.js";

/** Gives shadows one after the other: each is a server of its own, and memory is not for all environments at once. */
export function oneAtATime<Options>(
  open: (options: Options) => Promise<Shadow | null>,
): (options: Options) => Promise<Shadow | null> {
  let last: Promise<void> = Promise.resolve();
  return async (options) => {
    const before = last;
    let release = (): void => {};
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    const shadow = await open(options).catch((error: unknown) => {
      release();
      throw error;
    });
    if (shadow === null) {
      release();
      return null;
    }
    let closed: Promise<void> | null = null;
    return { ...shadow, close: () => (closed ??= shadow.close().finally(release)) };
  };
}
