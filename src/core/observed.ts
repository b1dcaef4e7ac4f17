/** A statement that the application runs. */
export interface ObservedStatement {
  /** Normalised, without comments and literals where it comes from a server; as written where it comes from a file. */
  readonly text: string;
  /** Who ran it; null where nobody says. */
  readonly role: string | null;
  /** The search_path that it ran with; null for that of the migrations. */
  readonly searchPath: string | null;
  /** How often it ran; null for files. */
  readonly calls: number | null;
  /** The file that it is in, with its line; null where a server saw it. */
  readonly place: { readonly file: string; readonly line: number } | null;
}

/** Statements that a server has seen, and how much of all that is. */
export interface Observation {
  readonly statements: readonly ObservedStatement[];
  /** Statements that were seen and cannot be used: their text is hidden from the role, or cut. */
  readonly unusable: number;
  /** ISO 8601 in UTC: since when the server has counted; null where it does not say. */
  readonly since: string | null;
  /** Statements that the server has forgotten for lack of room; null where it does not say. */
  readonly evicted: number | null;
  readonly server: "primary" | "standby";
  /** Why nothing was read, half a sentence; null where it was. */
  readonly problem: string | null;
}

/** How many observed statements still plan after all pending migrations. */
export interface QueriesReport {
  readonly checked: number;
  readonly notChecked: number;
  readonly broken: number;
  /** Of those, what came from files of `queries`. */
  readonly fromFiles: number;
  readonly since: string | null;
  readonly evicted: number | null;
  readonly server: "primary" | "standby" | null;
  /** Why the server's own were not looked at; null where they were. */
  readonly problem: string | null;
}

const months = "January February March April May June July August September October November December".split(" ");

/** What was shown and what was not, in one sentence that promises no more. */
export function describeQueries(report: QueriesReport): string {
  const { checked, notChecked, broken, fromFiles, problem } = report;
  const total = checked + notChecked;
  if (total === 0) return `No statements of the application were checked${problem === null ? "" : `: ${problem}`}.`;
  const sources = [
    ...(total > fromFiles ? [sourceOf(report)] : []),
    ...(fromFiles > 0 ? [`${fromFiles} from files`] : []),
  ];
  const shown = `${checked - broken} of ${total} observed statements (${sources.join("; ")}) still plan with the same types`;
  const rest = notChecked === 0 ? "" : `${notChecked} could not be checked; `;
  return `${shown}; ${rest}execution, constraints and unobserved statements are not proven.`;
}

function sourceOf({ server, since, evicted }: QueriesReport): string {
  const when =
    since === null ? [] : [`since ${Number(since.slice(8, 10))} ${months[Number(since.slice(5, 7)) - 1] ?? ""}`];
  const gone = evicted === null ? [] : [`${evicted} evicted`];
  return [server ?? "server", ...when, ...gone].join(", ");
}
