/**
 * Reads this repository's workflows and examples with the two linters of the field, `actionlint` and `zizmor`. Each is got
 * once, in a pinned version whose digest is checked, outside the repository; one that cannot be had here is left out.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "schema-version-action");
const suffix = process.platform === "win32" ? ".exe" : "";

const workflows = [join(".github", "workflows"), "examples"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".yml") && name !== "schema-version.yml")
    .map((name) => join(folder, name)),
);

/** @param {string} command @param {readonly string[]} args @param {object} [options] */
function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], ...options }).status ?? 1;
}

/** @param {string} command */
const isThere = (command) => spawnSync(command, ["--version"], { stdio: "ignore" }).error === undefined;

/** Go checks what it gets against its public log of digests. */
function getActionlint() {
  const version = "v1.7.12";
  const folder = join(cache, `actionlint-${version}`);
  const program = join(folder, `actionlint${suffix}`);
  if (existsSync(program)) return program;
  if (!isThere("go")) return null;
  mkdirSync(folder, { recursive: true });
  const environment = { ...process.env, GOBIN: folder, GOFLAGS: "-p=2" };
  const status = run("go", ["install", `github.com/rhysd/actionlint/cmd/actionlint@${version}`], { env: environment });
  return status === 0 ? program : null;
}

/** Of the platforms that it is made for. */
const zizmorDigests = [
  "84a6acb975accc13408786a2bd274b572537ca19c933ebbc13e78f3988562071", // manylinux_2_28_x86_64
  "dd818f99d833b86cd432d5412d620d936b5df074b33404fff8b67acff55d3259", // musllinux_1_2_x86_64
  "0a999c98015becd9f69919ce01febadfb1c2be9b8ec2ce9ef7eb13ff23ba8eba", // macosx_11_0_arm64
  "aa4b4e216321dd5cf202cd79fc83296468f0eed79d850cd65ac8187a6bbc5496", // macosx_10_12_x86_64
  "9cd1dd7734042f40ca0faa2a31fb4e9033dede620d996af2f903744b8f04fca9", // win_amd64
];

function getZizmor() {
  const version = "1.32.0";
  const folder = join(cache, `zizmor-${version}`);
  const program = join(folder, "bin", `zizmor${suffix}`);
  if (existsSync(program)) return program;
  const python = ["python3", "python"].find(isThere);
  if (python === undefined) return null;
  mkdirSync(folder, { recursive: true });
  const wanted = join(folder, "wanted.txt");
  writeFileSync(wanted, `zizmor==${version} ${zizmorDigests.map((one) => `--hash=sha256:${one}`).join(" ")}\n`);
  const args = ["install", "--quiet", "--target", folder, "--no-deps", "--only-binary", ":all:", "--require-hashes"];
  if (run(python, ["-m", "pip", ...args, "-r", wanted]) === 0) return program;
  rmSync(folder, { recursive: true });
  return null;
}

const linters = [
  {
    name: "actionlint",
    get: getActionlint,
    // It does not know `queue`, which GitHub has beside `group` since 2026.
    args: ["-ignore", 'unexpected key "queue" for "concurrency" section', "-shellcheck=", "-pyflakes="],
  },
  {
    name: "zizmor",
    get: getZizmor,
    args: ["--offline", "--no-progress", "--quiet", "--config", join("scripts", "zizmor.yml")],
  },
];

for (const { name, get, args } of linters) {
  const program = get();
  if (program === null) {
    process.stdout.write(`${name} cannot be had on this machine: the workflows were read without it\n`);
    continue;
  }
  const status = run(program, [...args, ...workflows]);
  process.stdout.write(`${name}: ${status === 0 ? `nothing found in ${workflows.length} workflows` : "see above"}\n`);
  if (status !== 0) process.exitCode = 1;
}
