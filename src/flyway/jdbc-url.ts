import type { ConnectionTarget } from "../core/database-url.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";

export interface JdbcOptions {
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Settings of the session, `role` for example. */
  readonly settings: Readonly<Record<string, string>>;
  /** File with the certificate authorities; null for those that Java knows. */
  readonly authorities: string | null;
}

/** The URL as Java's driver takes it, without user and password. Throws Failure for a socket, which it does not know. */
export function toJdbcUrl(target: ConnectionTarget, { applicationName, settings, authorities }: JdbcOptions): string {
  const { host, port, database, sslmode, channelBinding, connectTimeoutMs } = target;
  if (host.startsWith("/")) {
    const message = "engine: flyway cannot use a socket, because Java's driver does not";
    throw new Failure("bad-input", [finding("flyway", { message, help: "give a host and a port in database-url" })]);
  }
  if (target.sslcert !== undefined || target.sslkey !== undefined) {
    const message = "engine: flyway sends no client certificate, whose key Java's driver reads in another format";
    throw new Failure("bad-input", [finding("flyway", { message, help: "leave out sslcert and sslkey" })]);
  }
  const given = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replaceAll(/[\\ ]/g, "\\$&")}`);
  const checked = sslmode === "verify-ca" || sslmode === "verify-full";
  const parameters = new URLSearchParams({
    sslmode,
    ApplicationName: applicationName,
    connectTimeout: String(Math.ceil(connectTimeoutMs / 1000)),
    ...(authorities === null ? {} : { sslrootcert: authorities }),
    ...(checked && authorities === null ? { sslfactory: "org.postgresql.ssl.DefaultJavaSSLFactory" } : {}),
    ...(channelBinding === "require" ? { channelBinding } : {}),
    ...(given.length === 0 ? {} : { options: given.join(" ") }),
  });
  const address = host.includes(":") ? `[${host}]` : host;
  // Java's driver takes a plus sign for what it is.
  const query = parameters.toString().replaceAll("+", "%20");
  return `jdbc:postgresql://${address}:${port}/${encodeURIComponent(database)}?${query}`;
}
