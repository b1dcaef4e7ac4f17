/**
 * Makes dist/ from lib/ (the output of tsc): one self-contained folder, the same bytes every time and everywhere.
 * The embedded database's prebuilt data directory is not made here (see build-template.mjs), and is kept.
 */
import { chmod, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const ncc = createRequire(import.meta.url)("@vercel/ncc");

/** Not made by the build, but shipped. */
export const templatePath = "pglite/template.tar.gz";

/** The embedded database's thread: outside of the bundles, since PGlite is. */
const workerFiles = {
  "worker.js": "embedded-worker.js",
  "bounded-answer.js": "bounded-answer.js",
  "embedded-extensions.js": "embedded-extensions.js",
  "embedded-sandbox.js": "embedded-sandbox.js",
  "notice-bound.js": "notice-bound.js",
};

/** The two programs; `index.js` is what action.yml names. */
const programs = [
  { entry: "lib/action.js", name: "index" },
  { entry: "lib/cli.js", name: "cli" },
];

/**
 * The toolkit imports what asks GitHub for an OIDC token, and with it a whole HTTP client: 1 MB of code and 30 ms at each
 * start of the action. Nobody calls it, so nothing stands in its place: the module named here has no such export.
 */
const leftOut = { "./oidc-utils.js": "node:path" };

/**
 * Bundles one program. Chunks of lazily imported code are named after it, so that two programs fit into one folder.
 * @param {string} entry @param {string} name
 * @returns {Promise<{ files: Map<string, Buffer>, packages: readonly string[] }>} its files and its packages' folders
 */
async function bundle(entry, name) {
  const options = { filename: `${name}.js`, cache: false, quiet: true, target: "es2022", externals: leftOut };
  const { code, assets, stats } = await ncc(join(root, entry), options);
  const files = new Map([[`${name}.js`, toText(code)]]);
  for (const [path, { source }] of Object.entries(assets)) {
    if (path !== "package.json") files.set(path, path.endsWith(".js") ? toText(source) : Buffer.from(source));
  }
  return { files, packages: packagesIn(stats.toJson({ all: false, modules: true, nestedModules: true, ids: true })) };
}

/** Folders of the packages whose code is in the bundle. */
function packagesIn({ modules = [] }) {
  return modules.flatMap((module) => {
    const [, folder] = /^.*?([^|!]*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.nameForCondition ?? "") ?? [];
    return [...(folder === undefined ? [] : [folder]), ...packagesIn(module)];
  });
}

/** The licences of everything that is shipped. */
async function licenses(packages) {
  const texts = [`PostgreSQL\n\n${await readFile(join(root, "scripts/licenses/postgresql.txt"), "utf8")}`];
  for (const folder of new Set(packages)) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? "" : await readFile(join(folder, file), "utf8");
    texts.push(`${name} ${version} (${license})\n\n${text}`);
  }
  return (
    texts
      .toSorted()
      .map((text) => text.trim())
      .join(`\n\n${"-".repeat(80)}\n\n`) + "\n"
  );
}

/** The bundler makes the ids of asset modules from the checkout's absolute path. */
function withStableIds(text) {
  const ids = [...text.matchAll(/\/\* asset import \*\/ __webpack_require__\((\d+)\)/g)].map(([, id]) => id);
  return [...new Set(ids)].reduce(
    (rest, id, index) =>
      rest
        .replaceAll(`__webpack_require__(${id})`, `__webpack_require__("asset-${index}")`)
        .replaceAll(`/***/ ${id}:`, `/***/ "asset-${index}":`),
    text,
  );
}

/** Git stores text with LF; the parser's CommonJS glue asks for a `__dirname`, which a module does not have. */
function toText(source) {
  const text = withStableIds(source.toString().replaceAll("\r\n", "\n"));
  if (!/(?<![\w.$])__dirname(?![\w$])/.test(text)) return Buffer.from(text);
  const [, shebang = "", rest = ""] = /^(#!.*\n)?([^]*)$/.exec(text) ?? [];
  return Buffer.from(`${shebang}const __dirname = import.meta.dirname;\n${rest}`);
}

/**
 * PGlite's files that Node needs: what its entry and its two file systems import, its WebAssembly, its extensions, its
 * licence. It cannot go through a bundler.
 * @returns {Promise<Map<string, Buffer>>}
 */
async function pgliteFiles() {
  const source = join(root, "node_modules/@electric-sql/pglite");
  const files = new Map();
  const scripts = ["index.js", "fs/nodefs.js"];
  for (const script of scripts) {
    const text = await readFile(join(source, "dist", script), "utf8");
    files.set(`pglite/${script}`, Buffer.from(text));
    for (const [, path] of text.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)) {
      const found = join(dirname(script), path).replaceAll("\\", "/");
      if (!scripts.includes(found)) scripts.push(found);
    }
  }
  for (const name of ["pglite.wasm", "pglite.data", "initdb.wasm"]) {
    files.set(`pglite/${name}`, await readFile(join(source, "dist", name)));
  }
  for (const name of await readdir(join(source, "dist"))) {
    if (!name.endsWith(".tar.gz")) continue;
    files.set(`pglite/extensions/${name}`, await readFile(join(source, "dist", name)));
  }
  return files.set("pglite/LICENSE", await readFile(join(source, "LICENSE")));
}

/**
 * Everything that dist/ holds, but for the prebuilt data directory: path below dist/ to content.
 * @returns {Promise<Map<string, Buffer>>}
 */
export async function build() {
  // Paths in the bundles are relative to the working directory.
  process.chdir(root);
  const files = await pgliteFiles();
  const packages = [join(root, "node_modules/@electric-sql/pglite")];
  for (const { entry, name } of programs) {
    const bundled = await bundle(entry, name);
    packages.push(...bundled.packages);
    for (const [path, content] of bundled.files) {
      if (files.get(path)?.equals(content) === false) throw new Error(`two programs would both write ${path}`);
      files.set(path, content);
    }
  }
  files.set("package.json", Buffer.from('{\n  "type": "module"\n}\n'));
  files.set("libpg-query.wasm", await readFile(join(root, "node_modules/libpg-query/wasm/libpg-query.wasm")));
  for (const [name, from] of Object.entries(workerFiles)) {
    files.set(`pglite/${name}`, await readFile(join(root, "lib/database", from)));
  }
  files.set("licenses.txt", toText(await licenses(packages)));
  return files;
}

/**
 * Paths of all files below a folder, `/` separators, sorted.
 * @param {string} folder @returns {Promise<readonly string[]>}
 */
export async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/")).toSorted();
}

/** @param {Map<string, Buffer>} files @param {string} folder */
export async function writeDist(files, folder) {
  await mkdir(folder, { recursive: true });
  for (const path of await listFiles(folder)) {
    if (!files.has(path) && path !== templatePath) await rm(join(folder, path));
  }
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
    if (content.subarray(0, 2).toString() === "#!") await chmod(join(folder, path), 0o755);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeDist(await build(), join(root, "dist"));
}
