import { readFile } from "node:fs/promises";
import { userInfo } from "node:os";

/** Whom programs run as. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom a server of ours runs as: PostgreSQL refuses root, so root hands over to nobody. `same` where we are no root;
 * null where root finds no such user.
 */
export async function findServerUser(): Promise<User | "same" | null> {
  if (userInfo().uid !== 0) return "same";
  // PostgreSQL looks its user up: an id without a line here would not do.
  const lines = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n");
  const [, , uid, gid] = lines.find((line) => line.startsWith("nobody:"))?.split(":") ?? [];
  // macOS writes them as -2.
  return uid === undefined || gid === undefined ? null : { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

/** The options of `spawn` that hand over to the user. */
export function asUser(user: User | "same"): Partial<User> {
  return user === "same" ? {} : user;
}
