import type { StatementError } from "../../database/message.js";
import { toExcuse } from "./excuse.js";
import type { Excuse } from "./excuse.js";
import type { Candidate } from "./rehearsed.js";
import { wordsOf } from "./told.js";

/** What PostgreSQL says of a name that nobody made. */
const missing = new Set(["42P01", "42703", "42704", "42883", "3F000"]);

/** A migration may need what one before it should have made. */
export function blameOf(error: StatementError, failed: Candidate | null): Excuse | null {
  if (failed === null || !missing.has(error.sqlstate)) return null;
  const { migration, runnable } = failed;
  const name = "version" in migration ? `V${migration.version.text}` : runnable.script.name;
  return toExcuse(`${wordsOf(error)}, and what ${name} should make was not there`);
}

/** Objects of the target that could not be made depend on one another, so any of them may be the one. */
export function blameLacking(error: StatementError, lacking: readonly string[]): Excuse | null {
  if (lacking.length === 0 || !missing.has(error.sqlstate)) return null;
  const objects = lacking.length === 1 ? lacking[0] : `${lacking.length} objects of the database`;
  return toExcuse(`${wordsOf(error)}, and ${objects} could not be made there`);
}
