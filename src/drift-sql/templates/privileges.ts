/** Who has a privilege, and whether they may pass it on. */
type Held = "none" | "plain" | "option";

interface Entry {
  readonly grantee: string;
  readonly privilege: string;
  readonly held: Held;
}

const entry = /([+-])((?:"(?:[^"]|"")*"|[^",: ])+): ([A-Z ]+?)( with grant option)?(?=, [+-]|$)/g;

/** Reads privileges as a snapshot tells them: the difference to what PostgreSQL grants by default. */
function parsePrivileges(text = ""): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [, sign, grantee = "", privilege = "", option] of text.matchAll(entry)) {
    const key = `${grantee} ${privilege}`;
    // One that is there with another option than by default is told twice; what it is now counts.
    if (sign === "-" && entries.has(key)) continue;
    const held = sign === "-" ? "none" : option === undefined ? "plain" : "option";
    entries.set(key, { grantee, privilege, held });
  }
  return entries;
}

export interface GrantOptions {
  /** `TABLE shop.users`. */
  readonly on: string;
  /** A column of it, where the privileges are those of one. */
  readonly column?: string;
  /** Who `$owner` is; null where nobody knows. */
  readonly owner: string | null;
  /** Stands before, such as `ALTER DEFAULT PRIVILEGES FOR ROLE x`. */
  readonly prefix?: string;
}

/** GRANT and REVOKE of exactly what differs: REVOKE ALL would also take what columns have. */
export function grantStatements(
  from: string | undefined,
  to: string | undefined,
  options: GrantOptions,
): readonly string[] {
  const [before, after] = [parsePrivileges(from), parsePrivileges(to)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const changes = keys.flatMap((key) => {
    const [was, will] = [before.get(key), after.get(key)];
    const one = was ?? will;
    if (one === undefined) return [];
    const usual = (other: Entry | undefined): Held => (other?.held === "none" ? "plain" : "none");
    return toStatements(one, was?.held ?? usual(will), will?.held ?? usual(was), options);
  });
  return changes.toSorted((a, b) => Number(b.includes("REVOKE")) - Number(a.includes("REVOKE")));
}

function toStatements(
  { grantee, privilege }: Entry,
  was: Held,
  will: Held,
  { on, column, owner, prefix }: GrantOptions,
): readonly string[] {
  const who = grantee === "$owner" ? owner : grantee;
  if (who === null || was === will) return [];
  const what = `${privilege}${column === undefined ? "" : ` (${column})`} ON ${on}`;
  const start = prefix === undefined ? "" : `${prefix} `;
  // What was passed on goes along.
  const passed = was === "option" && prefix === undefined ? " CASCADE" : "";
  if (will === "none") return [`${start}REVOKE ${what} FROM ${who}${passed}`];
  if (will === "plain" && was === "option") return [`${start}REVOKE GRANT OPTION FOR ${what} FROM ${who}${passed}`];
  return [`${start}GRANT ${what} TO ${who}${will === "option" ? " WITH GRANT OPTION" : ""}`];
}
