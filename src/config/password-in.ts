import type { ConnectionTarget } from "../core/database-url.js";
import type { ConfigSources } from "./sources.js";

/** The password of a URL, else that of the variable for it; an empty one is none, as in libpq. */
export function passwordIn(
  { password }: Pick<ConnectionTarget, "password">,
  variables: ConfigSources["variables"],
): string | null {
  return [password, variables["PGPASSWORD"]].find((text) => (text ?? "") !== "") ?? null;
}
