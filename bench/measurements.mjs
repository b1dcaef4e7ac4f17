/** What is measured. Rounds go over all peers in turn, so that a busy moment of the machine hits all of them. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { timeToFirstQuery } from "./first-query.mjs";
import { measure } from "./measure.mjs";
import { listMigrations, writeFiles } from "./migrations.mjs";

/**
 * @typedef {import("./peers/peer.mjs").Peer} Peer
 * @typedef {{ readonly peer: Peer, readonly program: string, readonly key: string }} Present a peer that is on the machine
 * @typedef {{ readonly server: import("./server.mjs").Server, readonly peers: readonly Present[], readonly files: string,
 *   readonly rounds: number, readonly note: (text: string) => void }} Bench
 * @typedef {import("./table.mjs").Measurement} Measurement
 */

/** A run that takes longer is done three times at most. */
const slowMs = 5000;

/** @param {Bench} bench @returns {Promise<Measurement>} */
export async function measureStart(bench) {
  const runs = (one) => () => measure(one.peer.version(one.program));
  return await inRounds(bench, "Start: print the version", bench.peers, { times: 3, runs });
}

/** @param {Bench} bench @param {readonly Present[]} own @returns {Promise<Measurement>} */
export async function measureFirstQuery(bench, own) {
  const bare = fileURLToPath(new URL("bare.mjs", import.meta.url));
  const folder = writeSet(bench, own[0], 1);
  await bench.server.sql("CREATE DATABASE first_query");
  const rows = own.flatMap((one) => {
    const name = one.peer.name.replace(/^.*\(|\)$/g, "");
    const toBare = (url) => ({ program: one.program, args: [bare, url] });
    return [
      { ...one, peer: { ...one.peer, name: `bare ${name} and pg` }, toRun: toBare },
      { ...one, toRun: (url) => one.peer.status(one.program, { folder, url }) },
    ];
  });
  const runs =
    ({ toRun }) =>
    async () => {
      const wallMs = await timeToFirstQuery(bench.server.port, (port) => {
        return toRun(bench.server.url("first_query").replace(`:${bench.server.port}/`, `:${port}/`));
      });
      return { wallMs, cpuMs: null, rssMb: null };
    };
  return await inRounds(bench, "From the start of the process to its first query", rows, { times: 3, runs });
}

/** Applies to an empty database. @param {Bench} bench @param {number} count @returns {Promise<Measurement>} */
export async function measureApply(bench, count) {
  const folders = new Map(bench.peers.map((one) => [one.key, writeSet(bench, one, count)]));
  const databases = [];
  const runs = (one) => async () => {
    const database = `${one.key}_apply_${count}_${databases.length}`;
    await bench.server.sql(`CREATE DATABASE ${database} TEMPLATE template0`);
    databases.push(database);
    return measure(one.peer.apply(one.program, { folder: folders.get(one.key), url: bench.server.url(database) }));
  };
  const measurement = await inRounds(bench, `Apply ${toNumber(count)}`, bench.peers, { times: 1, runs });
  // Not before: some file systems are slow to make files where others were just removed.
  for (const database of databases) await bench.server.sql(`DROP DATABASE ${database}`);
  return measurement;
}

/** Applies once, untimed, for what is measured on top. @param {Bench} bench @param {number} count */
export async function applyAll(bench, count) {
  for (const one of bench.peers) {
    bench.note(`${one.peer.name}: applying ${count}`);
    const database = databaseOf(one, count);
    await bench.server.sql(`DROP DATABASE IF EXISTS ${database};\nCREATE DATABASE ${database} TEMPLATE template0`);
    const url = bench.server.url(database);
    measure(one.peer.apply(one.program, { folder: writeSet(bench, one, count), url }));
    await bench.server.sql("VACUUM ANALYZE", database);
  }
}

/** @param {Bench} bench @param {number} count @returns {Promise<Measurement>} */
export async function measureNothing(bench, count) {
  const runs = (one) => () => measure(one.peer.apply(one.program, placeOf(bench, one, count)));
  const peers = bench.peers.filter(({ peer }) => peer.repeats);
  return await inRounds(bench, `Nothing to do, ${toNumber(count)} applied`, peers, { times: 2, runs });
}

/** @param {Bench} bench @param {number} count @returns {Promise<Measurement>} */
export async function measureStatus(bench, count) {
  const peers = bench.peers.filter(({ peer }) => peer.status !== null && peer.name !== "psql, one message each");
  const runs = (one) => () => measure(one.peer.status(one.program, placeOf(bench, one, count)));
  return await inRounds(bench, `Status, ${toNumber(count)} applied`, peers, { times: 2, runs });
}

/** Are the files those that ran? @param {Bench} bench @param {number} count @returns {Promise<Measurement>} */
export async function measureValidate(bench, count) {
  const peers = bench.peers.filter(({ peer }) => peer.validate !== undefined);
  const runs = (one) => () => measure(one.peer.validate(one.program, placeOf(bench, one, count)));
  return await inRounds(bench, `Validate, ${toNumber(count)} applied`, peers, { times: 2, runs });
}

/** @param {Bench} bench @param {number} count @returns {Promise<Measurement>} */
export async function measureOneNew(bench, count) {
  const peers = bench.peers.filter(({ peer }) => peer.repeats);
  const folders = new Map(peers.map((one) => [one.key, writeSet(bench, one, count + 1)]));
  const runs = (one) => async () => {
    const database = `${one.key}_new`;
    await bench.server.sql(`CREATE DATABASE ${database} TEMPLATE ${databaseOf(one, count)} STRATEGY file_copy`);
    const sample = measure(
      one.peer.apply(one.program, { folder: folders.get(one.key), url: bench.server.url(database) }),
    );
    await bench.server.sql(`DROP DATABASE ${database}`);
    return sample;
  };
  return await inRounds(bench, `One new on ${toNumber(count)}`, peers, { times: 1, runs });
}

/** One warm-up of each, then rounds over all of them. */
async function inRounds({ rounds, note }, title, peers, { times, runs }) {
  const samples = new Map(peers.map(({ peer }) => [peer.name, []]));
  for (const one of peers) await runs(one)();
  for (let round = 1; round <= rounds * times; round += 1) {
    note(`${title}: round ${round} of ${rounds * times}`);
    for (const one of peers) {
      const own = samples.get(one.peer.name) ?? [];
      if (own.length >= 3 && own[0].wallMs > slowMs) continue;
      own.push(await runs(one)());
    }
  }
  return { title, samples };
}

function writeSet({ files }, { peer, program, key }, count) {
  const folder = join(files, `${key}_${count}`);
  writeFiles(folder, peer.files(listMigrations(count)));
  peer.prepare?.(program, folder);
  return folder;
}

function placeOf({ server, files }, one, count) {
  return { folder: join(files, `${one.key}_${count}`), url: server.url(databaseOf(one, count)) };
}

function databaseOf({ key }, count) {
  return `${key}_at_${count}`;
}

function toNumber(count) {
  return count.toLocaleString("en-US");
}
