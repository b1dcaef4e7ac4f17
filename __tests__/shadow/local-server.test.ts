import { access, chmod, lstat, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connect } from "../../src/database/postgres.js";
import { findBinaries } from "../../src/shadow/binaries.js";
import { startLocalServer, type LocalServer, type StartOptions } from "../../src/shadow/local-server.js";
import { findMemoryFolder } from "../../src/shadow/memory-folder.js";
import { lacking, majors } from "../support/servers.js";
import { eventually, processesNaming } from "./processes.js";
import { ask, binariesOf, withFolder } from "./shadows.js";

const secret = "SHADOW_TEST_SECRET";
beforeEach(() => {
  process.env[secret] = "hunter2";
});
afterEach(() => {
  delete process.env[secret];
});

const limitMs = 60_000;
const major = majors.at(-1) ?? 18;

async function start(tempFolder: string, options: Partial<StartOptions> = {}): Promise<LocalServer> {
  const binaries = await findBinaries(major, { path: "", folders: [await binariesOf(major)] });
  if (binaries === null) throw new Error("no programs");
  return await startLocalServer(binaries, { tempFolder, limitMs, ...options });
}

/** A temporary folder that everybody may enter, as /tmp. */
async function withTempFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  return await withFolder(async (folder) => {
    await chmod(folder, 0o1777);
    return await work(folder);
  });
}

async function isGone(path: string): Promise<boolean> {
  return await access(path).then(
    () => false,
    () => true,
  );
}

async function ownFolder(tempFolder: string): Promise<string> {
  const [name = ""] = await readdir(tempFolder);
  return join(tempFolder, name);
}

async function fileModes(folder: string): Promise<Record<string, string>> {
  const names = ["", "d", "d/data", "s", "owner.json"];
  const modes = await Promise.all(names.map(async (name) => (await lstat(join(folder, name))).mode & 0o777));
  return Object.fromEntries(names.map((name, index) => [name, (modes[index] ?? 0).toString(8)]));
}

describe.skipIf(lacking(major) !== "")(`a server of our own${lacking(major)}`, () => {
  test("is reached through its socket alone, and none of its processes knows a variable of ours", async () => {
    await withTempFolder(async (folder) => {
      const { superuser, stop } = await start(folder);
      try {
        const session = await connect(superuser, { applicationName: "test" });
        expect(await ask(session, "SHOW listen_addresses")).toBe("");
        expect(await ask(session, "SHOW max_locks_per_transaction")).toBe("1024");
        const home = await ownFolder(folder);
        const pids = [...(await processesNaming(home)), session.announcedPid ?? 0];
        expect(pids.length).toBeGreaterThan(1);
        const environments = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, "utf8")));
        expect(environments.join("\n")).not.toMatch(/hunter2|SHADOW_TEST/);
        await session.close();
        const stranger = connect({ ...superuser, password: "wrong" }, { applicationName: "test" });
        await expect(stranger).rejects.toThrow("password");
      } finally {
        await stop();
      }
    });
  });

  test("runs as nobody where we are root, and only it gets at its files", async () => {
    await withTempFolder(async (folder) => {
      const { stop } = await start(folder);
      try {
        const home = await ownFolder(folder);
        const root = process.getuid?.() === 0;
        const outer = root ? "711" : "700";
        expect(await fileModes(home)).toEqual({ "": outer, d: "700", "d/data": "700", s: "700", "owner.json": "600" });
        const [ours, theirs] = await Promise.all([stat(join(home, "owner.json")), stat(join(home, "d/data"))]);
        expect(ours.uid).toBe(process.getuid?.());
        expect(theirs.uid).toBe(root ? 65534 : process.getuid?.());
      } finally {
        await stop();
      }
    });
  });

  test("is gone with all its files and processes after its end, also when it ends twice", async () => {
    await withTempFolder(async (folder) => {
      const { superuser, stop } = await start(folder);
      const session = await connect(superuser, { applicationName: "test" });
      // One that does not want to end.
      const stuck = session.send("SELECT pg_sleep(60)").catch(() => "ended");
      await Promise.all([stop(), stop()]);
      expect(await stuck).toBe("ended");
      expect(await readdir(folder)).toEqual([]);
      expect(await processesNaming(folder)).toEqual([]);
    });
  });

  test.each([
    { name: "initdb fails", program: "initdb", says: "echo no disk >&2; exit 1", expected: "no disk" },
    { name: "the server ends at once", program: "postgres", says: "echo no memory >&2; exit 1", expected: "no memory" },
    { name: "the server never becomes ready", program: "postgres", says: "exec sleep 60", expected: "become ready" },
  ])("leaves nothing where $name", async ({ program, says, expected }) => {
    await withTempFolder(async (folder) => {
      await withFolder(async (programs) => {
        await chmod(programs, 0o755);
        for (const name of ["initdb", "postgres"]) {
          const text = `#!/bin/sh\n${name === program ? says : "exit 0"}\n`;
          await writeFile(join(programs, name), text, { mode: 0o755 });
        }
        const binaries = { folder: programs, major, version: `${major}.1` };
        const started = startLocalServer(binaries, { tempFolder: folder, limitMs: 700 });
        await expect(started).rejects.toThrow(expected);
        expect(await readdir(folder)).toEqual([]);
        expect(await processesNaming(programs)).toEqual([]);
      });
    });
  });

  test("says so where it ends for lack of memory before it has started", async (context) => {
    if ((await findMemoryFolder()) === null) return context.skip();
    await withFolder(async (programs) => {
      await chmod(programs, 0o755);
      await writeFile(join(programs, "initdb"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
      await writeFile(join(programs, "postgres"), "#!/bin/sh\nexec sleep 60\n", { mode: 0o755 });
      const binaries = { folder: programs, major, version: `${major}.1` };
      const limits = { tempFolder: "/tmp", limitMs: 5000, leastFreeMemory: Infinity };
      await expect(startLocalServer(binaries, limits)).rejects.toThrow("of which hardly any is left: free some");
      expect(await processesNaming(programs)).toEqual([]);
    });
  });

  test.each([
    { name: "too deep for a socket", inner: "x".repeat(80), mode: 0o755 },
    { name: "closed to the server's user", inner: "x", mode: 0o700 },
  ])("finds another place where the temporary folder is $name", async ({ inner, mode }) => {
    if (mode === 0o700 && process.getuid?.() !== 0) return;
    await withTempFolder(async (folder) => {
      const temp = join(folder, inner);
      await mkdir(temp);
      await chmod(temp, mode);
      const { superuser, stop } = await start(temp);
      try {
        expect(await readdir(temp)).toEqual([]);
        expect(superuser.host).toMatch(/^\/tmp\/schema-version-shadow-/);
      } finally {
        await stop();
      }
      await expect(stat(superuser.host)).rejects.toThrow("ENOENT");
    });
  });

  test("bounds who comes in, and what SQL may take: memory of a process, temporary files, words in the log", async () => {
    await withTempFolder(async (folder) => {
      const { superuser, stop } = await start(folder);
      try {
        const session = await connect(superuser, { applicationName: "test" });
        const limits = await readFile(`/proc/${session.announcedPid ?? 0}/limits`, "utf8");
        expect(limits).toMatch(/^Max address space +3072000000 /m);
        expect(await ask(session, "SHOW temp_file_limit")).toBe("1GB");
        expect(await ask(session, "SHOW unix_socket_permissions")).toBe("0700");
        await ask(session, "DO $$ BEGIN RAISE WARNING 'words of a stranger'; END $$");
        await ask(session, "SELECT 1");
        const log = await readFile(join(await ownFolder(folder), "log"), "utf8");
        expect(log).not.toContain("words of a stranger");
        await session.close();
      } finally {
        await stop();
      }
    });
  });

  test("has its files in memory where there is room and nobody chose another folder", async () => {
    const memory = await findMemoryFolder();
    const { superuser, stop } = await start("/tmp");
    await stop();
    expect(dirname(dirname(superuser.host))).toBe(memory ?? "/tmp");
    await expect(stat(superuser.host)).rejects.toThrow("ENOENT");
  });

  test("ends, and gives its memory back, before all of that is taken", async (context) => {
    if ((await findMemoryFolder()) === null) return context.skip();
    // Where the machine is slow, that is before it has started.
    const started = await start("/tmp", { leastFreeMemory: Infinity }).catch((error: unknown) => String(error));
    if (typeof started === "string") expect(started).toContain("hardly any is left");
    else {
      await eventually(async () => await isGone(started.superuser.host));
      await started.stop();
    }
    const { superuser: other, stop: stopOther } = await start("/tmp", { leastFreeMemory: 0 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await isGone(other.host)).toBe(false);
    await stopOther();
  });

  test("starts although its folder's neighbours are strange", async () => {
    await withTempFolder(async (folder) => {
      await mkdir(join(folder, "schema-version-shadow-empty"));
      await mkdir(join(folder, "schema-version-shadow-broken"));
      await writeFile(join(folder, "schema-version-shadow-broken/owner.json"), "{");
      await writeFile(join(folder, "schema-version-shadow-file"), "");
      const { stop } = await start(folder);
      await stop();
      expect((await readdir(folder)).length).toBe(3);
      await rm(folder, { recursive: true });
      await mkdir(folder);
    });
  });
});
