import { setTimeout as sleep } from "node:timers/promises";
import type { FactBase } from "@supabase/pg-delta/core";
import { Failure } from "../core/failure.js";
import type { Session } from "../database/session.js";
import { toTypedPool } from "../database/typed-client.js";
import { keepTime } from "./bounds.js";
import type { Bounds } from "./bounds.js";
import { correctFacts } from "./correct-facts.js";

/** What the planner knows of a database. */
export type Facts = FactBase;

/** Each has waited for its locks half a second already; others' DDL is over sooner. */
const attempts = 6;

/**
 * Reads a database for the planner, in read-only transactions under the settings of a snapshot. What is locked, or
 * changes meanwhile, is read again; then it throws. Secrets come as placeholders.
 */
export async function extractFacts(session: Session, bounds: Bounds): Promise<Facts> {
  const { extract } = await import("@supabase/pg-delta/extract");
  const pool = await toTypedPool(session, () => keepTime(bounds));
  for (let attempt = 1; ; attempt += 1) {
    keepTime(bounds);
    try {
      const { factBase } = await extract(pool as unknown as Parameters<typeof extract>[0], { redactSecrets: true });
      return await correctFacts(factBase);
    } catch (error) {
      if (attempt === attempts || !(error instanceof Failure)) throw error;
      await sleep(50 * attempt);
    }
  }
}
