import { honoured, isPlaceholder, notHonoured } from "./known-settings.js";
import type { Setting } from "./read-file.js";

type Variables = Readonly<Record<string, string | undefined>>;

/** Read as a login, in the entry that takes it from there. */
const ofLogin: ReadonlySet<string> = new Set(["url", "user", "password"]);

/**
 * Flyway's own variables, `FLYWAY_LOCATIONS` for example, which it also reads as `flyway_locations`. Placeholders have a
 * reading of their own.
 */
export function readVariables(variables: Variables): readonly Setting[] {
  const names = [...honoured, ...Object.keys(notHonoured)].filter((name) => !ofLogin.has(name));
  return names.flatMap((name) =>
    [variableOf(name), `flyway_${name}`].flatMap((variable) => {
      const value = variables[variable] ?? "";
      return value === "" ? [] : [{ name, values: [value], line: null, variable }];
    }),
  );
}

function variableOf(name: string): string {
  return `FLYWAY_${name.replaceAll(/[A-Z]/g, "_$&").toUpperCase()}`;
}

/**
 * Whether a placeholder's value names a variable. It is not looked up, because whatever a pull request writes there would
 * find its way from the environment into the SQL: the placeholder is undefined, unless an input or a variable gives it.
 */
export function isUnresolvedPlaceholder({ name, values }: Setting): boolean {
  return isPlaceholder(name) && namesVariable(values);
}

/** Other settings of a file that name a variable, and the way out. */
export function listUnresolved(
  settings: readonly Setting[],
): readonly { readonly name: string; readonly help: string }[] {
  const given = new Set(settings.flatMap(({ name, variable }) => (variable === undefined ? [] : [name])));
  return settings
    .filter(({ name, values }) => !given.has(name) && namesVariable(values))
    .map(({ name }) => ({ name, help: `set the variable ${variableOf(name)}, which comes before the file` }));
}

function namesVariable(values: readonly string[]): boolean {
  return /\$\{.*\}/s.test(values.join(","));
}

/** What Java's driver calls otherwise, or what libpq has no such name for. */
const parameters: Readonly<Record<string, string>> = {
  user: "user",
  password: "password",
  sslmode: "sslmode",
  sslrootcert: "sslrootcert",
  connectTimeout: "connect_timeout",
};

/** The URL that FLYWAY_URL, FLYWAY_USER and FLYWAY_PASSWORD make together; null where the first is not set. */
export function readFlywayUrl({ FLYWAY_URL: url, FLYWAY_USER, FLYWAY_PASSWORD }: Variables): string | null {
  const whole = url?.trim() ?? "";
  if (whole === "") return null;
  const [address = "", query = ""] = whole.replace(/^jdbc:/i, "").split(/\?(.*)/s);
  const written = new URLSearchParams(query.replaceAll("+", "%2B"));
  const given = new URLSearchParams();
  // Java's driver checks the server's name where it is only told to use TLS.
  if (/^(?:true)?$/i.test(written.get("ssl") ?? "no")) given.set("sslmode", "verify-full");
  for (const [name, value] of written) {
    const known = parameters[name];
    if (known !== undefined) given.set(known, value);
  }
  if (FLYWAY_USER !== undefined && FLYWAY_USER !== "") given.set("user", FLYWAY_USER);
  if (FLYWAY_PASSWORD !== undefined && FLYWAY_PASSWORD !== "") given.set("password", FLYWAY_PASSWORD);
  return `${address}?${given.toString().replaceAll("+", "%20")}`;
}
