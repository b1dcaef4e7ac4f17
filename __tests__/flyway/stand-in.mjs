#!/usr/bin/env node
/**
 * Stands in for Flyway's command line where Java's start would cost seconds: it takes what the real one takes, runs the
 * staged files on the real server under Flyway's lock, writes Flyway's table, and answers as 11.8.2 does (`engine.flyway.ts`
 * runs the real one). Statements are told apart by a semicolon at the end of a line. FLYWAY_JAVA_CMD says what it does
 * otherwise: `die` before the answer, `deaf` to SIGTERM, `idle` for ever, `skip=<script>`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

const { FLYWAY_URL = "", FLYWAY_USER: user, FLYWAY_PASSWORD: password, FLYWAY_JAVA_CMD: manner = "" } = process.env;
const settings = Object.fromEntries(process.argv.slice(2).map((one) => one.slice(1).split(/=(.*)/s)));
const url = new URL(FLYWAY_URL.replace("jdbc:", ""));
const options = url.searchParams.get("options");
const db = new pg.Client({
  host: url.hostname,
  port: Number(url.port),
  database: decodeURIComponent(url.pathname.slice(1)),
  user,
  password,
  application_name: url.searchParams.get("ApplicationName") ?? "",
  ...(options === null ? {} : { options }),
});
const location = settings.locations.replace("filesystem:", "");
const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
const table = `${quoted(settings.defaultSchema)}.${quoted(settings.table)}`;

function hashOf(text) {
  return [...text].reduce((hash, sign) => (Math.imul(hash, 31) + sign.charCodeAt(0)) | 0, 0);
}

function checksumOf(text) {
  let crc = -1;
  for (const byte of Buffer.from(text.replaceAll(/[\r\n]/g, ""))) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc;
}

const toml = readFileSync(settings.configFiles, "utf8").matchAll(/^("(?:[^"\\]|\\.)*") = (".*")$/gm);
const placeholders = new Map([...toml].map(([, name, value]) => [JSON.parse(name), JSON.parse(value)]));

const inOrder = new Intl.Collator("en", { numeric: true }).compare;

function readFiles() {
  const names = readdirSync(location, { recursive: true }).filter((name) => name.endsWith(".sql"));
  return names.toSorted(inOrder).map((script) => {
    const path = join(location, script);
    const raw = readFileSync(path, "utf8");
    const text = raw.replaceAll(/\$\{(.+?)\}/g, (_, name) => placeholders.get(name));
    const [, kind, version, description] = /([VRB]|\w+)([\d._]*?)(?:__(.*))?\.sql$/.exec(script.split("/").at(-1));
    const alone = readIfThere(`${path}.conf`).includes("executeInTransaction=false");
    const checksum = checksumOf(kind === "R" ? text : raw);
    return {
      script,
      path,
      text,
      kind,
      version,
      description: (description ?? "").replaceAll("_", " "),
      alone,
      checksum,
    };
  });
}

function readIfThere(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function answer(value, code) {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`, () => process.exit(code));
}

const refuse = (errorCode, message) =>
  answer({ error: { errorCode, sqlState: null, message, path: null, lineNumber: null } }, 1);

/** Statement by statement; where one fails, what Flyway says of it. */
async function execute({ script, path, text }) {
  let line = 1;
  for (const part of text.split(/(?<=;)\s*\n/)) {
    const first = line + (/^\s*/.exec(part)?.[0].split("\n").length ?? 1) - 1;
    line += text.slice(text.indexOf(part)).slice(0, part.length).split("\n").length;
    if (part.trim() === "") continue;
    try {
      await db.query(part);
    } catch (error) {
      const { message, code, detail } = error;
      const more = detail === undefined ? "" : `\n  Detail: ${detail}`;
      const said = `Script ${script} failed\n-----\nSQL State  : ${code ?? "08006"}\nError Code : 0\nMessage    : ERROR: ${message}${more}\nLocation   : ${path} (${path})\nLine       : ${first}\nStatement  : ${part}\n`;
      throw Object.assign(new Error(said), { line: first, path });
    }
  }
}

async function record({ kind, version, description, script, checksum }, started, success) {
  const values = [
    version || null,
    description,
    kind === "B" ? "SQL_BASELINE" : "SQL",
    script,
    checksum,
    settings.installedBy,
  ];
  await db.query(
    `INSERT INTO ${table} (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
     SELECT coalesce(max(installed_rank), 0) + 1, $1::text, $2::text, $3::text, $4::text, $5::int, $6::text, $7::int, $8::bool FROM ${table}`,
    [...values, Date.now() - started, success],
  );
}

async function runOne(file) {
  const started = Date.now();
  if (settings.group !== "true" && !file.alone) await db.query("BEGIN");
  try {
    await execute(file);
    await record(file, started, true);
    if (settings.group !== "true" && !file.alone) await db.query("COMMIT");
  } catch (error) {
    await db.query("ROLLBACK");
    if (file.alone) await record(file, started, false);
    throw error;
  }
}

async function migrate() {
  await db.connect();
  // As Java's driver does; this machine is in Tokyo.
  await db.query("SELECT set_config('TimeZone', $1, false)", [process.env.TZ ?? "Asia/Tokyo"]);
  const lock = 77431708279161n + BigInt(hashOf(table));
  const asked = "SELECT pg_try_advisory_lock($1) AS taken";
  for (let tries = 0; !(await db.query(asked, [lock])).rows[0].taken; tries += 1) {
    if (tries === Number(settings.lockRetryCount))
      return refuse("LOCK", "Number of retries exceeded while attempting to acquire PostgreSQL advisory lock");
    await new Promise((again) => setTimeout(again, 1000));
  }
  await db.query(`SELECT set_config('search_path', $1 || ', ' || current_setting('search_path'), false)`, [
    settings.schemas === "" ? quoted(settings.defaultSchema) : settings.schemas.split(",").map(quoted).join(", "),
  ]);
  const { rows } = await db.query(`SELECT * FROM ${table} WHERE installed_rank > -1 ORDER BY installed_rank`);
  const failed = rows.find(({ success }) => !success);
  if (failed !== undefined) {
    const what =
      failed.version === null
        ? `repeatable migration: ${failed.description}`
        : `migration to version ${failed.version}`;
    return refuse(
      "VALIDATE_ERROR",
      `Validate failed: Migrations have failed validation\nDetected failed ${what}.\nPlease remove any half-completed changes then run repair to fix the schema history.`,
    );
  }
  const files = readFiles();
  const last = (matches) => rows.findLast(matches);
  const pending = files.filter(({ kind, script, version, description, checksum }) => {
    if (manner === `skip=${script}`) return false;
    if (kind === "R")
      return last((row) => row.version === null && row.description === description)?.checksum !== checksum;
    return /^[VB]$/.test(kind) && (last((row) => row.version === version)?.type ?? "DELETE") === "DELETE";
  });
  const callback = async (event) => {
    for (const file of files.filter(({ kind }) => kind === event)) await execute(file);
  };
  const migrations = [];
  try {
    await callback("beforeMigrate");
    if (settings.group === "true") await db.query("BEGIN");
    for (const file of [...pending.filter(({ kind }) => kind !== "R"), ...pending.filter(({ kind }) => kind === "R")]) {
      await runOne(file);
      migrations.push({ version: file.version, description: file.description, filepath: file.path });
    }
    if (settings.group === "true") await db.query("COMMIT");
  } catch (error) {
    await db.query("ROLLBACK");
    await callback("afterMigrateError");
    const { message, path, line: lineNumber } = error;
    const told = { errorCode: "FAILED_VERSIONED_MIGRATION", sqlState: null, message, lineNumber, path };
    return answer({ operation: "migrate", success: false, exception: message, migrations, error: told }, 1);
  }
  await callback("afterMigrate");
  if (manner === "die") process.kill(process.pid, "SIGKILL");
  answer({ operation: "migrate", success: true, exception: null, migrations, warnings: [] }, 0);
}

db.on("error", () => {}); // its connection may be ended; the next query says so
if (manner === "deaf") process.on("SIGTERM", () => {});
if (manner === "idle") setInterval(() => {}, 1000);
else migrate().catch(({ message }) => refuse("DB_CONNECTION", message));
