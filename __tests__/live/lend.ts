import { readFileSync } from "node:fs";

const page = new URL("../../docs/observed-statements.md", import.meta.url);

/** The statements of the docs that let a role see what the application runs, for that role. */
export function lendSql(role: string): readonly string[] {
  const text = readFileSync(page, "utf8");
  const sql = /<!-- lend -->\s*```sql\n([^]*?)```/.exec(text)?.[1];
  if (sql === undefined) throw new Error("docs/observed-statements.md has no SQL");
  return [sql.replaceAll("check_role", role)];
}
