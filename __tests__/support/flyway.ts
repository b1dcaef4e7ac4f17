import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import type { TestDatabase } from "./database.js";
import { start, type Ended } from "./running.js";

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "schema-version-action");

const tested = process.env.FLYWAY_TESTED ?? "11.8.2";

/** The program that `npm run flyway` installed. */
export const flywayProgram = process.env.FLYWAY ?? join(cache, `flyway-${tested}`, "flyway");

const absence = process.env.FLYWAY_ABSENCE ?? (existsSync(flywayProgram) ? null : "npm run flyway gets it");

/** Defines tests that need the real command line; without it they appear as skipped, with the reason in their name. */
export function describeFlyway(name: string, define: () => void): void {
  const reason = absence === null ? "" : ` (no Flyway: ${absence})`;
  describe.skipIf(absence !== null)(`with the real Flyway ${tested}: ${name}${reason}`, () => {
    define();
  });
}

/** What lets a JVM start fast and leave the other core alone. */
export const javaArguments = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto";

export interface FlywayOptions {
  /** The working directory; the migrations are in its folder `migrations`, unless `settings` says otherwise. */
  readonly root: string;
  /** More arguments, `-outOfOrder=true` for example. */
  readonly settings?: readonly string[];
  readonly limitMs?: number;
}

/** What Flyway answered as JSON, by content. */
export type Answer = Readonly<Record<string, unknown>>;

/** Runs one command of Flyway as people do. */
export async function runFlyway(
  db: Pick<TestDatabase, "name" | "server">,
  command: string,
  { root, settings = [], limitMs = 55_000 }: FlywayOptions,
): Promise<Ended> {
  const { host, port, user, password } = db.server;
  const given = [
    `-url=jdbc:postgresql://${host}:${port}/${db.name}`,
    `-user=${user}`,
    ...(settings.some((one) => one.startsWith("-locations="))
      ? []
      : [`-locations=filesystem:${join(root, "migrations")}`]),
    "-outputType=json",
    ...settings,
  ];
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: root,
    // Without it a JVM finds no file whose name is not ASCII.
    LC_ALL: "C.UTF-8",
    FLYWAY_PASSWORD: password,
    JAVA_ARGS: javaArguments,
    REDGATE_DISABLE_TELEMETRY: "true",
  };
  return await start({ program: flywayProgram, args: [...given, command], cwd: root, env, limitMs }).done;
}

/** Runs one command and reads its answer; an answer with an error throws it. */
export async function flyway(
  db: Pick<TestDatabase, "name" | "server">,
  command: string,
  options: FlywayOptions,
): Promise<Answer> {
  const { stdout, stderr } = await runFlyway(db, command, options);
  const answer = parse(stdout, stderr);
  const { error } = answer as { readonly error?: { readonly message?: string } | null };
  if (error !== undefined && error !== null) throw new Error(error.message ?? "Flyway says no more");
  return answer;
}

function parse(stdout: string, stderr: string): Answer {
  try {
    return JSON.parse(stdout) as Answer;
  } catch (cause) {
    throw new Error(`Flyway answered ${stdout} ${stderr}`, { cause });
  }
}

/** What `flyway validate` objects to, one line each; empty when it is content. */
export async function objectionsOf(
  db: Pick<TestDatabase, "name" | "server">,
  options: FlywayOptions,
): Promise<readonly string[]> {
  const answer = (await flyway(db, "validate", options)) as {
    readonly validationSuccessful: boolean;
    readonly errorDetails: { readonly errorMessage: string } | null;
    readonly invalidMigrations: readonly {
      readonly version: string;
      readonly description: string;
      readonly errorDetails: { readonly errorCode: string };
    }[];
  };
  if (answer.validationSuccessful) return [];
  const listed = answer.invalidMigrations.map(
    ({ version, description, errorDetails }) => `${version} ${description}: ${errorDetails.errorCode}`,
  );
  return listed.length > 0 ? listed : [answer.errorDetails?.errorMessage ?? "invalid"];
}

export interface Info {
  readonly category: string;
  readonly version: string;
  readonly description: string;
  readonly type: string;
  readonly state: string;
  readonly filepath: string;
}

/** The lines of `flyway info`. */
export async function infoOf(
  db: Pick<TestDatabase, "name" | "server">,
  options: FlywayOptions,
): Promise<readonly Info[]> {
  return ((await flyway(db, "info", options)) as { readonly migrations: readonly Info[] }).migrations;
}
