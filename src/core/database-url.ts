/** How TLS is used, with libpq's meaning (PostgreSQL documentation, "SSL Support", table 32.1). */
export type SslMode = "disable" | "allow" | "prefer" | "require" | "verify-ca" | "verify-full";

/** Where a database is and how to log in. Holds a secret: never put it into a report. */
export interface ConnectionTarget {
  /** A name, an address, or the directory of a socket (begins with `/`). */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | null;
  readonly database: string;
  readonly sslmode: SslMode;
  /** File with the certificate authorities to trust, or their PEM text; `system` for those of the machine. */
  readonly sslrootcert: string | null;
  /** File with the authorities that libpq trusts where none are named, as far as it exists. */
  readonly usualRootcert?: string;
  /** libpq's file of passwords, for a URL without one; it need not exist. */
  readonly passfile?: string;
  /** Whether the login must be bound to its TLS connection, so that nobody in between can pass it on. */
  readonly channelBinding: "any" | "require";
  readonly connectTimeoutMs: number;
}

const bindings: readonly string[] = ["disable", "prefer", "require"];
const modes: readonly string[] = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];
const known: readonly string[] = [
  ...["sslmode", "sslrootcert", "channel_binding", "connect_timeout", "host", "port", "user", "password", "dbname"],
];
/** What libpq and other tools know besides: these may be named in a problem, because they are no part of a password. */
const ofOthers: ReadonlySet<string> = new Set([
  ...["options", "application_name", "target_session_attrs", "service", "passfile", "hostaddr", "gssencmode"],
  ...["sslcert", "sslkey", "sslcrl", "sslnegotiation", "ssl_min_protocol_version", "requirepeer", "require_auth"],
  ...["keepalives", "tcp_user_timeout", "schema", "search_path", "currentSchema", "pgbouncer", "connection_limit"],
  ...["x-migrations-table", "x-multi-statement"],
]);
/** What stands in for a parameter that the URL lacks, as in libpq. */
const standIns: Readonly<Record<string, string>> = {
  sslmode: "PGSSLMODE",
  sslrootcert: "PGSSLROOTCERT",
  channel_binding: "PGCHANNELBINDING",
  connect_timeout: "PGCONNECT_TIMEOUT",
};
/** An hour: a host that does not answer must not hold a job for ever. */
const longestTimeoutS = 3600;

type Variables = Readonly<Record<string, string | undefined>>;
type Parsed = { readonly ok: ConnectionTarget } | { readonly problem: string };

/**
 * Reads `postgresql://user:password@host:port/database?sslmode=…` as libpq does, and forgives what a URL would not:
 * reserved characters in the password. Of the variables that libpq knows, those about TLS and time complete it; another
 * one that libpq would follow is a problem. The problem's text never holds any part of the URL.
 */
export function parseDatabaseUrl(text: string, variables: Variables = {}): Parsed {
  const rest = withoutScheme(text);
  if (rest === null) return problem("the database URL does not begin with postgresql://");
  const { login, authority, path, query } = cut(rest);
  const parameters = readParameters(query);
  if (parameters === null) return problem(nameUnknown(query));
  const get = (name: string): string | undefined => parameters.get(name) ?? nonEmpty(variables[standIns[name] ?? ""]);
  if (authority.includes(",") || get("host")?.includes(",") === true)
    return problem("the database URL names several hosts: name one");
  const place = hostAndPort.exec(authority);
  const [user = "", password] = login === null ? [] : splitOnce(login, ":");
  const port = readPort(get("port") ?? place?.[2] ?? "");
  if (place === null || port === null) return problem("the port of the database URL is no number from 1 to 65535");
  const tls = readTls(get);
  if ("problem" in tls) return tls;
  const name = get("user") ?? decode(user);
  if (name === "") return problem("the database URL names no user");
  const seconds = (get("connect_timeout") ?? "10").trim();
  const timeout = /^\+?\d+$/.test(seconds) ? Number(seconds) : 0;
  if (!(timeout > 0 && timeout <= longestTimeoutS))
    return problem(`the connect_timeout of the database URL is no number of seconds from 1 to ${longestTimeoutS}`);
  const host = get("host") ?? decode(place[1] ?? "").replace(/^\[(.*)\]$/, "$1");
  if (tls.channelBinding === "require" && host.startsWith("/"))
    return problem("channel_binding=require in the database URL needs TLS, which a socket does not have");
  const database = get("dbname") ?? decode(path);
  const given = { PGHOST: host, PGPORT: get("port") ?? place[2] ?? "", PGDATABASE: database };
  const ignored = ignoredVariable(variables, { ...given, PGREQUIRESSL: get("sslmode") ?? "" });
  if (ignored !== null)
    return problem(
      `libpq would follow the variable ${ignored}, which the tool does not: unset it, or complete the URL`,
    );
  return {
    ok: {
      host: host === "" ? "localhost" : host,
      port,
      user: name,
      password: get("password") ?? (password === undefined ? null : decode(password)),
      database: database === "" ? name : database,
      ...tls,
      connectTimeoutMs: timeout * 1000,
    },
  };
}

type Tls = Pick<ConnectionTarget, "sslmode" | "sslrootcert" | "channelBinding">;

/** As in libpq: `system` are the authorities that the machine trusts, and those are no use to a mode that checks less. */
function readTls(get: (name: string) => string | undefined): Tls | { readonly problem: string } {
  const authorities = get("sslrootcert") ?? null;
  const sslmode = get("sslmode") ?? (authorities === "system" ? "verify-full" : "prefer");
  if (!isMode(sslmode)) return problem(`the sslmode of the database URL is none of ${modes.join(", ")}`);
  if (authorities === "system" && sslmode !== "verify-full")
    return problem("sslrootcert=system in the database URL needs sslmode=verify-full");
  const binding = get("channel_binding") ?? "prefer";
  if (!bindings.includes(binding))
    return problem(`the channel_binding of the database URL is none of ${bindings.join(", ")}`);
  if (binding === "require" && sslmode === "disable")
    return problem("channel_binding=require in the database URL needs TLS, which sslmode=disable excludes");
  return { sslmode, sslrootcert: authorities, channelBinding: binding === "require" ? "require" : "any" };
}

/** Variables without which libpq would come to the same connection, by the values for which that holds. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  PGHOST: ["localhost"],
  PGPORT: ["5432"],
  PGDATABASE: [],
  PGHOSTADDR: [],
  PGSERVICE: [],
  PGTARGETSESSIONATTRS: ["any"],
  PGSSLCERT: [],
  PGSSLKEY: [],
  PGSSLCRL: [],
  PGSSLCRLDIR: [],
  PGSSLNEGOTIATION: ["postgres"],
  PGSSLMINPROTOCOLVERSION: ["TLSv1", "TLSv1.1", "TLSv1.2"],
  PGSSLMAXPROTOCOLVERSION: [],
  PGGSSENCMODE: ["disable", "prefer"],
  PGREQUIREPEER: [],
  PGREQUIREAUTH: [],
  PGREQUIRESSL: ["0"],
  PGSSLCERTMODE: ["allow", "disable"],
  PGMINPROTOCOLVERSION: ["3.0"],
  // What libpq asks the server to set at the login; what PGOPTIONS asks for is followed.
  PGTZ: [],
  PGDATESTYLE: [],
  PGGEQO: [],
  PGCLIENTENCODING: ["UTF8", "utf8", "UTF-8", "utf-8", "auto"],
};

/** The first variable that would lead libpq elsewhere; what the URL says itself (`given`) goes before its variable. */
function ignoredVariable(variables: Variables, given: Readonly<Record<string, string>>): string | null {
  const leads = ([name, same]: readonly [string, readonly string[]]): boolean => {
    const value = nonEmpty(variables[name]);
    return value !== undefined && (given[name] ?? "") === "" && !same.includes(value);
  };
  return Object.entries(harmless).find(leads)?.[0] ?? null;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}

/** The passwords as they are written in a URL, for masking: also those of a URL that is refused. */
export function rawPasswordsOf(url: string): readonly string[] {
  const rest = withoutScheme(url) ?? url.trim().replace(/^[a-z0-9+.-]+:\/\//i, "");
  const { login, query } = cut(rest);
  const inQuery = query.split("&").flatMap((pair) => /^password=(.*)$/s.exec(pair)?.[1] ?? []);
  const inLogin = login === null ? undefined : splitOnce(login, ":")[1];
  return [...(inLogin === undefined ? [] : [inLogin]), ...inQuery].filter((text) => text !== "");
}

function withoutScheme(text: string): string | null {
  const scheme = /^postgres(?:ql)?:\/\//i.exec(text.trim());
  return scheme === null ? null : text.trim().slice(scheme[0].length);
}

interface Parts {
  /** `user:password` as written; null where the URL has no `@`. */
  readonly login: string | null;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
}

/**
 * A URL says that its first `/` or `?` ends the host. Where that gives no sense, a password was written as it is, with
 * such characters in it: then the last `@` ends the password.
 */
function cut(rest: string): Parts {
  const end = rest.search(/[/?]/);
  const head = end < 0 ? rest : rest.slice(0, end);
  const strict = toParts(rest, head.lastIndexOf("@"));
  const sensible =
    hostAndPort.test(strict.authority) && !strict.path.includes("@") && readParameters(strict.query) !== null;
  return sensible ? strict : toParts(rest, rest.lastIndexOf("@"));
}

function toParts(rest: string, at: number): Parts {
  const [place = "", query = ""] = splitOnce(rest.slice(at + 1), "?");
  const [authority = "", path = ""] = splitOnce(place, "/");
  return { login: at < 0 ? null : rest.slice(0, at), authority, path, query };
}

const hostAndPort = /^(\[[^\]]+\]|[^:]*)(?::(\d*))?$/;

function readPort(text: string): number | null {
  if (text === "") return 5432;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

function toPairs(query: string): readonly (readonly [string, string])[] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => splitOnce(pair, "="))
    .map(([key = "", value = ""]) => [decode(key), decode(value)]);
}

/** Null where one of them is not known. */
function readParameters(query: string): ReadonlyMap<string, string> | null {
  const parameters = toPairs(query);
  return parameters.every(([key]) => known.includes(key)) ? new Map(parameters) : null;
}

function nameUnknown(query: string): string {
  const named = toPairs(query).find(([key]) => ofOthers.has(key));
  const what = named === undefined ? "a parameter that" : `the parameter ${named[0]}, which`;
  return `the database URL has ${what} is none of ${known.join(", ")}`;
}

function isMode(text: string): text is SslMode {
  return modes.includes(text);
}

function problem(text: string): { readonly problem: string } {
  return { problem: text };
}

function splitOnce(text: string, separator: string): readonly string[] {
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
