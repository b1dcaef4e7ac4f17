import { toGrantors, toPrivileges } from "./privileges.js";
import { parseArray } from "./array-literal.js";

/**
 * How a column of a catalog query is read, where the text is not the attribute itself. A column says so behind its
 * name: `"options:list"`. Done here and not in SQL, because subqueries for each row cost the server most of the time.
 * (`rank` is no value of one row: `to-objects.ts`.)
 */
export type ValueType = "list" | "foreign" | "acl" | "members" | "json";

type Attributes = readonly (readonly [name: string, value: string])[];

const readers: Readonly<Record<ValueType, (name: string, text: string) => Attributes>> = {
  list: (name, text) => [[name, toList(text)]],
  foreign: (name, text) => [[name, toForeignOptions(text)]],
  acl: (name, text) => [
    [name, toPrivileges(text)],
    [name.replace(/privileges$/, "grantors"), toGrantors(text)],
  ],
  members: (name, text) => toAttributes({ [name]: toMemberPrivileges(text) }),
  json: (_name, text) => toAttributes(JSON.parse(text) as Readonly<Record<string, unknown>>),
};

/** A column's name, and what makes attributes of its texts; most are attributes as they are. */
export function toColumn(column: string): {
  readonly name: string;
  readonly read: ((text: string) => Attributes) | null;
} {
  const [name = "", type] = column.split(":");
  if (type === "rank") return { name, read: () => [] };
  const reader = type === undefined ? undefined : readers[type as ValueType];
  if (reader === undefined) return { name, read: null };
  // Large schemas repeat a few ACLs and options thousands of times.
  const known = new Map<string, Attributes>();
  const read = (text: string): Attributes => {
    const attributes = known.get(text) ?? reader(name, text);
    known.set(text, attributes);
    return attributes;
  };
  return { name, read };
}

/** `key=value` options in a stable order. */
function toList(text: string): string {
  return sorted(parseArray(text)).join(", ");
}

const secret = /^([^=]*(?:pass|secret|token|credential|key)[^=]*)=[^]*/i;

/** Options of foreign data; values of those that are secrets by their name are left out. */
function toForeignOptions(text: string): string {
  return sorted(parseArray(text).map((option) => option?.replace(secret, "$1=***") ?? null)).join(", ");
}

function sorted(texts: readonly (string | null)[]): readonly string[] {
  return texts.filter((text) => text !== null).toSorted((a, b) => (a < b ? -1 : 1));
}

/** What an extension brought and who may use it, where that is no longer as it was. */
function toMemberPrivileges(text: string): string {
  const members = JSON.parse(text) as readonly (readonly [identity: string, acl: string])[];
  const lines = members.map(([identity, acl]) => [identity, toPrivileges(acl)] as const);
  return sorted(lines.map(([identity, privileges]) => (privileges === "" ? null : `${identity} ${privileges}`))).join(
    "; ",
  );
}

/** Attributes of a rare kind: its query gives a JSON object with those that are there. */
function toAttributes(object: Readonly<Record<string, unknown>>): Attributes {
  return Object.entries(object).flatMap(([column, value]) => {
    if (value === null || value === "") return [];
    const { name, read } = toColumn(column);
    const text = typeof value === "string" ? value : String(value);
    return read === null ? [[name, text] as const] : read(text);
  });
}
