/**
 * Runs scripts of package.json beside each other and shows what each has said when it has ended: none of them keeps two
 * cores busy alone. `node scripts/check-together.mjs check:format lint`.
 */
import { spawn } from "node:child_process";

/** Runs one script to its end; its words come in one piece. */
function run(name) {
  const child = spawn("npm", ["run", "--silent", name], {
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      process.stdout.write(`\n> ${name}: ${code === 0 ? "ok" : "failed"}\n${Buffer.concat(said).toString()}`);
      resolve(code === 0);
    });
  });
}

const results = await Promise.all(process.argv.slice(2).map(run));
if (results.includes(false)) process.exitCode = 1;
