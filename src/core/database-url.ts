import { ignoredVariable, standInFor, usualFiles } from "./libpq-variables.js";
import type { UsualFiles, Variables } from "./libpq-variables.js";
import { cut, decode, followed, hostAndPort, isOfOthers, splitOnce, toPairs, withoutScheme } from "./url-parts.js";

/** How TLS is used, with libpq's meaning (PostgreSQL documentation, "SSL Support", table 32.1). */
export type SslMode = "disable" | "allow" | "prefer" | "require" | "verify-ca" | "verify-full";

/** Where a database is and how to log in. Holds a secret: never put it into a report. */
export interface ConnectionTarget extends UsualFiles {
  /** A name, an address, or the directory of a socket (begins with `/`). */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | null;
  readonly database: string;
  readonly sslmode: SslMode;
  /** File with the certificate authorities to trust, or their PEM text; `system` for those of the machine. */
  readonly sslrootcert: string | null;
  /** The files of the client's certificate and its key; undefined for those that libpq looks for by itself. */
  readonly sslcert?: string | undefined;
  readonly sslkey?: string | undefined;
  /** Whether the login must be bound to its TLS connection, so that nobody in between can pass it on. */
  readonly channelBinding: "any" | "require";
  readonly connectTimeoutMs: number;
}

const bindings: readonly string[] = ["disable", "prefer", "require"];
const modes: readonly string[] = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];
/** An hour: a host that does not answer must not hold a job for ever. */
const longestTimeoutS = 3600;
const usualPort = 5432;

type Parsed = { readonly ok: ConnectionTarget } | { readonly problem: string };

/**
 * Reads `postgresql://user:password@host:port/database?sslmode=…` as libpq does, and forgives what a URL would not:
 * reserved characters in the password. Of the variables that libpq knows, those about TLS and time complete it; another
 * one that libpq would follow is a problem. The problem's text never holds any part of the URL.
 */
export function parseDatabaseUrl(text: string, variables: Variables = {}): Parsed {
  const rest = withoutScheme(text);
  if (rest === null) return problem("the database URL does not begin with postgresql://");
  if (/%00|\0/.test(rest)) return problem("the database URL holds a %00, which no name and no password can");
  const { login, authority, path, query } = cut(rest);
  const parameters = readParameters(query);
  if (parameters === null) return problem(nameUnknown(query));
  const get: Get = (name) => parameters.get(name) ?? standInFor(name, variables);
  // libpq would read a database's name with an @ in it, which hardly anybody means.
  if (login !== null && path.includes("@"))
    return problem(
      "the database URL has an @ behind the / that ends its host: write it as %40, and a / before it as %2F",
    );
  const place = readPlace(authority, get);
  if ("problem" in place) return place;
  const [user = "", password] = login === null ? [] : splitOnce(login, ":");
  const tls = readTls(get);
  if ("problem" in tls) return tls;
  const name = get("user") ?? decode(user);
  if (name === "") return problem("the database URL names no user");
  const seconds = (get("connect_timeout") ?? "10").trim();
  const timeout = /^\+?\d+$/.test(seconds) ? Number(seconds) : 0;
  if (!(timeout > 0 && timeout <= longestTimeoutS))
    return problem(`the connect_timeout of the database URL is no number of seconds from 1 to ${longestTimeoutS}`);
  const { host, port } = place;
  if (tls.channelBinding === "require" && host.startsWith("/"))
    return problem("channel_binding=require in the database URL needs TLS, which a socket does not have");
  const database = get("dbname") ?? decode(path);
  const given = { PGHOST: host, PGPORT: port, PGDATABASE: database, PGREQUIRESSL: get("sslmode") ?? "" };
  const ignored = ignoredVariable(variables, given);
  if (ignored !== null)
    return problem(
      `libpq would follow the variable ${ignored}, which the tool does not: unset it, or complete the URL`,
    );
  // Where libpq was built decides in which folder it would look for a socket.
  if (host === "")
    return problem("the database URL names no host: name localhost, or the folder of the server's socket");
  return {
    ok: {
      host,
      port: port === "" ? usualPort : Number(port),
      user: name,
      password: get("password") ?? (password === undefined ? null : decode(password)),
      database: database === "" ? name : database,
      ...tls,
      connectTimeoutMs: timeout * 1000,
      ...usualFiles(variables),
    },
  };
}

type Get = (name: string) => string | undefined;

/** Host and port as far as the URL has them. */
function readPlace(
  authority: string,
  get: Get,
): { readonly host: string; readonly port: string } | { readonly problem: string } {
  if (authority.includes(",") || get("host")?.includes(",") === true)
    return problem("the database URL names several hosts: name one");
  const [, written = "", behind = ""] = hostAndPort.exec(authority) ?? [];
  const port = get("port") ?? behind;
  if (!hostAndPort.test(authority) || !isPort(port))
    return problem("the port of the database URL is no number from 1 to 65535");
  return { host: get("host") ?? decode(written).replace(/^\[(.*)\]$/, "$1"), port };
}

type Tls = Pick<ConnectionTarget, "sslmode" | "sslrootcert" | "sslcert" | "sslkey" | "channelBinding">;

/** As in libpq: `system` are the authorities that the machine trusts, and those are no use to a mode that checks less. */
function readTls(get: Get): Tls | { readonly problem: string } {
  const written = get("sslrootcert") ?? "";
  const authorities = written === "" ? null : written;
  const sslmode = get("sslmode") ?? (authorities === "system" ? "verify-full" : "prefer");
  if (!isMode(sslmode)) return problem(`the sslmode of the database URL is none of ${modes.join(", ")}`);
  if (authorities === "system" && sslmode !== "verify-full")
    return problem("sslrootcert=system in the database URL needs sslmode=verify-full");
  const binding = get("channel_binding") ?? "prefer";
  if (!bindings.includes(binding))
    return problem(`the channel_binding of the database URL is none of ${bindings.join(", ")}`);
  if (binding === "require" && sslmode === "disable")
    return problem("channel_binding=require in the database URL needs TLS, which sslmode=disable excludes");
  const [sslcert, sslkey] = [get("sslcert"), get("sslkey")].map((file) => (file === "" ? undefined : file));
  const channelBinding = binding === "require" ? "require" : "any";
  return { sslmode, sslrootcert: authorities, sslcert, sslkey, channelBinding };
}

function isPort(text: string): boolean {
  return text === "" || (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535);
}

/** Null where one of them is not known. */
function readParameters(query: string): ReadonlyMap<string, string> | null {
  const parameters = toPairs(query);
  return parameters.every(([key]) => followed.includes(key)) ? new Map(parameters) : null;
}

function nameUnknown(query: string): string {
  const named = toPairs(query).find(([key]) => isOfOthers(key));
  const what = named === undefined ? "a parameter that" : `the parameter ${named[0]}, which`;
  return `the database URL has ${what} is none of ${followed.join(", ")}`;
}

function isMode(text: string): text is SslMode {
  return modes.includes(text);
}

function problem(text: string): { readonly problem: string } {
  return { problem: text };
}
