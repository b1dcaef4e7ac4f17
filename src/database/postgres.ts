import { existsSync, readFileSync } from "node:fs";
import { Socket } from "node:net";
import { dirname, join } from "node:path";
import type { ConnectionOptions } from "node:tls";
import type { Client } from "pg";
import type { ConnectionTarget } from "../core/database-url.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";
import { sendCancelRequest } from "./cancel-request.js";
import type { BackendKey } from "./cancel-request.js";
import { demandChannelBinding } from "./channel-binding.js";
import { readClientCertificate } from "./client-certificate.js";
import { connectFailure } from "./connect-failure.js";
import { endAtUnreadable } from "./end-at-unreadable.js";
import { loadPg } from "./load-pg.js";
import { cancelBackend, connectionLost } from "./session.js";
import type { Session } from "./session.js";
import { sendSimpleQuery } from "./simple-query.js";

export interface ConnectOptions {
  /** Shown in pg_stat_activity, so that whoever waits for us can see who we are. */
  readonly applicationName: string;
  /** Gives up connecting when it is aborted, with its reason. */
  readonly signal?: AbortSignal;
}

/** Connects to a server. Throws Failure for a bad address, login, TLS or a server that does not answer in time. */
export async function connect(target: ConnectionTarget, options: ConnectOptions): Promise<Session> {
  const attempts = tlsAttempts(target);
  const failures: unknown[] = [];
  for (const ssl of attempts) {
    const openedAt = performance.now();
    try {
      return { ...toSession(await open(target, ssl, options), target, options), openedAt };
    } catch (error) {
      failures.push(error);
      if (!isTlsRefusal(error)) break; // the second kind of connection would fail the same way
    }
  }
  throw await connectFailure(mostTelling(failures), target);
}

/** Of the failures with TLS and without: what the server says of the login, else whom it does not let in, else the last. */
function mostTelling(failures: readonly unknown[]): unknown {
  const ofServer = failures.filter((error) => (error as { readonly severity?: unknown }).severity !== undefined);
  return ofServer.find((error) => !isAboutWhoMayLogIn(error)) ?? ofServer[0] ?? failures.at(-1);
}

/** A refusal by pg_hba.conf; its words are in the server's own language. */
function isAboutWhoMayLogIn(error: unknown): boolean {
  return (error as { readonly routine?: unknown }).routine === "ClientAuthentication";
}

async function open(
  target: ConnectionTarget,
  ssl: ConnectionOptions | false,
  options: ConnectOptions,
): Promise<Client> {
  const pg = await loadPg();
  const client = new pg.Client({
    host: target.host,
    port: target.port,
    user: target.user,
    // Not the text itself: in place of an empty one pg takes PGPASSWORD, or what its own reading of ~/.pgpass gives.
    password: () => target.password ?? "",
    database: target.database,
    ssl,
    application_name: options.applicationName,
    connectionTimeoutMillis: target.connectTimeoutMs,
    keepAlive: true,
    enableChannelBinding: target.channelBinding === "require",
    // To make one itself, pg first asks whether it runs at Cloudflare, for which Node 20 loads its whole HTTP client.
    stream: () => new Socket(),
  });
  // A connection that dies between two messages is found by the next one; without a listener it would end the process.
  client.on("error", (error) => deaths.set(client, deaths.get(client) ?? error));
  endAtUnreadable(client);
  const prove = target.channelBinding === "require" ? demandChannelBinding(client, target) : (): void => {};
  const stream = streamOf(client);
  const giveUp = (): void => void stream.destroy(new Error("cancelled"));
  options.signal?.throwIfAborted();
  options.signal?.addEventListener("abort", giveUp, { once: true });
  try {
    await client.connect();
    prove();
    return client;
  } catch (error) {
    // A login that ends on our side leaves its socket open, which would hold the process until the server gives up.
    stream.destroy();
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", giveUp);
  }
}

/** Why connections have died while nothing was under way. */
const deaths = new WeakMap<Client, Error>();

function toSession(client: Client, target: ConnectionTarget, options: ConnectOptions): Session {
  const { processID, secretKey } = client as unknown as {
    readonly processID: number | null;
    readonly secretKey: number;
  };
  // A server announces its process; what does not is something in between.
  const announcedPid = processID ?? 0;
  const { applicationName } = options;
  return {
    announcedPid,
    send: async (sql, sendOptions) => {
      // What the server said then is known here alone.
      const died = deaths.get(client);
      if (died !== undefined) throw connectionLost(died);
      return await sendSimpleQuery(client, sql, sendOptions);
    },
    cancel: (pid) => cancel(pid, target, { applicationName, key: { pid: announcedPid, secret: secretKey } }),
    close: async (until = "gone") => {
      const gone = client.end().catch(() => {}); // it is gone either way
      if (until === "gone") return await gone;
      const stream = streamOf(client);
      await Promise.race([new Promise((resolve) => stream.once("finish", resolve)), gone]);
      stream.unref();
    },
  };
}

function streamOf(client: Client): Socket {
  return (client as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream;
}

/** By a second login; a CancelRequest, which TLS proxies and session poolers lose, only where that is of no avail. */
async function cancel(
  pid: number,
  target: ConnectionTarget,
  { key, applicationName }: { readonly key: BackendKey; readonly applicationName: string },
): Promise<void> {
  try {
    const session = await connect({ ...target, connectTimeoutMs: 3000 }, { applicationName });
    try {
      await cancelBackend(session, pid);
    } finally {
      await session.close();
    }
  } catch {
    await sendCancelRequest(target, key).catch(() => {}); // the server is gone: the statement ends with its connection
  }
}

function tlsAttempts(target: ConnectionTarget): readonly (ConnectionOptions | false)[] {
  const attempts = tlsModes(target);
  return target.channelBinding === "require" ? attempts.filter((ssl) => ssl !== false) : attempts;
}

/** libpq's order: `prefer` tries TLS first, `allow` last. Without authorities only the modes of that name verify. */
function tlsModes(target: ConnectionTarget): readonly (ConnectionOptions | false)[] {
  if (target.host.startsWith("/")) return [false];
  if (target.sslmode === "disable") return [false];
  const authorities = readAuthorities(target);
  const named = { ...authorities, ...readClientCertificate(target) };
  // With an authority file libpq's lesser modes verify like verify-ca; prefer and allow can then do without TLS.
  const lesser: ConnectionOptions =
    authorities === null ? { ...named, rejectUnauthorized: false } : { ...named, checkServerIdentity: () => undefined };
  switch (target.sslmode) {
    case "allow":
      return [false, lesser];
    case "prefer":
      return [lesser, false];
    case "require":
      return [lesser];
    case "verify-ca":
      return [{ ...named, checkServerIdentity: () => undefined }];
    case "verify-full":
      return [named];
  }
}

/** The authorities to trust, with the list of what they revoked that libpq looks for in the home folder. */
function readAuthorities({
  sslrootcert,
  usualRootcert = "",
}: ConnectionTarget): { readonly ca: string; readonly crl?: string } | null {
  const file = sslrootcert ?? usualRootcert;
  if (file === "system" || (sslrootcert === null && !existsSync(usualRootcert))) return null;
  const revoked = join(dirname(usualRootcert), "root.crl");
  return {
    ca: readNamed(file),
    ...(usualRootcert !== "" && existsSync(revoked) ? { crl: readNamed(revoked) } : {}),
  };
}

function readNamed(file: string): string {
  if (file.includes("-----BEGIN")) return file;
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const message = `the certificate file ${file} cannot be read`;
    throw new Failure("bad-input", [finding("tls", { message })], { cause });
  }
}

/** Whether another kind of connection may do. */
function isTlsRefusal(error: unknown): boolean {
  const text = error instanceof Error ? error.message : "";
  const code = String((error as { readonly code?: unknown }).code ?? "");
  return (
    isAboutWhoMayLogIn(error) ||
    /CERT|CRL|SIGNATURE|^ERR_(?:SSL|TLS)/.test(code) ||
    /does not support SSL|establishing an SSL|no pg_hba\.conf entry|no encryption|SSL off/i.test(text)
  );
}
