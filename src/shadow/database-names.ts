import { quoteLiteral } from "../core/quote.js";
import { query } from "../database/session.js";
import type { Session } from "../database/session.js";

/**
 * What the databases of a server are called now. SQL may say the name of the target's database, and only one of them can
 * have it: whoever runs such SQL takes it.
 */
export interface DatabaseNames {
  /** The present name of the database that was made under this one. */
  readonly of: (made: string) => string;
  /** Gives it the target's name; whoever had that takes the one that it had. */
  readonly take: (made: string) => Promise<void>;
  /** It is gone, and its name with it. */
  readonly forget: (made: string) => void;
}

/** On a server that is somebody's nothing is renamed. */
export const fixedNames: DatabaseNames = { of: (made) => made, take: async () => {}, forget: () => {} };

/** On a server of our own, where a superuser renames: whoever is in a database may stay there. */
export function movingNames(admin: Session, wanted: string): DatabaseNames {
  const present = new Map<string, string>();
  const nameOf = (made: string): string => present.get(made) ?? made;
  let bearer: string | null = wanted;
  return {
    of: nameOf,
    take: async (made) => {
      if (bearer === made) return;
      const own = nameOf(made);
      await query(admin, swapSql(wanted, own), "naming a shadow database");
      if (bearer !== null) present.set(bearer, own);
      present.set(made, wanted);
      bearer = made;
    },
    forget: (made) => {
      present.delete(made);
      if (bearer === made) bearer = null;
    },
  };
}

/** ALTER DATABASE would not rename one that a session is in. */
function swapSql(wanted: string, own: string): string {
  const rename = (from: string, to: string): string =>
    `UPDATE pg_catalog.pg_database SET datname = ${quoteLiteral(to)} WHERE datname = ${quoteLiteral(from)}`;
  const aside = "schema_version_aside";
  return ["BEGIN", rename(wanted, aside), rename(own, wanted), rename(aside, own), "COMMIT"].join(";\n");
}

/** Whether a script may say the name of a database: then it has to be that of the one where it runs. */
export function saysDatabase({ sql }: { readonly sql: string }): boolean {
  return /\bdatabase\b/i.test(sql);
}
