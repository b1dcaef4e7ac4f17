import { count } from "./words.js";

/** Attributes of an object as far as they are known. */
export type Known = Readonly<Record<string, string | null>>;

/** A name without the schema that everybody has. */
export function shownName(identity: string): string {
  return identity.replace(/^public\.(?=.)/, "");
}

/** `indexes` of `index`. */
export function toPlural(kind: string): string {
  if (/[^aeiou]y$/.test(kind)) return `${kind.slice(0, -1)}ies`;
  if (/(?:x|ss|sh|ch)$/.test(kind)) return `${kind}es`;
  return kind.endsWith("s") ? kind : `${kind}s`;
}

/** `1 unexpected index, 2 changed columns`: amounts by what happened and kind, most said first; plain text. */
export function tallyObjects(objects: readonly { readonly change: string; readonly kind: string }[]): string {
  const amounts = new Map<string, { readonly change: string; readonly kind: string; amount: number }>();
  for (const { change, kind } of objects) {
    const known = amounts.get(`${change} ${kind}`) ?? { change, kind, amount: 0 };
    known.amount += 1;
    amounts.set(`${change} ${kind}`, known);
  }
  const all = [...amounts.values()];
  if (all.length > groupsAtMost) return tallyChanges(objects);
  return all
    .map(({ change, kind, amount }) => {
      const word = sayChange(change);
      return count(amount, `${word} ${kind}`, `${word} ${toPlural(kind)}`);
    })
    .join(", ");
}

const groupsAtMost = 5;

function tallyChanges(objects: readonly { readonly change: string }[]): string {
  const changes = [...new Set(objects.map(({ change }) => change))];
  return changes
    .map((change) => `${objects.filter((object) => object.change === change).length} ${sayChange(change)}`)
    .join(", ");
}

/** What became of an object, as people say it: migrations drop what is gone after them. */
export function sayChange(change: string): string {
  return change === "gone" ? "dropped" : change;
}

/** What an object is made of, on one line of SQL-like words: `text not null default 'x'`; empty where that is its name. */
export function describeObject(kind: string, known: Known): string {
  switch (kind) {
    case "column":
    case "attribute":
      return describeColumn(known);
    case "index":
      return describeIndex(known["definition"] ?? "");
    case "sequence":
      return known["owned_by"] === undefined || known["owned_by"] === null ? "" : `of ${shownName(known["owned_by"])}`;
    case "table":
      return [
        known["partition_bound"] ? `partition of ${shownName(known["parents"] ?? "")}` : "",
        known["persistence"] ?? "",
      ]
        .filter((part) => part !== "")
        .join(", ");
    default:
      return (known["definition"] ?? "").replaceAll(/\s+/g, " ").trim();
  }
}

function describeColumn(known: Known): string {
  const parts = [
    known["type"],
    known["collation"] ? `collate ${known["collation"]}` : null,
    known["not_null"] ? "not null" : null,
    known["default"] ? `default ${known["default"]}` : null,
    known["generated"] ? `generated ${known["generated"]}` : null,
    known["identity_options"]
      ? `identity ${/^(?:always|by default)/.exec(known["identity_options"])?.[0] ?? ""}`
      : null,
  ];
  return parts.filter((part) => part !== null && part !== undefined && part !== "").join(" ");
}

/** `on users (email)` of `CREATE INDEX users_email_idx ON public.users USING btree (email)`. */
function describeIndex(definition: string): string {
  const [, unique, rest] = /^CREATE (UNIQUE )?INDEX .*? ON (?:ONLY )?(.*)$/s.exec(definition) ?? [];
  if (rest === undefined) return definition;
  return `${unique === undefined ? "" : "unique "}on ${shownName(rest.replace(" USING btree", ""))}`;
}

/** `not_null` as people read it. */
export function attributeWords(name: string): string {
  return name.replaceAll("_", " ");
}
