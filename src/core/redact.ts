import { decode } from "./url-parts.js";
/** Text without secrets and row values, for logs, reports and the record. */

const mask = "***";
/** Shorter values, and these, would star out ordinary text: they are not masked, as GitHub advises. */
const shortest = 4;
const ordinary = new Set([
  "postgres",
  "password",
  "secret",
  "admin",
  "test",
  "root",
  "user",
  "localhost",
  "public",
  "true",
  "false",
]);

/** A line of a secret that has several (a key, a certificate); shorter ones would star out ordinary SQL. */
const shortestLine = 8;

/**
 * The spellings under which a secret may show: as written, decoded, encoded for a URL in the usual ways, in JSON, in SQL,
 * and each line of one that has several: a server quotes a line of what it could not read.
 */
export function spellingsOf(secret: string): readonly string[] {
  const decoded = decode(secret);
  const encoded = [encodeURIComponent(decoded), rfc3986(decoded)];
  const lower = encoded.map((text) => text.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
  const literal = decoded.replaceAll("'", "''");
  const inSql = [literal, literal.replaceAll("\\", "\\\\")];
  const lines = decoded.split(/[\r\n]+/).map((line) => line.trim());
  const single = lines.length === 1 ? [] : lines.filter((line) => line.length >= shortestLine);
  const all = [secret, decoded, ...encoded, ...lower, JSON.stringify(decoded).slice(1, -1), ...inSql, ...single];
  return [...new Set(all)].filter((text) => text.length >= shortest && !ordinary.has(text.toLowerCase()));
}

function rfc3986(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Replaces every secret, longest first, so that one that holds another goes whole; also what a cut has left of one. */
export function redact(text: string, secrets: readonly string[]): string {
  const whole = secrets
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => (rest.includes(secret) ? rest.split(secret).join(mask) : rest), text);
  const [first = "", ...rest] = whole.split(cut);
  return rest.reduce((before, after) => joinAtCut(before, after, secrets), first);
}

function joinAtCut(before: string, after: string, secrets: readonly string[]): string {
  const ends = secrets.map((secret) => longestPart(secret, (length) => before.endsWith(secret.slice(0, length))));
  const begins = secrets.map((secret) => longestPart(secret, (length) => after.startsWith(secret.slice(-length))));
  const [left, right] = [Math.max(0, ...ends), Math.max(0, ...begins)];
  const [kept, next] = [before.slice(0, before.length - left), after.slice(right)];
  return `${kept}${left > 0 ? mask : ""}${cut}${right > 0 ? mask : ""}${next}`;
}

function longestPart(secret: string, is: (length: number) => boolean): number {
  let length = secret.length - 1;
  while (length > 0 && !is(length)) length -= 1;
  return length;
}

/** What a text keeps of its beginning and its end, where it is longer than both. */
const [head, tail] = [12_000, 4_000];
const cut = "…[cut]…";

/** A text in bounded memory. The end stays: a value is masked between its quotation marks. */
export function shorten(text: string): string {
  if (text.length <= head + tail) return text;
  const [before, after] = [text.slice(0, head), text.slice(-tail)];
  return `${before.replace(/[\ud800-\udbff]$/, "")}${cut}${after.replace(/^[\udc00-\udfff]/, "")}`;
}

/** SQLSTATE classes whose DETAIL and CONTEXT hold row values: data exceptions, violations of integrity and of a view's check. */
export function holdsRowValues(sqlstate: string): boolean {
  return /^(?:22|23|44)/.test(sqlstate);
}

/** A server speaks the language of its `lc_messages`, with that language's own quotation marks. */
const quoted = /(["«»‹›„“”‟「『]).*(["«»‹›“”‟」』])/s;
/** `time field value out of range: 25:61:00`; what stands in brackets is a limit. */
const number = /(?<![\w(.])-?\d[\d:.-]*(?![\w)])/g;
/** Values of these types are parsed like a language: what is no such value is an error of syntax or of a limit. */
const parsedType = /^[^"«»‹›„“”‟「『]*\b(?:tsquery|tsvector|hstore)\b/;

/** A message without the row values that PostgreSQL quotes in it: class 22 (data exceptions), and text that is searched. */
export function maskRowValues(message: string, sqlstate: string): string {
  if (sqlstate.startsWith("22")) return maskQuoted(message).replaceAll(number, mask);
  return /^(?:42601|54000)$/.test(sqlstate) && parsedType.test(message) ? maskQuoted(message) : message;
}

/** A CONTEXT without the line of data that `COPY` was at; Java's driver says first that it is one. */
export function maskCopiedLine(context: string): string {
  return context.replaceAll(/^(?: *Where: )?COPY .*$/gm, maskQuoted);
}

function maskQuoted(text: string): string {
  return text.replace(quoted, `$1${mask}$2`);
}
