import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { clearLeftovers } from "../../src/shadow/leftovers.js";
import { identify, readPlace } from "../../src/shadow/process-identity.js";
import { lacking, majors } from "../support/servers.js";
import { eventually, isThere, processesNaming } from "./processes.js";
import { binariesOf, inShadow, withFolder } from "./shadows.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const major = majors.at(-1) ?? 18;

/** What a killed run is: a process that opens a shadow, says so, and waits. */
const holder = `
import { openShadow } from ${JSON.stringify(pathToFileURL(join(root, "lib/shadow/open-shadow.js")).href)};
import { plainMirror } from ${JSON.stringify(pathToFileURL(join(root, "lib/shadow/mirror.js")).href)};
const [folder, tempFolder] = process.argv.slice(2);
const shadow = await openShadow({ choice: { kind: "local" }, targetMajor: ${major}, assets: "", target: null, trust: "recorded",
  mirror: plainMirror([]), path: "", folders: [folder], tempFolder });
await shadow.session.send("CREATE TABLE t (id int)");
process.stdout.write("open");
setInterval(() => {}, 1000);
`;

async function startHolder(folder: string): Promise<ChildProcess> {
  const script = join(folder, "..", "holder.mjs");
  await writeFile(script, holder);
  const child = spawn(process.execPath, [script, await binariesOf(major), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout ?? child, "data");
  return child;
}

async function withTempFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  return await withFolder(async (outer) => {
    await chmod(outer, 0o755);
    const folder = join(outer, "t");
    await mkdir(folder);
    await chmod(folder, 0o1777);
    return await work(folder);
  });
}

async function markerIn(folder: string): Promise<{ readonly server: { readonly pid: number } }> {
  const [name = ""] = await readdir(folder);
  return JSON.parse(await readFile(join(folder, name, "owner.json"), "utf8")) as { server: { pid: number } };
}

describe.skipIf(lacking(major) !== "")(`after SIGKILL${lacking(major)}`, () => {
  beforeAll(() => {
    // Whether the types are right is another check's business.
    spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--noCheck"], { cwd: root });
  });

  test("the server ends by itself, and its files go with it", async () => {
    await withTempFolder(async (folder) => {
      const child = await startHolder(folder);
      const { server } = await markerIn(folder);
      expect(isThere(server.pid)).toBe(true);
      child.kill("SIGKILL");
      await eventually(async () => !isThere(server.pid));
      await eventually(async () => (await readdir(folder)).length === 0);
    });
  });

  test("a server that stayed is ended by the next run, and one whose owner lives is left alone", async () => {
    await withTempFolder(async (folder) => {
      const killed = await startHolder(folder);
      const { server } = await markerIn(folder);
      const guards = await processesNaming(`rm -rf "$1"\0${server.pid}\0`);
      expect(guards.length).toBe(1);
      for (const guard of guards) process.kill(guard, "SIGKILL");
      killed.kill("SIGKILL");
      await once(killed, "exit");
      expect(isThere(server.pid)).toBe(true);
      const living = await startHolder(folder);
      try {
        expect(isThere(server.pid)).toBe(false);
        expect((await readdir(folder)).length).toBe(1);
        const other = await markerIn(folder);
        await inShadow(major, { tempFolder: folder }, async () => {
          expect((await readdir(folder)).length).toBe(2);
        });
        expect(isThere(other.server.pid)).toBe(true);
        expect((await readdir(folder)).length).toBe(1);
      } finally {
        living.kill("SIGKILL");
      }
      await eventually(async () => (await processesNaming(folder)).length === 0);
    });
  });
});

describe("a folder with a marker", () => {
  const gone = { pid: 4_000_000, started: "1" };
  const other = { host: `not-${hostname()}`, boot: "x", pids: "x" };
  test.each([
    { name: "of a process that is gone is removed", owner: gone, change: {}, kept: false },
    { name: "of a pid that is somebody else's by now is removed", owner: "reused" as const, change: {}, kept: false },
    { name: "of a process that runs stays", owner: "living" as const, change: {}, kept: true },
    { name: "of another machine stays", owner: gone, change: other, kept: true },
    { name: "of another container stays", owner: gone, change: { pids: "pid:[1]" }, kept: true },
    {
      name: "from before the machine's last start is removed",
      owner: "living" as const,
      change: { boot: "x" },
      kept: false,
    },
  ])("$name", async ({ owner, change, kept }) => {
    await withFolder(async (folder) => {
      const home = join(folder, "schema-version-shadow-abcdef");
      await mkdir(home);
      const self = await identify(process.pid);
      const reused = { pid: process.pid, started: "1" };
      const whose = owner === "living" ? self : owner === "reused" ? reused : owner;
      const place = { ...(await readPlace()), ...change };
      await writeFile(join(home, "owner.json"), JSON.stringify({ owner: whose, place, server: null }));
      await clearLeftovers(folder);
      expect((await readdir(folder)).length).toBe(kept ? 1 : 0);
    });
  });

  test.each([
    { name: "that is no JSON", text: "{" },
    { name: "that says nothing", text: "null" },
    { name: "without a process", text: '{"owner":{"pid":1},"place":{"host":"","boot":"","pids":""},"server":null}' },
  ])("$name stays", async ({ text }) => {
    await withFolder(async (folder) => {
      await mkdir(join(folder, "schema-version-shadow-abcdef"));
      await writeFile(join(folder, "schema-version-shadow-abcdef/owner.json"), text);
      await clearLeftovers(folder);
      expect((await readdir(folder)).length).toBe(1);
    });
  });

  test("and another name stays, whatever its marker says", async () => {
    await withFolder(async (folder) => {
      await mkdir(join(folder, "schema-version"));
      const marker = JSON.stringify({ owner: gone, place: await readPlace(), server: null });
      await writeFile(join(folder, "schema-version/owner.json"), marker);
      await clearLeftovers(folder);
      expect(await readdir(folder)).toEqual(["schema-version"]);
    });
  });
});
