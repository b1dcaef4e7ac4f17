/** Variables of a process, as far as it has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Files in the home folder that libpq looks for by itself; they need not exist. */
export interface UsualFiles {
  /** Its passwords, for a URL without one. */
  readonly passfile?: string;
  /** The authorities that it trusts where none are named; beside it, `root.crl` and the client's certificate and key. */
  readonly usualRootcert?: string;
}

/** What stands in for a parameter that the URL lacks. */
const standIns: Readonly<Record<string, string>> = {
  sslmode: "PGSSLMODE",
  sslrootcert: "PGSSLROOTCERT",
  sslcert: "PGSSLCERT",
  sslkey: "PGSSLKEY",
  channel_binding: "PGCHANNELBINDING",
  connect_timeout: "PGCONNECT_TIMEOUT",
};

/** Variables without which libpq would come to the same connection, by the values for which that holds. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  PGHOST: [],
  PGPORT: ["5432"],
  PGDATABASE: [],
  PGHOSTADDR: [],
  PGSERVICE: [],
  PGTARGETSESSIONATTRS: ["any"],
  PGLOADBALANCEHOSTS: ["disable"],
  PGSSLCRL: [],
  PGSSLCRLDIR: [],
  PGSSLNEGOTIATION: ["postgres"],
  PGSSLSNI: ["1"],
  PGSSLMINPROTOCOLVERSION: ["TLSv1", "TLSv1.1", "TLSv1.2"],
  PGSSLMAXPROTOCOLVERSION: [],
  PGGSSENCMODE: ["disable", "prefer"],
  PGREQUIREPEER: [],
  PGREQUIREAUTH: [],
  PGREQUIRESSL: ["0"],
  PGSSLCERTMODE: ["allow"],
  PGMINPROTOCOLVERSION: ["3.0"],
  // What libpq asks the server to set at the login; what PGOPTIONS asks for is followed.
  PGTZ: [],
  PGDATESTYLE: [],
  PGGEQO: [],
  PGCLIENTENCODING: ["UTF8", "utf8", "UTF-8", "utf-8", "auto"],
};

/** What a variable says for a parameter that the URL lacks. */
export function standInFor(parameter: string, variables: Variables): string | undefined {
  return nonEmpty(variables[standIns[parameter] ?? ""]);
}

/** The first variable that would lead libpq elsewhere; what the URL says itself (`given`) goes before its variable. */
export function ignoredVariable(variables: Variables, given: Readonly<Record<string, string>>): string | null {
  const leads = ([name, same]: readonly [string, readonly string[]]): boolean => {
    const value = nonEmpty(variables[name]);
    return value !== undefined && (given[name] ?? "") === "" && !same.includes(value);
  };
  return Object.entries(harmless).find(leads)?.[0] ?? null;
}

/** Where libpq looks besides, in the home folder of whoever runs it. */
export function usualFiles(variables: Variables): UsualFiles {
  const { HOME: home = "", APPDATA: data = "", PGPASSFILE: named = "", OS: system } = variables;
  const onWindows = system === "Windows_NT";
  const folder = onWindows ? `${data}/postgresql` : `${home}/.postgresql`;
  const known = (onWindows ? data : home) !== "";
  const passfile = named !== "" ? named : onWindows ? `${folder}/pgpass.conf` : `${home}/.pgpass`;
  return {
    ...(known || named !== "" ? { passfile } : {}),
    ...(known ? { usualRootcert: `${folder}/root.crt` } : {}),
  };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}
