import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { describe, inject, TestRunner } from "vitest";
import { hasServer, supportedMajors } from "./postgres-binaries.js";
import type { ServerAddress } from "./postgres.js";

/** The majors that run on this machine, ascending. */
export const majors: readonly number[] = supportedMajors.filter(hasServer);

/** The oldest and the newest of them, for what the ones between do alike. */
export const sampledMajors: readonly number[] = majors.filter((major) => major === 14 || major === 18);

/** A running PostgreSQL and the URL of each of its databases. */
export interface Server extends ServerAddress {
  url(database: string, login?: { readonly user: string; readonly password: string }): string;
}

async function ask(path: string, parameters: Record<string, string>): Promise<unknown> {
  const target = `${path}?${new URLSearchParams(parameters).toString()}`;
  const sent = request({ socketPath: inject("serverBroker"), path: target, agent: false }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  const body = await text(response);
  if (response.statusCode !== 200) throw new Error(body);
  return JSON.parse(body);
}

function toServer(address: ServerAddress): Server {
  return {
    ...address,
    url(database, { user, password } = address) {
      const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
      return `postgres://${login}@${address.host}:${address.port}/${encodeURIComponent(database)}`;
    },
  };
}

function absence(major: number): string {
  return `no PostgreSQL ${major} for ${process.platform}-${process.arch} in node_modules`;
}

/** What to add to the name of tests that need those majors: why they are skipped here; empty where they are not. */
export function lacking(...wanted: readonly number[]): string {
  const absent = wanted.filter((major) => !majors.includes(major));
  return absent.length === 0 ? "" : ` (${absent.map(absence).join(", ")})`;
}

/** Skips the running test, visibly, where this machine lacks that major; outside of a test it throws. */
function requireMajor(major: number): void {
  if (majors.includes(major)) return;
  TestRunner.getCurrentTest()?.context.skip(absence(major));
  throw new Error(absence(major));
}

const known = new Map<number, Promise<Server>>();

/** The server of that major which all tests share; the first that asks starts it. */
export function serverOf(major: number): Promise<Server> {
  requireMajor(major);
  const found = known.get(major) ?? ask("/shared", { major: `${major}` }).then((it) => toServer(it as ServerAddress));
  known.set(major, found);
  return found;
}

/** The folder of the cluster that servers of that major start from copies of; its superuser is `postgres`. */
export async function clusterOf(major: number): Promise<string> {
  requireMajor(major);
  return (await ask("/cluster", { major: `${major}` })) as string;
}

/** Runs the work on a server of its own, with those settings; for tests that stop it or change what others would see. */
export async function withOwnServer<T>(
  { major, settings = {} }: { readonly major: number; readonly settings?: Readonly<Record<string, string>> },
  work: (server: Server) => Promise<T>,
): Promise<T> {
  requireMajor(major);
  const address = (await ask("/own", { major: `${major}`, settings: JSON.stringify(settings) })) as ServerAddress;
  try {
    return await work(toServer(address));
  } finally {
    await ask("/stop", { pid: `${address.pid}` });
  }
}

/** Defines the tests once per supported major; those of absent ones appear as skipped, with the reason in their name. */
export function describeEachMajor(define: (major: number) => void): void {
  for (const major of supportedMajors) {
    describe.skipIf(lacking(major) !== "")(`on PostgreSQL ${major}${lacking(major)}`, () => {
      define(major);
    });
  }
}
