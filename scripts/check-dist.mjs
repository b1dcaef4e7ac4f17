/**
 * Proves that the committed dist/ is what the sources give, byte for byte, and that the prebuilt data directory, which
 * cannot be compared, loads in the embedded database that is shipped with it.
 */
import { execFileSync } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, listFiles, templatePath } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

async function compareFiles() {
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc")], { cwd: root, stdio: "inherit" });
  const built = await build();
  const shipped = (await listFiles(dist)).filter((path) => path !== templatePath);
  const problems = shipped.filter((path) => !built.has(path)).map((path) => `dist/${path}: the sources do not give it`);
  for (const [path, content] of built) {
    if (!shipped.includes(path)) problems.push(`dist/${path}: missing`);
    else if (!content.equals(await readFile(join(dist, path)))) problems.push(`dist/${path}: differs from the sources`);
    else if (path === "cli.js" && process.platform !== "win32" && ((await stat(join(dist, path))).mode & 0o111) === 0) {
      problems.push(`dist/${path}: not executable`);
    }
  }
  return problems.toSorted();
}

async function loadTemplate() {
  const { PGlite } = await import(pathToFileURL(join(dist, "pglite/index.js")).href);
  try {
    const database = await PGlite.create({ loadDataDir: new Blob([await readFile(join(dist, templatePath))]) });
    await database.query("SELECT count(*) FROM pg_class");
    await database.close();
    return [];
  } catch (error) {
    return [`dist/${templatePath}: does not load (${error.message})`];
  }
}

const problems = [...(await compareFiles()), ...(await loadTemplate())];
if (problems.length > 0) {
  process.stderr.write(`${problems.join("\n")}\nhelp: npm run build, and commit dist\n`);
  process.exitCode = 1;
}
