import { randomBytes } from "node:crypto";
import { quoteIdentifier, quoteLiteral } from "../core/quote.js";
import { openInMemory } from "../database/embedded.js";
import type { EmbeddedImage, InMemory } from "../database/embedded.js";
import { query } from "../database/session.js";
import type { Mirror } from "./mirror.js";
import { prepareDatabase } from "./prepare.js";
import { createOwnerSql, createRoles } from "./roles.js";
import type { Frozen, Shadow, ShadowDatabase, Trust } from "./shadow.js";

export interface PgliteShadowOptions {
  /** Folder with PGlite's files. */
  readonly assets: string;
  readonly mirror: Mirror;
  readonly trust: Trust;
}

/** The server's only database, and the name under which it starts. */
const startName = "postgres";

/** Makes the shadow in PGlite, in memory. Its one session is always a superuser's below: the sandbox is the thread. */
export async function openPgliteShadow(options: PgliteShadowOptions): Promise<Omit<Shadow, "why">> {
  const session = await openInMemory({ assets: options.assets, image: null });
  try {
    return await make(session, options);
  } catch (error) {
    await session.cancel(0);
    throw error;
  }
}

async function make(session: InMemory, options: PgliteShadowOptions): Promise<Omit<Shadow, "why">> {
  const { mirror, trust, assets } = options;
  const admin = await renameSuperuser(session);
  const [version] = await query(session, "SHOW server_version_num", "reading the shadow's version");
  const major = Math.floor(Number(version?.rows[0]?.[0]) / 10_000);
  const sqls = createOwnerSql({ name: mirror.owner, password: null, trust, major });
  await query(session, sqls.join(";\n"), "making the shadow's owner");
  await createRoles(session, mirror, { name: mirror.owner, trust });
  const asOwner = `SET SESSION AUTHORIZATION ${quoteIdentifier(mirror.owner)}`;
  const own = `ALTER DATABASE ${startName} OWNER TO ${quoteIdentifier(mirror.owner)}`;
  await query(session, [own, rename(startName, mirror.database), asOwner].join(";\n"), "making a shadow database");
  const { server, prepare, notes } = await prepareDatabase(session, mirror);
  const described = { major, home: mirror.home, prepare: [...prepare, asOwner] };
  const sandbox = { assets, admin, database: mirror.database, asOwner };
  const main = toDatabase(session, described, sandbox);
  return {
    ...main,
    kind: "pglite",
    server,
    notes: [
      ...notes,
      ...mirror.tablespaces.map((name) => `the target's tablespace ${name} does not exist on the embedded database`),
    ],
    disarm: null,
    clone: async () => await (await main.freeze()).open(),
  };
}

/** How a copy is made: who may, and what the database is called. */
interface Sandbox {
  readonly assets: string;
  readonly admin: string;
  readonly database: string;
  readonly asOwner: string;
}

/** The target may have a role postgres that is no superuser. Nobody can rename whom they are. */
async function renameSuperuser(session: InMemory): Promise<string> {
  const name = `shadow_${randomBytes(8).toString("hex")}`;
  const sql = `CREATE ROLE ${name}_other SUPERUSER; SET SESSION AUTHORIZATION ${name}_other; ALTER ROLE postgres RENAME TO ${name};
    SET SESSION AUTHORIZATION ${name}; DROP ROLE ${name}_other`;
  await query(session, sql, "making the shadow's superuser");
  return name;
}

/** ALTER DATABASE would not rename the one that the session is in. */
function rename(from: string, to: string): string {
  return `UPDATE pg_catalog.pg_database SET datname = ${quoteLiteral(to)} WHERE datname = ${quoteLiteral(from)}`;
}

async function takeImage(session: InMemory, { admin, database, asOwner }: Sandbox): Promise<EmbeddedImage> {
  const start = `SET SESSION AUTHORIZATION ${admin}; ${rename(database, startName)}`;
  // Each alone: CHECKPOINT writes what is committed.
  for (const sql of [start, "CHECKPOINT"]) await query(session, sql, "copying the shadow");
  const image = await session.copy();
  await query(session, `${rename(startName, database)}; ${asOwner}`, "copying the shadow");
  return image;
}

type Described = Pick<ShadowDatabase, "major" | "home" | "prepare">;

function toDatabase(session: InMemory, described: Described, sandbox: Sandbox): ShadowDatabase {
  let closed: Promise<void> | null = null;
  // Nothing is worth keeping, so nothing is shut down in order.
  const end = (): Promise<void> => (closed ??= session.cancel(0));
  const freeze = async (): Promise<Frozen> => {
    let image: EmbeddedImage | null = await takeImage(session, sandbox);
    return {
      open: async () => await openCopy(image, described, sandbox),
      drop: async () => {
        image = null;
      },
    };
  };
  return {
    engine: "embedded",
    refuses: null,
    takeName: async () => {}, // each is a server of its own, and has it
    ...described,
    session,
    another: null,
    interrupt: end,
    freeze,
    close: end,
  };
}

async function openCopy(image: EmbeddedImage | null, described: Described, sandbox: Sandbox): Promise<ShadowDatabase> {
  const { assets, database, asOwner } = sandbox;
  const copy = await openInMemory({ assets, image });
  await query(copy, `${rename(startName, database)}; ${asOwner}`, "opening a copy of the shadow");
  return toDatabase(copy, described, sandbox);
}
