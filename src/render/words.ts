/** How numbers, times and lists read in every output. Plain text; nothing here escapes. */

/** `812 ms`, `7.2 s`, `3 min 5 s`, `2 h 10 min`. */
export function toDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `1 migration`, `2 migrations`, `1,204 rows`; `many` where adding an s is wrong. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${toNumber(amount)} ${amount === 1 ? one : many}`;
}

/** `1,204`. */
function toNumber(amount: number): string {
  return String(amount).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `a`, `a and b`, `a, b and c`; beyond `most` items `a, b and 7 more`. */
export function toList(items: readonly string[], { most = 6 }: { readonly most?: number } = {}): string {
  const shown = items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : items;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) ?? ""}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `20 Nov 2026` of an ISO time, which no line breaks. Absolute: a comment that nothing changes stays for weeks. */
export function toDay(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? iso : `${Number(day)}\u00a0${name}\u00a0${year}`;
}

/** `2026-11-22 14:02 UTC` of an ISO time in UTC; text that is no time stays as it is. */
export function toMinute(iso: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso) ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` : iso;
}

/** The first digits of a digest or a commit. */
export function toShort(digest: string, digits = 8): string {
  return digest.length > digits ? `${digest.slice(0, digits)}…` : digest;
}
