import { usualNaming, type Naming } from "../../core/file-name.js";
import type { ScriptSettings } from "../../core/model.js";
import type { IgnoredState } from "../../core/plan.js";

/** What a Flyway configuration says, understood; absent where it says nothing. */
export interface FlywaySettings {
  /** Path of the file; null where there is none. */
  readonly file: string | null;
  /** Values of inputs of ours, below those of our own configuration, by environment. */
  readonly valuesFor: (environment: string) => ReadonlyMap<string, string>;
  readonly naming: Naming;
  /** For all files; their own `.sql.conf` comes first. */
  readonly scriptSettings: ScriptSettings;
  /** As written, from any location. */
  readonly locations: readonly string[];
  readonly baseline: { readonly version: string | null; readonly description: string | null };
  /** Null where nothing is said, so that Flyway's default holds: what is above every file is no error. */
  readonly ignored: readonly IgnoredState[] | null;
}

/** Where there is no Flyway configuration. */
export const noFlywaySettings: FlywaySettings = {
  file: null,
  valuesFor: () => new Map(),
  naming: usualNaming,
  scriptSettings: {},
  locations: [],
  baseline: { version: null, description: null },
  ignored: null,
};
