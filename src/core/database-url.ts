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
  /** File with the certificate authorities to trust, or their PEM text. */
  readonly sslrootcert: string | null;
  readonly connectTimeoutMs: number;
}

const modes: readonly string[] = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];
const known = new Set(["sslmode", "sslrootcert", "connect_timeout", "host", "port", "user", "password", "dbname"]);

type Parsed = { readonly ok: ConnectionTarget } | { readonly problem: string };

/**
 * Reads `postgresql://user:password@host:port/database?sslmode=…` as libpq does, and forgives what a URL would not:
 * reserved characters in the password. The problem's text never holds any part of the URL but parameter names.
 */
export function parseDatabaseUrl(text: string): Parsed {
  const scheme = /^postgres(?:ql)?:\/\//i.exec(text.trim());
  if (scheme === null) return problem("the database URL does not begin with postgresql://");
  const rest = text.trim().slice(scheme[0].length);
  const at = rest.lastIndexOf("@");
  const [place = "", query = ""] = splitOnce(rest.slice(at + 1), "?");
  const [authority = "", path = ""] = splitOnce(place, "/");
  const [user = "", password] = at < 0 ? [""] : splitOnce(rest.slice(0, at), ":");
  if (authority.includes(",")) return problem("the database URL names several hosts: name one");
  const hostPort = /^(\[[^\]]+\]|[^:]*)(?::(.*))?$/.exec(authority);
  const parameters = readParameters(query);
  if ("problem" in parameters) return parameters;
  const get = (name: string): string | undefined => parameters.ok.get(name);
  const host = get("host") ?? decode(hostPort?.[1] ?? "").replace(/^\[|\]$/g, "");
  const portText = get("port") ?? hostPort?.[2] ?? "";
  const port = portText === "" ? 5432 : Number(portText);
  if (!Number.isInteger(port) || port < 1 || port > 65535) return problem("the port of the database URL is no number");
  const sslmode = get("sslmode") ?? "prefer";
  if (!isMode(sslmode)) return problem(`sslmode is none of ${modes.join(", ")}`);
  const name = get("user") ?? decode(user);
  if (name === "") return problem("the database URL names no user");
  const timeout = Number(get("connect_timeout") ?? "10");
  if (!Number.isFinite(timeout) || timeout <= 0) return problem("connect_timeout is no number of seconds");
  return {
    ok: {
      host: host === "" ? "localhost" : host,
      port,
      user: name,
      password: get("password") ?? (password === undefined ? null : decode(password)),
      database: get("dbname") ?? (path === "" ? name : decode(path)),
      sslmode,
      sslrootcert: get("sslrootcert") ?? null,
      connectTimeoutMs: timeout * 1000,
    },
  };
}

/** The password as it is written in a URL, for masking; null when there is none. */
export function rawPasswordOf(url: string): string | null {
  const rest = url.trim().replace(/^[a-z]+:\/\//i, "");
  const at = rest.lastIndexOf("@");
  return at < 0 ? null : (splitOnce(rest.slice(0, at), ":")[1] ?? null);
}

function readParameters(query: string): { readonly ok: ReadonlyMap<string, string> } | { readonly problem: string } {
  const pairs = query.split("&").filter((pair) => pair !== "");
  const parameters = new Map(
    pairs.map((pair) => splitOnce(pair, "=")).map(([key = "", value = ""]) => [decode(key), decode(value)]),
  );
  const unknown = [...parameters.keys()].filter((key) => !known.has(key));
  if (unknown.length === 0) return { ok: parameters };
  return problem(`unknown parameter in the database URL: ${unknown.map((key) => key.slice(0, 40)).join(", ")}`);
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

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % is meant as it stands
  }
}
