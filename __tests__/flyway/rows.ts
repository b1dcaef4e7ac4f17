import type { TestDatabase } from "../support/database.js";

/** As Flyway makes its table since 4.0. */
export const usualColumns = `installed_rank int NOT NULL, version varchar(50), description varchar(200) NOT NULL,
  type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int, installed_by varchar(100) NOT NULL,
  installed_on timestamp NOT NULL DEFAULT now(), execution_time int NOT NULL, success boolean NOT NULL`;

/** As Flyway 2 and 3 made it. */
export const rankedColumns = `version_rank int NOT NULL, ${usualColumns.replace("varchar(50)", "varchar(50) NOT NULL")}`;

/** Makes a history table as Flyway does, with its key and its index. */
export async function createFlywayTable(
  db: TestDatabase,
  {
    name = "flyway_schema_history",
    columns = usualColumns,
  }: { readonly name?: string; readonly columns?: string } = {},
): Promise<void> {
  const key = columns === usualColumns ? "installed_rank" : "version";
  await db.query(`CREATE TABLE ${name} (${columns}, CONSTRAINT ${name}_pk PRIMARY KEY (${key}));
    CREATE INDEX ${name}_s_idx ON ${name} (success)`);
}

export interface RowParts {
  readonly rank: number;
  readonly version: string | null;
  readonly description?: string;
  readonly type?: string;
  readonly script?: string;
  readonly checksum?: number | null;
  readonly on?: string;
  readonly success?: boolean;
}

/** Puts rows as Flyway writes them, by `maria`, in January 2020. */
export async function insertRows(
  db: TestDatabase,
  rows: readonly RowParts[],
  { name = "flyway_schema_history", ranked = false }: { readonly name?: string; readonly ranked?: boolean } = {},
): Promise<void> {
  for (const { rank, version, description = "x", type = "SQL", script, checksum = null, on, success = true } of rows) {
    const at = on ?? `2020-01-0${rank} 10:00:00.123456`;
    const values = [
      rank,
      version,
      description,
      type,
      script ?? `V${version}__${description}.sql`,
      checksum,
      at,
      success,
    ];
    await db.query(
      `INSERT INTO ${name} (${ranked ? "version_rank, " : ""}installed_rank, version, description, type, script, checksum, installed_by,
         installed_on, execution_time, success) VALUES (${ranked ? "1, " : ""}$1, $2, $3, $4, $5, $6, 'maria', $7, 42, $8)`,
      values,
    );
  }
}
