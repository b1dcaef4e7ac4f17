import type { ConnectionTarget } from "../core/database-url.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import type { ProblemId } from "../core/problems.js";
import { quoteIdentifier } from "../core/quote.js";
import { identifyStranger } from "./stranger.js";

/** Why no connection came about, and what to do. */
interface Explained {
  readonly rule: ProblemId;
  readonly reason: string;
  readonly help?: string;
}

/** A connection that did not come about, as a failure; where no server of PostgreSQL answered, it says what did. */
export async function connectFailure(cause: unknown, target: ConnectionTarget): Promise<Failure> {
  if (cause instanceof Failure) return cause;
  const { reason, rule, help } = await explain(cause, target);
  const message = `cannot connect to ${target.database}@${target.host}:${target.port}: ${reason}`;
  return new Failure("database", [finding(rule, { message, ...(help === undefined ? {} : { help }) })], { cause });
}

interface Cause {
  readonly code?: unknown;
  readonly message?: unknown;
  /** Only errors of the server have one. */
  readonly severity?: unknown;
  readonly errors?: readonly unknown[];
}

async function explain(cause: unknown, target: ConnectionTarget): Promise<Explained> {
  const error = cause as Cause;
  const first = error.errors?.[0]; // an AggregateError of both address families says nothing itself
  if (first !== undefined) return await explain(first, target);
  const [code, text] = [String(error.code ?? ""), String(error.message ?? "")];
  if (error.severity !== undefined) return explainRefusal(code, text, target);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return { rule: "connection", reason: "the host name is not known" };
  if (code === "ECONNREFUSED") return { rule: "connection", reason: "nobody listens there" };
  if (/client password must be a string|SASL/i.test(text)) return noPassword;
  if (/authenticationOk message type/.test(text)) return unknownLogin;
  const stranger = await identifyStranger(target);
  if (/timeout/i.test(text)) {
    const reason = `no answer within ${target.connectTimeoutMs / 1000} s`;
    return { rule: "connection", reason: stranger === null ? reason : `${reason}: ${stranger}` };
  }
  if (stranger !== null) return { rule: "connection", reason: stranger };
  if (/certificate|SSL|TLS|self.signed/i.test(text) || code.startsWith("ERR_TLS") || code.startsWith("ERR_SSL")) {
    return { rule: "tls", reason: `${text} (sslmode=${target.sslmode})` };
  }
  // Node names the address that the host's name led to, which is nobody's business where the host is none.
  return { rule: "connection", reason: text === "" ? code : text.replace(/^(connect E[A-Z]+) .*$/s, "$1") };
}

const noPassword: Explained = {
  rule: "authentication",
  reason: "the server asks for a password and none was given, or it is wrong",
};

/** The driver's words for a request of the protocol's that it has no answer to. */
const unknownLogin: Explained = {
  rule: "authentication",
  reason: "the server asks for a login by GSSAPI (Kerberos) or SSPI",
  help: "let the role log in by password: a line with scram-sha-256 in pg_hba.conf",
};

/** What the server itself gave as its reason. */
function explainRefusal(code: string, reason: string, { user, database }: ConnectionTarget): Explained {
  switch (code) {
    case "28P01":
      return { rule: "authentication", reason };
    case "28000":
      return {
        rule: "authentication",
        reason,
        help: "let the role log in from here: by LOGIN, by a line of pg_hba.conf, with TLS or without as that says (sslmode), and with a client certificate where it asks for one (sslcert, sslkey)",
      };
    case "42501":
      return {
        rule: "privilege",
        reason,
        help: `GRANT CONNECT ON DATABASE ${quoteIdentifier(database)} TO ${quoteIdentifier(user)}`,
      };
    case "3D000":
      return { rule: "connection", reason, help: "check the name of the database in the URL" };
    case "53300":
      return { rule: "connection", reason, help: helpForConnections };
    case "57P03":
      return { rule: "connection", reason, help: "wait until the server has started, recovered or been promoted" };
    case "55000":
      return {
        rule: "connection",
        reason,
        help: "name another database in the URL, or let this one accept connections",
      };
    case "58P01":
      return {
        rule: "connection",
        reason,
        help: "install that library on the server, or take it out of what sessions load",
      };
    default:
      return { rule: "connection", reason, help: "the server answers and refuses the login: do away with that reason" };
  }
}

const helpForConnections =
  "close other connections, or raise max_connections, or the limit of the role or the database that the message names";
