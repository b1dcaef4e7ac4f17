import { usualNaming, type Naming } from "../../core/file-name.js";
import type { Finding, ScriptSettings } from "../../core/model.js";
import type { IgnoredState } from "../../core/plan.js";

/** What Flyway's configuration says of a baseline. */
export interface FlywayBaseline {
  readonly version: string | null;
  readonly description: string | null;
  /** `by-apply`: a schema that holds relations but no history gets its baseline from apply. */
  readonly made: "on-purpose" | "by-apply";
}

/** What a Flyway configuration says, understood; absent where it says nothing. */
export interface FlywaySettings {
  /** Path of the file; null where there is none. */
  readonly file: string | null;
  /** Values of inputs of ours, below those of our own configuration, by environment. */
  readonly valuesFor: (environment: string) => ReadonlyMap<string, string>;
  /** What is told where nobody names schemas for an environment, as Flyway's configuration does for others. */
  readonly passedOver: (environment: string) => readonly Finding[];
  readonly naming: Naming;
  /** For all files; their own `.sql.conf` comes first. */
  readonly scriptSettings: ScriptSettings;
  /** As written, from any location. */
  readonly locations: readonly string[];
  /** Where callbacks are, in place of those among the migrations; as written. */
  readonly callbackLocations: readonly string[];
  readonly baseline: FlywayBaseline;
  /** Null where nothing is said, so that Flyway's default holds: what is above every file is no error. */
  readonly ignored: readonly IgnoredState[] | null;
}

/** Where there is no Flyway configuration. */
export const noFlywaySettings: FlywaySettings = {
  file: null,
  valuesFor: () => new Map(),
  passedOver: () => [],
  naming: usualNaming,
  scriptSettings: {},
  locations: [],
  callbackLocations: [],
  baseline: { version: null, description: null, made: "on-purpose" },
  ignored: null,
};
