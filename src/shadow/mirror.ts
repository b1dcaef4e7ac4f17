import { quoteLiteral } from "../core/quote.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";
import { tableNames } from "../database/tables.js";
import { ownSearchPath } from "../database/target.js";
import type { Target } from "../database/target.js";
import type { ParsedScript } from "../sql/script.js";
import { asNode, textAt } from "../sql/syntax.js";

/** What a target looks like around its schema, so that SQL means the same on a shadow. */
export interface Mirror {
  /** The role that migrations run as, and that owns what they make. */
  readonly owner: string;
  /** Name of the database, which SQL such as GRANT … ON DATABASE says. */
  readonly database: string;
  /** Names of the server's roles; they are made without login and without rights. */
  readonly roles: readonly string[];
  readonly tablespaces: readonly string[];
  /** Session settings by name, `search_path` among them. */
  readonly settings: ReadonlyMap<string, string>;
  /** The configured schemas; they stand before `search_path`. */
  readonly schemas: readonly string[];
  /** Schema of the tool's tables. */
  readonly home: string;
}

/** For files alone, without a target. */
export function plainMirror(schemas: readonly string[]): Mirror {
  const settings = new Map([["TimeZone", "UTC"]]);
  return { owner: "app", database: "app", roles: [], tablespaces: [], settings, schemas, home: schemas[0] ?? "public" };
}

/** Settings that change what a definition says or means. */
const meaningful = [
  "TimeZone",
  "DateStyle",
  "IntervalStyle",
  "search_path",
  "default_tablespace",
  "default_table_access_method",
  "default_toast_compression",
  "default_text_search_config",
  "check_function_bodies",
  "lc_monetary",
  "row_security",
  "xmloption",
];

/** Settings of a role or database that the tool sets itself, or that would hinder a replay. */
const skipped =
  "timeout$|^default_transaction_|^role$|^session_authorization$|^application_name$|^standard_conforming_strings$";

/** Reads what to mirror: roles, tablespaces, and settings of the server, the database and the role. Read-only. */
export async function readMirror(
  session: Session,
  { target, schemas }: { readonly target: Target; readonly schemas: readonly string[] },
): Promise<Mirror> {
  const names = meaningful.map((name) => quoteLiteral(name.toLowerCase())).join(", ");
  // Whoever made the tool's tables ran the migrations; a check may well log in as somebody else.
  const deployer = `SELECT c.relowner FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${quoteLiteral(target.home)} AND c.relname = '${tableNames.versions}'`;
  const who = target.role === null ? deployer : "SELECT 0 WHERE false";
  const results = await query(
    session,
    `BEGIN READ ONLY; SET LOCAL search_path = ${ownSearchPath};
     SELECT r.rolname FROM pg_catalog.pg_roles r WHERE r.rolname !~ '^pg_' ORDER BY 1;
     SELECT t.spcname FROM pg_catalog.pg_tablespace t WHERE t.spcname !~ '^pg_' ORDER BY 1;
     SELECT s.name, s.reset_val FROM pg_catalog.pg_settings s WHERE pg_catalog.lower(s.name) IN (${names});
     SELECT c.name, pg_catalog.substr(c.line, pg_catalog.length(c.name) + 2)
       FROM pg_catalog.pg_db_role_setting d, LATERAL (SELECT l, pg_catalog.split_part(l, '=', 1) FROM pg_catalog.unnest(d.setconfig) l) c(line, name)
       WHERE d.setrole IN (0, coalesce((${who}), (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = session_user)))
         AND d.setdatabase IN (0, (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database()))
         AND c.name !~ '${skipped}' ORDER BY d.setrole <> 0, d.setdatabase <> 0;
     SELECT pg_catalog.pg_get_userbyid(x.relowner) FROM (${deployer}) x; COMMIT`,
    "reading the target's roles and settings",
  );
  const [roles = [], tablespaces = [], usual = [], own = [], deployers = []] = results.slice(2).map(({ rows }) => rows);
  const first = (rows: typeof roles): readonly string[] => rows.flatMap(([name]) => name ?? []);
  return {
    owner: target.role ?? first(deployers)[0] ?? target.user,
    database: target.database,
    roles: first(roles),
    tablespaces: first(tablespaces),
    settings: toSettings([...usual, ...own]),
    schemas,
    home: target.home,
  };
}

/** The later one counts; names are of any case. */
function toSettings(rows: readonly (readonly (string | null)[])[]): ReadonlyMap<string, string> {
  const byName = new Map(rows.map(([name, value]) => [(name ?? "").toLowerCase(), [name ?? "", value ?? ""]] as const));
  return new Map(byName.values());
}

/** Roles that files make themselves: those are not mirrored, or the files would fail. */
export function listCreatedRoles(scripts: readonly ParsedScript[]): ReadonlySet<string> {
  const made = scripts.flatMap(({ statements }) => statements.filter(({ kind }) => kind === "CreateRoleStmt"));
  return new Set(made.flatMap(({ node }) => textAt(asNode(node), "role") ?? []));
}
