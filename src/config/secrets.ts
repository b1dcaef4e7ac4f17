import { rawPasswordsOf } from "../core/url-parts.js";
import { spellingsOf } from "../core/redact.js";
import type { EnvironmentConfig } from "./config.js";
import type { ConfigFile } from "./config-file.js";
import type { ConfigSources } from "./sources.js";

/**
 * Every spelling of every secret at hand, also of those that this run does not use and of URLs that are refused: URLs
 * and their passwords as written and decoded, the token, placeholder values.
 */
export function secretsOf(
  { given, variables }: ConfigSources,
  file: ConfigFile,
  environments: readonly EnvironmentConfig[],
): readonly string[] {
  const configured = file.environments.map(
    ({ values }) => variables[variableIn(values.get("database-url")?.text) ?? ""],
  );
  const urls = [
    given.get("database-url"),
    shadowUrl(given),
    ...[...given.values()].filter(isUrlWithLogin),
    variables["DATABASE_URL"],
    variables["FLYWAY_URL"],
    ...configured,
  ].filter((url) => url !== undefined);
  const parsed = environments.flatMap(({ database }) => (database.kind === "server" ? [database.target.password] : []));
  const values = environments.flatMap(({ placeholders }) => [...placeholders.values()]);
  const all = [
    ...parsed,
    ...urls.map((url) => url.trim()),
    ...urls.flatMap(rawPasswordsOf),
    given.get("github-token"),
    variables["PGPASSWORD"],
    variables["FLYWAY_PASSWORD"],
    ...values,
  ];
  return [...new Set(all.flatMap((one) => (one === null || one === undefined ? [] : spellingsOf(one))))];
}

/** A word is none; what is no word may be a URL with a slip. */
function shadowUrl(given: ConfigSources["given"]): string | undefined {
  const shadow = given.get("shadow")?.trim();
  return shadow === undefined || /^[\w-]*$/.test(shadow) ? undefined : shadow;
}

/** In whatever input it landed. */
function isUrlWithLogin(text: string): boolean {
  return /^\s*[a-z][a-z0-9+.-]*:\/\/[^\s@]*@/i.test(text);
}

/** The name in `${NAME}`. */
export function variableIn(text: string | undefined): string | null {
  return /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(text ?? "")?.[1] ?? null;
}

/** Hosts are no secrets, but in a public repository they are nobody's business; a socket or this machine tells nothing. */
export function hostsOf(environments: readonly EnvironmentConfig[]): readonly string[] {
  return environments.flatMap(({ database }) => {
    const host = database.kind === "server" ? database.target.host : "localhost";
    return /^(?:\/|localhost$|127\.|::1$)/.test(host) ? [] : [host];
  });
}
