/** From the start of a process to its first query, as seen by a server between it and PostgreSQL. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";

/** Types of messages that carry a query: Query and Parse. */
const queries = new Set(["Q", "P"]);

/**
 * Milliseconds from spawn to the first query of a process; waits for its end.
 * @param {number} port PostgreSQL's @param {(port: number) => import("./measure.mjs").Run} toRun gets the port to connect to
 * @returns {Promise<number>}
 */
export async function timeToFirstQuery(port, toRun) {
  let first = Number.NaN;
  const server = createServer((client) => {
    const behind = connect(port, "127.0.0.1").setNoDelay(true);
    client.setNoDelay(true);
    client.on("data", (chunk) => {
      if (Number.isNaN(first) && queries.has(String.fromCharCode(chunk[0]))) first = performance.now();
    });
    client.pipe(behind).pipe(client);
    client.on("error", () => behind.destroy());
    behind.on("error", () => client.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { program, args, env = {} } = toRun(server.address().port);
  const started = performance.now();
  const child = spawn(program, args, { env: { PATH: process.env["PATH"] ?? "", ...env }, stdio: "ignore" });
  const [code] = await once(child, "exit");
  server.close();
  if (code !== 0 || Number.isNaN(first)) throw new Error(`${program} ${args.join(" ")} ended with ${code}`);
  return first - started;
}
