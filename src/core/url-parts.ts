/** A database URL, cut where libpq cuts it. */
export interface UrlParts {
  /** `user:password` as written; null where the URL has no `@`. */
  readonly login: string | null;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
}

/** The parameters that are followed. */
export const followed: readonly string[] = [
  ...["sslmode", "sslrootcert", "sslcert", "sslkey", "channel_binding", "connect_timeout"],
  ...["host", "port", "user", "password", "dbname"],
];
const ofOthers: ReadonlySet<string> = new Set([
  ...["options", "application_name", "fallback_application_name", "client_encoding", "replication", "hostaddr"],
  ...[
    "target_session_attrs",
    "load_balance_hosts",
    "service",
    "servicefile",
    "passfile",
    "requirepeer",
    "require_auth",
  ],
  ...["keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout", "krbsrvname"],
  ...["gssencmode", "gsslib", "gssdelegation", "ssl", "requiressl", "sslnegotiation", "sslcompression", "sslsni"],
  ...["sslpassword", "sslcertmode", "sslcrl", "sslcrldir", "sslkeylogfile"],
  ...["ssl_min_protocol_version", "ssl_max_protocol_version", "min_protocol_version", "max_protocol_version"],
  ...["schema", "search_path", "currentSchema", "pgbouncer", "connection_limit", "x-migrations-table"],
  ...["x-multi-statement"],
]);

/** A host or an address in brackets, and a port. */
export const hostAndPort = /^(\[[^\]]+\]|[^:]*)(?::(\d*))?$/;

/** What follows `postgresql://`; null where the text begins otherwise. */
export function withoutScheme(text: string): string | null {
  const scheme = /^postgres(?:ql)?:\/\//i.exec(text.trim());
  return scheme === null ? null : text.trim().slice(scheme[0].length);
}

/**
 * A URL says that its first `/` or `?` ends the host. Where libpq would refuse what follows, or find no user, a password
 * was written as it is, with such characters in it: then the last `@` ends the password.
 */
export function cut(rest: string): UrlParts {
  const strict = cutStrictly(rest);
  const keys = toPairs(strict.query).map(([key]) => key);
  const valid = hostAndPort.test(strict.authority) && keys.every((key) => followed.includes(key) || isOfOthers(key));
  const namesUser = strict.login !== null || keys.includes("user");
  return valid && (namesUser || !strict.path.includes("@")) ? strict : cutAtLast(rest);
}

/** Where libpq cuts; its users may hold an `@`, as those of Azure do. */
function cutStrictly(rest: string): UrlParts {
  const end = rest.search(/[/?]/);
  const head = end < 0 ? rest : rest.slice(0, end);
  return toParts(rest, head.lastIndexOf("@"));
}

function cutAtLast(rest: string): UrlParts {
  return toParts(rest, rest.lastIndexOf("@"));
}

function toParts(rest: string, at: number): UrlParts {
  const [place = "", query = ""] = splitOnce(rest.slice(at + 1), "?");
  const [authority = "", path = ""] = splitOnce(place, "/");
  return { login: at < 0 ? null : rest.slice(0, at), authority, path, query };
}

/** The passwords as they are written in a URL, for masking: also those of a URL that is refused, however it is cut. */
export function rawPasswordsOf(url: string): readonly string[] {
  const rest = withoutScheme(url) ?? url.trim().replace(/^[a-z0-9+.-]+:\/\//i, "");
  const cuts = [cut(rest), cutAtLast(rest)];
  const inLogins = cuts.map(({ login }) => (login === null ? "" : (splitOnce(login, ":")[1] ?? "")));
  const inQuery = cut(rest)
    .query.split("&")
    .map((pair) => /^password=(.*)$/s.exec(pair)?.[1] ?? "");
  // A URL may also stand behind a word, in quotes, or where the name of a database belongs.
  const within = [...decode(rest).matchAll(/:\/\/[^:@/]*:([^@]+)@/g)].map(([, password = ""]) => password);
  return [...new Set([...inLogins, ...inQuery, ...within])].filter((text) => text !== "");
}

/** Whether libpq or another tool knows a parameter: it may be named in a problem, because it is no part of a password. */
export function isOfOthers(key: string): boolean {
  return ofOthers.has(key);
}

/** Keys and values of a query, in order. */
export function toPairs(query: string): readonly (readonly [string, string])[] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => splitOnce(pair, "="))
    .map(([key = "", value = ""]) => [decode(key), decode(value)]);
}

/** The text before and behind the first separator; the whole text alone where there is none. */
export function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Text of a URL with its %-codes read. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % is meant as it stands
  }
}
