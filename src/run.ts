import { existsSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Config, EnvironmentConfig } from "./config/config.js";
import type { GitHubEvent } from "./core/event.js";
import { Failure } from "./core/failure.js";
import type { Log } from "./core/log.js";
import type { SourceFile } from "./core/migration-set.js";
import { finding } from "./core/problems.js";
import { spellingsOf } from "./core/redact.js";
import type { Command, Report, RunContext } from "./core/report.js";
import type { openEmbedded } from "./database/embedded.js";
import { passwordOf } from "./database/password.js";
import { connect } from "./database/postgres.js";
import type { Recorder } from "./database/records.js";
import type { Session } from "./database/session.js";
import { toFailedReport } from "./environment/finish.js";
import type { OlderFiles, World } from "./environment/world.js";
import { readQueryFiles } from "./files/query-files.js";
import { readSourceFiles } from "./files/read.js";
import { findFolders } from "./files/locations.js";
import { listForeign } from "./files/foreign.js";
import { toOlderFiles } from "./files/older-files.js";
import { isSourceName, toSourceFiles } from "./files/source-files.js";
import type { FileOptions } from "./files/source-files.js";

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

/** The history of a very large repository is not worth more. */
const gitLimitMs = 30_000;

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
  try {
    const load = Object.entries(commands).find(([name]) => name === config.command)?.[1];
    if (load === undefined)
      throw new Failure("bad-input", [finding("input", { message: `no command ${config.command}` })]);
    const work = await load();
    return await work(await openWorld(surroundings));
  } catch (error) {
    if (error instanceof Failure) return toFailedReport({ startedAt, now, context }, error, config.command);
    throw error;
  }
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

/** Reads the files and makes the world that a command works in. Throws Failure for a folder that cannot be read. */
export async function openWorld(from: Surroundings): Promise<World> {
  const surroundings = withLearnedSecrets(from);
  const { config, root, log, signal, context, recorder, startedAt } = surroundings;
  const { files, findings } = readFiles(surroundings);
  const unread = findings.filter((one) => one.rule === "folder" && one.file === undefined);
  if (unread.length > 0 && needsFiles(config)) throw new Failure("bad-input", unread);
  const needsBase = config.command === "check" && config.environments.some(({ database }) => database.kind === "none");
  return {
    config,
    files,
    fileFindings: config.command === "new" ? [] : [...config.notes, ...findings],
    base: needsBase ? await readBase(surroundings) : null,
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
    readOlderFiles: (names) => readOlderFiles(surroundings, names),
    readQueryFiles: () => readQueryFiles(config.queries, { root, confined: from.confined }),
    writeFile: (name, text) => writeNew(surroundings, name, text),
    replaceFile: (file, text) => writeFileSync(resolve(root, file), text),
  };
}

/** The SQL of all locations, and the names of what only Flyway runs. */
function readFiles({ config, root, confined }: Surroundings): ReturnType<typeof readSourceFiles> {
  const { locations, naming, scriptSettings } = config;
  const { folders, findings } = findFolders(locations.list, { root, choose: locations.choose });
  const options = { root, within: confined ? root : null, files: { naming, scriptSettings } };
  const read = folders.map(({ folder, fits }) => {
    const { files, findings: problems } = readSourceFiles(folder, { ...options, fits });
    const refused = problems.some((one) => one.rule === "folder" && one.file === undefined);
    return { findings: problems, files: refused ? [] : [...files, ...listForeign(folder, { root, naming })] };
  });
  return {
    files: read.flatMap(({ files }) => files),
    findings: [...findings, ...read.flatMap(({ findings: problems }) => problems)],
  };
}

async function readPassword({ config, learn }: Learning, { database }: EnvironmentConfig): Promise<string | null> {
  if (database.kind !== "server") return null;
  const password = await passwordOf(database.target, config.passwordCommand);
  if (password !== null) learn(password);
  return password;
}

async function openSession(surroundings: Learning, environment: EnvironmentConfig): Promise<Session> {
  const { assets, recorder, root, signal } = surroundings;
  const { database } = environment;
  switch (database.kind) {
    case "embedded": {
      const open = surroundings.openEmbedded ?? (await import("./database/embedded.js")).openEmbedded;
      return await open({ assets, folder: resolve(root, database.folder) });
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
function toShadowOpener({ config, assets, signal }: Surroundings): World["openShadow"] {
  const { choice, path } = config.shadow;
  let opener: Promise<World["openShadow"]> | null = null;
  const load = async (): Promise<World["openShadow"]> => {
    const { openShadow } = await import("./shadow/open-shadow.js");
    const { oneAtATime } = await import("./shadow/turns.js");
    return oneAtATime(async (request) => {
      signal.throwIfAborted(); // it may have waited for its turn
      return await openShadow({ ...request, choice, path, assets });
    });
  };
  return async (request) => (choice.kind === "off" ? null : await (await (opener ??= load()))(request));
}

/** Contents from the history of git, with the settings that lay beside them. */
async function readOlderFiles(
  { config, root, signal, confined }: Surroundings,
  names: readonly string[],
): Promise<OlderFiles> {
  const { readFileVersions } = await import("./git/read-file-versions.js");
  const [first] = findFolders(config.locations.list, { root, choose: config.locations.choose }).folders;
  // On the command line the files may be those of another repository.
  const repository = confined || first === undefined ? root : resolve(root, first.folder);
  const { versions, history } = await readFileVersions(repository, names, { signal, limitMs: gitLimitMs });
  return { files: toOlderFiles(versions), history };
}

/** The migrations as the pull request's base branch has them; null when they cannot be read. */
async function readBase({ event, root, config }: Surroundings): Promise<readonly SourceFile[] | null> {
  const commit = event?.pullRequest?.baseSha;
  if (commit === undefined) return null;
  const { locations, naming, scriptSettings } = config;
  const { folders } = findFolders(locations.list, { root, choose: locations.choose });
  const read: SourceFile[] = [];
  for (const { folder, fits } of folders) {
    const path = relative(realpathSync(root), realpathSync(resolve(root, folder)))
      .split("\\")
      .join("/");
    const files = await readBaseFolder(root, commit, path, { naming, scriptSettings });
    if (files === null) return null;
    read.push(
      ...files.filter(({ name }) => fits === null || fits.test(name)),
      ...listForeign(folder, { root, naming }),
    );
  }
  return read;
}

async function readBaseFolder(
  root: string,
  commit: string,
  folder: string,
  options: FileOptions,
): Promise<readonly SourceFile[] | null> {
  const { readTree } = await import("./git/read-tree.js");
  const tree = await readTree(root, { commit, folder: folder === "" ? "." : folder });
  if (tree === null) return null;
  const raw = tree
    .filter(({ path }) => isSourceName(path, options.naming))
    .map(({ path, bytes }) => ({ file: path, bytes, name: folder === "" ? path : path.slice(folder.length + 1) }));
  return toSourceFiles(raw, options).files;
}

function writeNew({ config, root }: Surroundings, name: string, text: string): string {
  const [first] = findFolders(config.locations.list, { root, choose: config.locations.choose }).folders;
  const folder = resolve(root, first?.folder ?? config.migrations);
  const path = join(folder, name);
  if (existsSync(path))
    throw new Failure("bad-input", [finding("input", { message: `the file ${name} exists already` })]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text, { flag: "wx" });
  return relative(root, path);
}
