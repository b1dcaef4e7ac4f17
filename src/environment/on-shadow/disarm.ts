import type { Elevate } from "../../shadow/shadow.js";
import type { Replayed } from "./history-on-shadow.js";

/** Whether SQL that is in no file on record may run on a throw-away database. */
export type Disarmed =
  /** `elevate`: for a statement that needs a superuser and runs nobody's code; null where there is no way. */
  | { readonly kind: "disarmed"; readonly elevate: Elevate | null }
  /** Its owner is a superuser, and stays one. */
  | { readonly kind: "armed" };

/** Takes superuser rights from the owner of a throw-away database, where the files on record needed them. */
export async function disarm({ shadow, trust }: Pick<Replayed, "shadow" | "trust">): Promise<Disarmed> {
  if (trust === "pull-request") return { kind: "disarmed", elevate: null };
  return shadow.disarm === null ? { kind: "armed" } : { kind: "disarmed", elevate: await shadow.disarm() };
}
