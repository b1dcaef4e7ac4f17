import { connect } from "node:net";
import type { ConnectionTarget } from "../core/database-url.js";

const patienceMs = 1000;
/** PostgreSQL's SSLRequest (documentation, "Message Formats"): its server answers it with one letter. */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
/** How a TLS record begins that says no to what it got. */
const tlsAlert = 0x15;

/**
 * What listens at an address where no connection came about, in words; null where it is PostgreSQL after all, or nobody
 * can be reached. Asked once, after the failure. Never throws.
 */
export async function identifyStranger({
  host,
  port,
}: Pick<ConnectionTarget, "host" | "port">): Promise<string | null> {
  const greeting = await readGreeting(host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
  if (greeting === "unreachable") return null;
  if (greeting === "silent") return "something accepts connections there and says nothing";
  if (greeting === "closed") return "something accepts connections there and closes them at once";
  return nameOf(greeting);
}

type Greeting = Buffer | "unreachable" | "silent" | "closed";

function readGreeting(
  address: { readonly host: string; readonly port: number } | { readonly path: string },
): Promise<Greeting> {
  return new Promise((resolve) => {
    const socket = connect(address);
    let reached = false;
    const settle = (greeting: Greeting): void => {
      socket.destroy();
      resolve(greeting);
    };
    socket.setTimeout(patienceMs, () => settle(reached ? "silent" : "unreachable"));
    socket.on("error", () => settle(reached ? "closed" : "unreachable"));
    socket.on("close", () => settle("closed"));
    socket.once("connect", () => {
      reached = true;
      socket.write(sslRequest);
    });
    socket.once("data", (bytes: Buffer) => settle(bytes));
  });
}

function nameOf(bytes: Buffer): string | null {
  const text = bytes.toString("latin1");
  if (/^[SN]$/.test(text) || text.startsWith("E\0")) return null;
  if (text.startsWith("HTTP/")) return "an HTTP server listens there, not PostgreSQL";
  if (text.startsWith("SSH-")) return "an SSH server listens there, not PostgreSQL";
  if (/^...\0\n\d/s.test(text)) return "a MySQL or MariaDB server listens there, not PostgreSQL";
  if (bytes[0] === tlsAlert && bytes[1] === 3) return "a TLS server listens there (HTTPS, for example), not PostgreSQL";
  const start = text
    .slice(0, 40)
    .replace(/[^ -~]+/g, " ")
    .trim();
  return `something else than PostgreSQL listens there${start === "" ? "" : ` (it says "${start}")`}`;
}
