import { readFlywaySettings } from "../../src/config/flyway/read-settings.js";
import type { FlywaySettings } from "../../src/config/flyway/flyway-settings.js";
import type { Finding } from "../../src/core/model.js";

interface Given {
  readonly variables?: Readonly<Record<string, string>>;
  /** The file that our own configuration names. */
  readonly named?: string;
  /** Why every other file cannot be read. */
  readonly unreadable?: string;
}

/** Reads a repository whose only file is this one; findings are shown with their line. */
export async function read(
  name: string,
  text: string,
  { variables = {}, named, unreadable }: Given = {},
): Promise<{
  readonly settings: FlywaySettings;
  readonly findings: readonly string[];
  readonly told: readonly Finding[];
}> {
  const told: Finding[] = [];
  const other = unreadable === undefined ? null : { unreadable };
  const readText = (file: string) => (file === name ? text : other);
  const settings = await readFlywaySettings({ readText, variables }, named ?? null, told);
  return {
    settings,
    told,
    findings: told.map(({ severity, message, line }) => `${severity} ${line ?? ""} ${message}`),
  };
}
