import { flagAt } from "../../sql/syntax.js";
import type { Found, Look, StatementRule } from "../rule.js";
import { sized, tableOf } from "./words.js";

function emptied(look: Look): Found | null {
  if (look.file.kind === "undo") return null;
  return {
    message: `WITH NO DATA empties ${tableOf(look)}: the running application cannot read it (55000) until it is refreshed`,
    help: "refresh it with its data",
  };
}

const refresh: StatementRule = {
  id: "refresh-materialized-view",
  on: ["RefreshMatViewStmt"],
  alsoUndo: true,
  judge: (look) => {
    if (look.isNew || flagAt(look.node, "concurrent")) return null;
    if (flagAt(look.node, "skipData")) return emptied(look);
    const unique = [...look.known.indexes.values()].some((one) => one.unique && one.table === look.relation?.key);
    const safe = look.site.text.replace(
      /^REFRESH\s+MATERIALIZED\s+VIEW\s+/i,
      "REFRESH MATERIALIZED VIEW CONCURRENTLY ",
    );
    return {
      message: `REFRESH MATERIALIZED VIEW ${tableOf(look)} lets nobody read it until the query has run`,
      // PostgreSQL refuses CONCURRENTLY without one.
      ...(unique ? { replacement: safe } : { help: `create a unique index on it first, then ${safe}` }),
      ...sized(look),
    };
  },
};

export const refreshRules: readonly StatementRule[] = [refresh];
