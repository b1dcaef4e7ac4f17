import { randomBytes } from "node:crypto";
import { quoteIdentifier } from "../core/quote.js";
import { connect } from "../database/postgres.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";
import type { Binaries } from "./binaries.js";
import { movingNames } from "./database-names.js";
import { disarmOwner } from "./disarm.js";
import { toLastingSession } from "./lasting-session.js";
import { startLocalServer } from "./local-server.js";
import type { LocalServer, StartOptions } from "./local-server.js";
import type { Mirror } from "./mirror.js";
import { prepareDatabase } from "./prepare.js";
import { createOwnerSql, createRoles } from "./roles.js";
import { createDatabase, makeCopier, toServerDatabase } from "./server-database.js";
import type { ShadowServer } from "./server-database.js";
import type { Shadow, Trust } from "./shadow.js";

export interface LocalShadowOptions extends StartOptions {
  readonly binaries: Binaries;
  readonly mirror: Mirror;
  readonly trust: Trust;
}

const applicationName = "schema-version shadow";

/** These names are taken on every server. */
const taken = /^template[01]$/;

/** Starts a PostgreSQL of our own and makes the shadow on it. Throws Failure, and then leaves nothing behind. */
export async function openLocalShadow(options: LocalShadowOptions): Promise<Omit<Shadow, "why">> {
  const local = await startLocalServer(options.binaries, options);
  try {
    const admin = await connect(local.superuser, { applicationName });
    return await make(local, admin, options);
  } catch (error) {
    await local.stop();
    throw error;
  }
}

async function make(
  { superuser, stop }: LocalServer,
  admin: Session,
  options: LocalShadowOptions,
): Promise<Omit<Shadow, "why">> {
  const { mirror } = options;
  const { major } = options.binaries;
  const mainName = taken.test(mirror.database) ? "app" : mirror.database;
  const server = await makeServer(superuser, admin, { ...options, mainName });
  const notes = await createTablespaces(admin, mirror);
  if (mainName === "postgres") await query(admin, "DROP DATABASE postgres", "making a shadow database");
  await createDatabase(server, mainName);
  // Up to 14 the schema belongs to whoever made the cluster, who has no part in what is replayed.
  if (major < 15) await givePublicSchema({ ...superuser, database: mainName }, server.owner);
  const session = toLastingSession(() => server.login(mainName));
  const prepared = await prepareDatabase(session, mirror);
  const copier = makeCopier(server, "schema_version_copy_");
  const described = { major, home: mirror.home, prepare: prepared.prepare, copier, refuses: null };
  return {
    ...toServerDatabase(server, { name: mainName, ...described }, session),
    kind: "local",
    server: prepared.server,
    notes: [...notes, ...prepared.notes],
    clone: async () => {
      await session.park();
      return toServerDatabase(server, { name: await copier.copy(mainName), ...described });
    },
    disarm: once(async () => {
      // Nothing that a file has left in the session is there when SQL of others comes.
      await session.park();
      return await disarmOwner(admin, { owner: server.owner, major });
    }),
    close: async () => {
      await session.park();
      await admin.close();
      await stop();
    },
  };
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => (done ??= work());
}

async function makeServer(
  superuser: LocalServer["superuser"],
  admin: Session,
  { mirror, trust, mainName, binaries: { major } }: LocalShadowOptions & { readonly mainName: string },
): Promise<ShadowServer> {
  const owner = { name: mirror.owner, password: randomBytes(24).toString("hex"), trust, major };
  await query(admin, createOwnerSql(owner).join(";\n"), "making the shadow's owner");
  await createRoles(admin, mirror, owner);
  const names = movingNames(admin, mainName);
  const as = { ...superuser, user: owner.name, password: owner.password };
  const login = (made: string): Promise<Session> => connect({ ...as, database: names.of(made) }, { applicationName });
  return { admin, adminIsSuperuser: true, owner: owner.name, copying: major < 15 ? "default" : "files", names, login };
}

async function givePublicSchema(target: LocalServer["superuser"], owner: string): Promise<void> {
  const session = await connect(target, { applicationName });
  await query(session, `ALTER SCHEMA public OWNER TO ${quoteIdentifier(owner)}`, "making the shadow's schema");
  await session.close();
}

/** Tablespaces of the same names, inside the data directory. Answers with a sentence for each that cannot be made. */
async function createTablespaces(admin: Session, { tablespaces, owner }: Mirror): Promise<readonly string[]> {
  if (tablespaces.length === 0) return [];
  await admin.send("SET allow_in_place_tablespaces = on");
  const notes: string[] = [];
  for (const name of tablespaces) {
    const sql = `CREATE TABLESPACE ${quoteIdentifier(name)} OWNER ${quoteIdentifier(owner)} LOCATION ''`;
    const { error } = await admin.send(sql);
    if (error !== null) notes.push(`the target's tablespace ${name} could not be made on the shadow: ${error.message}`);
  }
  return notes;
}
