import { parseArray } from "./array-literal.js";

/** Whose privileges, of what type (as acldefault knows them), and what they are compared with. */
interface Granted {
  readonly acl: string;
  readonly type: string;
  readonly ownerOid: string;
  /** The ACL that is no finding; what PostgreSQL grants by default unless told. */
  readonly standard?: string;
}

/** SQL for what `toPrivileges` reads, NULL where nobody ever granted or revoked anything. */
export function acl({ acl: column, type, ownerOid, standard }: Granted): string {
  const usual = standard ?? `pg_catalog.acldefault(${type}, ${ownerOid})`;
  return `CASE WHEN ${column} IS NOT NULL THEN ARRAY[pg_catalog.pg_get_userbyid(${ownerOid})::text, ${column}::text, ${usual}::text]::text END`;
}

/** The letters of an ACL. */
const names: Readonly<Record<string, string>> = {
  a: "INSERT",
  r: "SELECT",
  w: "UPDATE",
  d: "DELETE",
  D: "TRUNCATE",
  x: "REFERENCES",
  t: "TRIGGER",
  X: "EXECUTE",
  U: "USAGE",
  C: "CREATE",
  c: "CONNECT",
  T: "TEMPORARY",
  m: "MAINTAIN",
  s: "SET",
  A: "ALTER SYSTEM",
};

/**
 * Privileges as the difference to what PostgreSQL grants by default, so that no ACL and an explicit default one are the
 * same, and the owner's own privileges are no finding on any major. Of an array of owner, ACL and the default one.
 */
export function toPrivileges(text: string): string {
  const [owner, granted, usual] = parseArray(text);
  const [live, standard] = [granted, usual].map((one) => new Set(listPrivileges(one ?? "{}", owner ?? "")));
  const more = [...(live ?? [])].filter((one) => !standard?.has(one)).map((one) => `+${one}`);
  const fewer = [...(standard ?? [])].filter((one) => !live?.has(one)).map((one) => `-${one}`);
  return [...more, ...fewer].toSorted((a, b) => (a < b ? -1 : 1)).join(", ");
}

/** What somebody else than the owner granted, and who; empty where nobody did. Only that one can take it back. */
export function toGrantors(text: string): string {
  const [owner = "", granted] = parseArray(text);
  const others = parseItems(granted ?? "{}").filter(({ grantor }) => grantor !== owner);
  return others
    .flatMap((item) => toTexts(item, owner ?? "").map((one) => `${one} by ${quote(item.grantor)}`))
    .join(", ");
}

/** `bob: SELECT with grant option` for each privilege of each grantee. */
function listPrivileges(list: string, owner: string): readonly string[] {
  return parseItems(list).flatMap((item) => toTexts(item, owner));
}

/** `bob=r*w/eve`. */
interface Item {
  readonly grantee: string;
  readonly letters: string;
  readonly grantor: string;
}

function parseItems(list: string): readonly Item[] {
  const role = String.raw`(?:"((?:[^"]|"")*)"|([^=/]*))`;
  const form = new RegExp(`^${role}=([^/]*)/${role}$`);
  const nameOf = (quoted: string | undefined, bare = ""): string => quoted?.replaceAll('""', '"') ?? bare;
  return parseArray(list).map((item) => {
    const [, quoted, bare, letters = "", quotedGrantor, bareGrantor] = form.exec(item ?? "") ?? [];
    return { grantee: nameOf(quoted, bare), letters, grantor: nameOf(quotedGrantor, bareGrantor) };
  });
}

function toTexts({ grantee, letters }: Item, owner: string): readonly string[] {
  const who = grantee === "" ? "PUBLIC" : grantee === owner ? "$owner" : quote(grantee);
  return [...letters.matchAll(/([A-Za-z])(\*?)/g)].map(([, letter = "", star]) => {
    // Owners hold every grant option anyway: an ACL that says so means nothing more.
    const option = star === "*" && grantee !== owner ? " with grant option" : "";
    return `${who}: ${names[letter] ?? letter}${option}`;
  });
}

function quote(role: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(role) ? role : `"${role.replaceAll('"', '""')}"`;
}
