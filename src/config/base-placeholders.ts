import { spellingsOf } from "../core/redact.js";
import type { Config } from "./config.js";
import { readConfig } from "./read-config.js";
import type { ConfigSources } from "./sources.js";

/**
 * The configuration with the values of placeholders that hold for what is on record: where what is checked out may be
 * anybody's, those of the inputs or of the base branch's files, whose text `readBase` gives; null where nobody can.
 */
export async function withBasePlaceholders(
  config: Config,
  sources: ConfigSources,
  readBase: ConfigSources["readText"] | null,
): Promise<Config> {
  if (config.shadow.trust === "recorded" || sources.given.has("placeholders")) return config;
  const base = readBase === null ? null : await readConfig({ ...sources, readText: readBase });
  const known = base !== null && "ok" in base ? base.ok.environments : [];
  const placeholders = new Map(
    config.environments.map(({ name }) => [name, known.find((one) => one.name === name)?.placeholders ?? null]),
  );
  const values = known.flatMap((one) => [...one.placeholders.values()]);
  return {
    ...config,
    shadow: { ...config.shadow, basePlaceholders: placeholders },
    secrets: [...new Set([...config.secrets, ...values.flatMap(spellingsOf)])],
  };
}
