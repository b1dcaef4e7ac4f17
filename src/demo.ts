import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "./config/read-config.js";
import { Failure } from "./core/failure.js";
import type { Log } from "./core/log.js";
import { finding } from "./core/problems.js";
import type { Report } from "./core/report.js";
import { tool } from "./core/tool.js";
import { openEmbedded } from "./database/embedded.js";
import type { Session } from "./database/session.js";
import type { Paint } from "./render/paint.js";
import { renderText } from "./render/text.js";
import { run } from "./run.js";

export interface DemoOptions {
  /** Folder with the embedded database's files; `migrations-sample` is found two folders above. */
  readonly assets: string;
  readonly write: (text: string) => void;
  readonly paint: Paint;
  readonly signal: AbortSignal;
}

interface Scene {
  readonly title: string;
  readonly command: Readonly<Record<string, string>>;
  readonly expect: Report["verdict"];
  /** Changes the folder before the command. */
  readonly prepare?: (folder: string) => void;
  readonly restore?: (folder: string) => void;
}

const failing =
  "-- Deliberately wrong: the column exists already, and the statement before it must not stay.\nALTER TABLE orders ADD COLUMN note text;\nALTER TABLE orders ADD COLUMN note text;\n";

const scenes: readonly Scene[] = [
  { title: "Apply the sample migrations", command: { command: "apply" }, expect: "ok" },
  { title: "Where every migration stands", command: { command: "status" }, expect: "ok" },
  {
    title: "Somebody edits a file that is applied: refused",
    command: { command: "apply" },
    expect: "blocked",
    prepare: (folder) => appendFileSync(join(folder, "V3__add_customer_email.sql"), "-- edited\n"),
    restore: (folder) =>
      cpSync(join(folder, ".kept", "V3__add_customer_email.sql"), join(folder, "V3__add_customer_email.sql")),
  },
  {
    title: "A migration fails: rolled back, with the place and the way out",
    command: { command: "apply" },
    expect: "failed",
    prepare: (folder) => writeFileSync(join(folder, "V8__add_order_note.sql"), failing),
    restore: (folder) => rmSync(join(folder, "V8__add_order_note.sql")),
  },
  {
    title: "What a rollback to version 5 would do",
    command: { command: "rollback", "target-version": "5", "dry-run": "true" },
    expect: "ok",
  },
  { title: "The rollback", command: { command: "rollback", "target-version": "5", confirm: "default" }, expect: "ok" },
  { title: "All of it is on record", command: { command: "history" }, expect: "ok" },
];

/** Plays the whole story on an embedded database in memory; answers with the exit code. Leaves nothing behind. */
export async function demo(options: DemoOptions): Promise<0 | 1 | 3> {
  const { assets, write, paint, signal } = options;
  const root = mkdtempSync(join(tmpdir(), "schema-version-demo-"));
  try {
    const sample = join(assets, "..", "..", "migrations-sample");
    cpSync(sample, join(root, "migrations"), { recursive: true });
    cpSync(sample, join(root, "migrations", ".kept"), { recursive: true });
    const files = readdirSync(sample).length;
    write(`${paint("bold", "schema-version demo")}: ${files} files of migrations-sample on an embedded PostgreSQL\n`);
    const told = await playAll(root, options);
    if (signal.aborted) return 3;
    const end =
      told === "as expected"
        ? "That was the story. Next: node dist/cli.js --help, where it is called schema-version"
        : unexpected;
    write(`\n${end}\n`);
    return told === "as expected" ? 0 : 1;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const unexpected = "The story did not go as it should: this is a bug.";

async function playAll(root: string, options: DemoOptions): Promise<"as expected" | "otherwise"> {
  const { assets, write, paint, signal } = options;
  const folder = join(root, "migrations");
  const session = await openEmbedded({ assets, folder: null });
  const lend = lender(session);
  let told: "as expected" | "otherwise" = "as expected";
  try {
    for (const [index, scene] of scenes.entries()) {
      if (signal.aborted) break;
      const title = paint("bold", `${index + 1}. ${scene.title}`);
      write(`\n${title}\n${paint("dim", `$ schema-version ${spell(scene)}`)}\n\n`);
      scene.prepare?.(folder);
      const report = await play(scene, { root, assets, lend, signal });
      scene.restore?.(folder);
      write(renderText(report, { columns: 100, paint }));
      if (report.verdict !== scene.expect) told = "otherwise";
    }
  } finally {
    await session.close();
  }
  return told;
}

async function play(
  { command }: Scene,
  {
    root,
    assets,
    lend,
    signal,
  }: Pick<DemoOptions, "assets" | "signal"> & { readonly root: string; readonly lend: () => Promise<Session> },
): Promise<Report> {
  const startedAt = new Date();
  const read = await readConfig({
    entry: "cli",
    // A second database beside the embedded one would take longer than all the rest.
    given: new Map(Object.entries({ shadow: "off", ...command })),
    variables: {},
    eventName: null,
    publicRepository: false,
    pushedBranch: null,
    readText: () => null,
  });
  if (!("ok" in read)) throw new Failure("bad-input", read.findings);
  const nowhere = { repository: null, ref: null, commit: null, pullRequest: null, runId: null, runUrl: null };
  return await run({
    config: read.ok,
    root,
    confined: false,
    event: null,
    log: silent,
    signal,
    context: { serverUrl: null, ...nowhere },
    recorder: { installedBy: "you", toolVersion: tool.version, ...nowhere },
    assets,
    startedAt,
    openEmbedded: lend,
  });
}

/**
 * One session plays all scenes: it is left as a new one would be found. To one borrower at a time, as the embedded
 * database on a disk: who watches a step that takes long would be in the middle of it.
 */
function lender(session: Session): () => Promise<Session> {
  const reset = "RESET SESSION AUTHORIZATION; RESET ALL; SELECT pg_catalog.pg_advisory_unlock_all()";
  let state: "free" | "lent" = "free";
  const close = async (): Promise<void> => {
    await session.send(reset);
    state = "free";
  };
  return async () => {
    if (state === "lent")
      throw new Failure("database", [finding("embedded-in-use", { message: "it has one session" })]);
    state = "lent";
    return { ...session, close };
  };
}

const silent: Log = { group: () => {}, endGroup: () => {}, line: () => {}, done: () => {}, progress: () => {} };

function spell({ command: { command = "", ...flags } }: Scene): string {
  return [command, ...Object.entries(flags).map(([name, value]) => `--${name} ${value}`)].join(" ");
}
