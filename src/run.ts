import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Config, EnvironmentConfig } from "./config/config.js";
import type { GitHubEvent } from "./core/event.js";
import { Failure } from "./core/failure.js";
import type { Log } from "./core/log.js";
import type { Finding } from "./core/model.js";
import { finding } from "./core/problems.js";
import { redact, spellingsOf } from "./core/redact.js";
import type { Command, Report, RunContext } from "./core/report.js";
import type { openEmbedded } from "./database/embedded.js";
import { passwordOf } from "./database/password.js";
import { connect } from "./database/postgres.js";
import type { Recorder } from "./database/records.js";
import type { Session } from "./database/session.js";
import { toFailedReport } from "./environment/finish.js";
import { toldOfOtherCommit } from "./environment/other-commit.js";
import { readBase, readFiles, readOlderFiles } from "./environment/read-files.js";
import type { World } from "./environment/world.js";
import { readQueryFiles } from "./files/query-files.js";
import { findFolders } from "./files/locations.js";

/** What an entry knows of the process around it. */
export interface Surroundings {
  readonly config: Config;
  /** Absolute path that files are shown relative to: the workspace, or the current folder. */
  readonly root: string;
  /** Whether the migrations must lie inside the root. */
  readonly confined: boolean;
  readonly event: GitHubEvent | null;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly context: RunContext;
  readonly recorder: Omit<Recorder, "environment">;
  /** Folder with the embedded database's files. */
  readonly assets: string;
  readonly startedAt: Date;
  /** Told every spelling of a secret that the run learns on its way, before anything can print it. */
  readonly onSecret?: (spelling: string) => void;
  /** Opens the embedded database; the demo passes one that outlives a command. */
  readonly openEmbedded?: typeof openEmbedded;
}

/** Each is loaded when it runs: most of the program serves one command alone. */
const commands: Record<Exclude<Command, "demo">, () => Promise<(world: World) => Promise<Report>>> = {
  check: async () => (await import("./commands/check.js")).check,
  apply: async () => (await import("./commands/apply.js")).apply,
  rollback: async () => (await import("./commands/rollback.js")).rollback,
  status: async () => (await import("./commands/status.js")).status,
  drift: async () => (await import("./commands/drift.js")).drift,
  history: async () => (await import("./commands/history.js")).history,
  baseline: async () => (await import("./commands/baseline.js")).baseline,
  repair: async () => (await import("./commands/repair.js")).repair,
  adopt: async () => (await import("./commands/adopt.js")).adopt,
  export: async () => (await import("./commands/export.js")).exportHistory,
  observe: async () => (await import("./commands/observe.js")).observe,
  new: async () => (await import("./commands/new.js")).create,
};

/** Opens the world, runs one command, and answers with its report: anticipated problems are in it, bugs are thrown. */
export async function run(surroundings: Surroundings): Promise<Report> {
  const { config, context, startedAt } = surroundings;
  const now = (): Date => new Date();
  const learned: string[] = [];
  const onSecret = (spelling: string): void => {
    learned.push(spelling);
    surroundings.onSecret?.(spelling);
  };
  try {
    const load = Object.entries(commands).find(([name]) => name === config.command)?.[1];
    if (load === undefined)
      throw new Failure("bad-input", [finding("input", { message: `no command ${config.command}` })]);
    const work = await load();
    return await work(await openWorld({ ...surroundings, onSecret }));
  } catch (error) {
    const secrets = [...config.secrets, ...learned];
    if (error instanceof Failure) return toFailedReport({ startedAt, now, context }, error, config.command, secrets);
    throw withoutSecrets(error, secrets);
  }
}

/** A bug keeps its stack, and its stack no secret: nobody knows what it quotes. */
function withoutSecrets(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof Error)) return error;
  error.message = redact(error.message, secrets);
  if (error.stack !== undefined) error.stack = redact(error.stack, secrets);
  return error;
}

type Learning = Surroundings & { readonly learn: (secret: string) => void };

/** A short-lived password is known only when its command has run: from then on it is masked like those of the inputs. */
function withLearnedSecrets(surroundings: Surroundings): Learning {
  const secrets = [...surroundings.config.secrets];
  const learn = (secret: string): void => {
    const fresh = spellingsOf(secret).filter((spelling) => !secrets.includes(spelling));
    secrets.push(...fresh);
    for (const spelling of fresh) surroundings.onSecret?.(spelling);
  };
  return { ...surroundings, config: { ...surroundings.config, secrets }, learn };
}

/** Commands that do without the migrations folder: `new` makes it, the others are about the record alone. */
const withoutFiles: ReadonlySet<Command> = new Set(["new", "history"]);

function needsFiles({ command, copyOf }: Config): boolean {
  return !withoutFiles.has(command) && copyOf === null;
}

/** An empty workspace is a job that forgot to check out, not one that named another folder. */
function toldOfCheckout({ root, confined }: Surroundings): (one: Finding) => Finding {
  const empty = confined && existsSync(root) && readdirSync(root).length === 0;
  const help = "the workspace is empty: add actions/checkout as a step before";
  return (one) => (empty ? { ...one, help } : one);
}

/** Reads the files and makes the world that a command works in. Throws Failure for a folder that cannot be read. */
export async function openWorld(from: Surroundings): Promise<World> {
  const surroundings = withLearnedSecrets(from);
  const { config, root, log, signal, context, recorder, startedAt } = surroundings;
  const { files, findings } = readFiles(config, surroundings);
  const unread = findings.filter((one) => one.rule === "folder" && one.file === undefined);
  if (unread.length > 0 && needsFiles(config)) throw new Failure("bad-input", unread.map(toldOfCheckout(from)));
  const other = config.command === "check" ? await toldOfOtherCommit(root, from) : [];
  const needsBase = config.command === "check" && config.environments.some(({ database }) => database.kind === "none");
  const base = needsBase ? await readBase(config, surroundings) : null;
  signal.throwIfAborted(); // what git was not asked to the end says nothing
  return {
    config,
    files,
    fileFindings: config.command === "new" ? [] : [...config.notes, ...findings, ...other],
    base,
    log,
    signal,
    context,
    recorder,
    workingDirectory: root,
    confined: from.confined,
    startedAt,
    now: () => new Date(),
    openSession: (environment) => openSession(surroundings, environment),
    readPassword: (environment) => readPassword(surroundings, environment),
    openShadow: toShadowOpener(surroundings),
    readOlderFiles: (names) => readOlderFiles(config, surroundings, names),
    readQueryFiles: () => readQueryFiles(config.queries, { root, confined: from.confined }),
    writeFile: (name, text) => writeNew(surroundings, name, text),
    replaceFile: (file, text) => writeFileSync(resolve(root, file), text),
  };
}

/** How long password-command may take: those of clouds ask over the network, and start an interpreter first. */
const patienceMs = 60_000;

async function readPassword(
  { config, learn, signal }: Learning,
  { database }: EnvironmentConfig,
): Promise<string | null> {
  if (database.kind !== "server") return null;
  const password = await passwordOf(database.target, config.passwordCommand, { patienceMs, signal });
  if (password !== null) learn(password);
  return password;
}

async function openSession(surroundings: Learning, environment: EnvironmentConfig): Promise<Session> {
  const { assets, recorder, root, signal } = surroundings;
  const { database } = environment;
  switch (database.kind) {
    case "embedded": {
      const open = surroundings.openEmbedded ?? (await import("./database/embedded.js")).openEmbedded;
      return await open({ assets, folder: resolve(root, database.folder), signal });
    }
    case "none":
      throw new Failure("bad-input", [finding("input", { message: `${environment.name}: ${database.reason}` })]);
    case "server": {
      const password = await readPassword(surroundings, environment);
      const who = recorder.runId === null ? `by ${recorder.installedBy}` : `run ${recorder.runId}`;
      const applicationName = `schema-version ${who}`.slice(0, 63);
      return await connect({ ...database.target, password }, { applicationName, signal });
    }
  }
}

/** Nothing of it is loaded before it is needed. */
function toShadowOpener({ config, assets, signal, learn }: Learning): World["openShadow"] {
  const { choice, path } = config.shadow;
  let opener: Promise<World["openShadow"]> | null = null;
  const load = async (): Promise<World["openShadow"]> => {
    const { openShadow } = await import("./shadow/open-shadow.js");
    const { oneAtATime } = await import("./shadow/turns.js");
    return oneAtATime(async (request) => {
      signal.throwIfAborted(); // it may have waited for its turn
      if (choice.kind !== "url") return await openShadow({ ...request, choice, path, assets });
      const password = await passwordOf(choice.target, null, { patienceMs, signal });
      if (password !== null) learn(password);
      return await openShadow({
        ...request,
        choice: { kind: "url", target: { ...choice.target, password } },
        path,
        assets,
      });
    });
  };
  return async (request) => (choice.kind === "off" ? null : await (await (opener ??= load()))(request));
}

function writeNew({ config, root, confined }: Surroundings, name: string, text: string): string {
  const [first] = findFolders(config.locations.list, {
    root,
    within: confined ? root : null,
    choose: config.locations.choose,
  }).folders;
  const folder = resolve(root, first?.folder ?? config.migrations);
  const path = join(folder, name);
  if (existsSync(path))
    throw new Failure("bad-input", [finding("input", { message: `the file ${name} exists already` })]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text, { flag: "wx" });
  return relative(root, path);
}
