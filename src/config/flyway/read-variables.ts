import { honoured } from "./known-settings.js";
import type { Setting } from "./read-file.js";

type Variables = Readonly<Record<string, string | undefined>>;

/** Flyway's own variables, FLYWAY_LOCATIONS for example, for the settings that hold here; placeholders have their own. */
export function readVariables(variables: Variables): readonly Setting[] {
  return honoured.flatMap((name) => {
    const variable = `FLYWAY_${name.replaceAll(/[A-Z]/g, "_$&").toUpperCase()}`;
    const value = name === "placeholders" ? undefined : variables[variable];
    return value === undefined || value === "" ? [] : [{ name, values: [value], line: null, variable }];
  });
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
  if (url === undefined || url.trim() === "") return null;
  const [address = "", query = ""] = url
    .trim()
    .replace(/^jdbc:/i, "")
    .split(/\?(.*)/s);
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
