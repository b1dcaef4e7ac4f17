const units = { ms: 1, s: 1_000, m: 60_000 } as const;

/** The longest duration that a PostgreSQL timeout holds. */
const longestMs = 2_147_483_647;

/** Reads `500ms`, `20s`, `5m` or bare seconds as milliseconds; null when the text is no duration. */
export function parseDuration(text: string): number | null {
  const match = /^(\d{1,10})(ms|s|m)?$/.exec(text);
  if (match === null) return null;
  const unit = match[2] === "ms" || match[2] === "m" ? match[2] : "s";
  const ms = Number(match[1]) * units[unit];
  return ms <= longestMs ? ms : null;
}
