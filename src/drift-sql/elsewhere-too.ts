import { namePartsOf } from "../core/schema/drift-parts.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";
import type { Names } from "./rename-back.js";
import type { Statement, Unit } from "./statement.js";

/** Whoever runs migrations may have another name on the target, and owns what the script makes. */
export async function withoutOwner(session: Session, script: Unit): Promise<Unit> {
  const [result] = await query(session, "SELECT pg_catalog.quote_ident(current_user)", "asking who owns the shadow");
  const plain = result?.rows[0]?.[0] ?? "";
  const names = [plain, `"${plain}"`];
  const isOwn = ({ sql }: Statement): boolean => names.some((name) => sql.endsWith(` OWNER TO ${name}`));
  const toCurrent = (sql: string): string =>
    /^(?:GRANT|REVOKE) /.test(sql)
      ? sql.replace(/ (TO|FROM) ("(?:[^"]|"")*"|\w+)(?= WITH GRANT OPTION$|$)/, (whole, word: string, name: string) =>
          names.includes(name) ? ` ${word} CURRENT_USER` : whole,
        )
      : sql;
  return script.filter((one) => !isOwn(one)).map((one) => ({ ...one, sql: toCurrent(one.sql) }));
}

const altered =
  /^ALTER (TABLE|SEQUENCE|INDEX|VIEW|MATERIALIZED VIEW|FOREIGN TABLE) (?!IF EXISTS )((?:ONLY )?((?:"(?:[^"]|"")*"|[\w$]+)(?:\.(?:"(?:[^"]|"")*"|[\w$]+))*))/;

/** What alters a thing that was not there before the migration finds none when the script runs a second time. */
export function onlyWhereThere(script: Unit, before: Names): Unit {
  const there = new Set([...before.values()].map(({ identity }) => JSON.stringify(namePartsOf(identity))));
  return script.map((statement) => {
    const [, kind = "", , name] = altered.exec(statement.sql) ?? [];
    if (name === undefined || there.has(JSON.stringify(namePartsOf(name)))) return statement;
    return { ...statement, sql: statement.sql.replace(altered, `ALTER ${kind} IF EXISTS $2`) };
  });
}
