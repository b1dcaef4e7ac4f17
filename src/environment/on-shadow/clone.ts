import type { Shadow, ShadowDatabase } from "../../shadow/shadow.js";
import type { World } from "../world.js";

/** Told what is to be closed after the work. */
export type OnClose = (close: () => Promise<void>) => void;

/** Makes copies of a throw-away database; each is closed with it. */
export function toClone({ signal }: World, shadow: Shadow, onClose: OnClose): () => Promise<ShadowDatabase> {
  return async () => {
    signal.throwIfAborted();
    const copy = await shadow.clone();
    onClose(copy.close);
    return copy;
  };
}
