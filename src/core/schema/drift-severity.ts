/** How much a difference matters: does it change what statements do, who may do it, how it runs, or nothing of it. */
export type DriftSeverity = "structural" | "security" | "operational" | "cosmetic";

const worstFirst: readonly DriftSeverity[] = ["structural", "security", "operational", "cosmetic"];

/** Kinds whose coming and going is not structural. */
const kinds: Readonly<Record<string, DriftSeverity>> = {
  policy: "security",
  "default privileges": "security",
  "security label": "security",
  "user mapping": "security",
  database: "security",
  statistics: "operational",
  publication: "operational",
  subscription: "operational",
  setting: "operational",
};

/** Attributes whose change is not of their kind's severity. */
const attributes: Readonly<Record<string, DriftSeverity>> = {
  privileges: "security",
  member_privileges: "security",
  sequence_privileges: "security",
  owner: "security",
  row_security: "security",
  force_row_security: "security",
  constraints_checked: "security",
  firing: "security",
  security_definer: "security",
  leakproof: "security",
  settings: "security",
  trusted: "security",
  options: "operational",
  toast_options: "operational",
  tablespace: "operational",
  connection_limit: "operational",
  template: "operational",
  storage: "operational",
  compression: "operational",
  statistics: "operational",
  replica_identity: "operational",
  detach_pending: "operational",
  index_state: "operational",
  attached: "operational",
  index_options: "operational",
  state: "operational",
  clustered: "operational",
  persistence: "operational",
  version: "operational",
  dependents: "operational",
  cost: "operational",
  rows: "operational",
  support: "operational",
  parallel: "operational",
  comment: "cosmetic",
  index_comment: "cosmetic",
  not_null_comment: "cosmetic",
  sequence_comment: "cosmetic",
  not_null_name: "cosmetic",
  identity_sequence: "cosmetic",
  position: "cosmetic",
};

/** Kinds whose options are what they are made of, and how much those matter. */
const optionsOf: Readonly<Record<string, DriftSeverity>> = {
  sequence: "structural",
  "foreign data wrapper": "structural",
  server: "structural",
  "user mapping": "security",
  "text search dictionary": "structural",
  // security_barrier, security_invoker and check_option decide who sees and writes what.
  view: "security",
};

/** The severity of a change: the worst of the attributes that changed; a body that is only laid out anew says the same. */
export function severityOf(
  kind: string,
  changed: readonly string[],
  { relaidOut = false }: { readonly relaidOut?: boolean } = {},
): DriftSeverity {
  const ofKind = kinds[kind] ?? "structural";
  const all = new Set(
    changed.map((name): DriftSeverity => {
      if (name === "definition" && relaidOut) return "cosmetic";
      return (name === "options" ? optionsOf[kind] : undefined) ?? attributes[name] ?? ofKind;
    }),
  );
  return worstFirst.find((severity) => all.has(severity)) ?? ofKind;
}

/** The severity of an object that is missing or unexpected. */
export function severityOfWhole(
  change: "missing" | "unexpected",
  kind: string,
  { partition_bound: bound }: Readonly<Record<string, string>>,
): DriftSeverity {
  // Partitions come by the calendar, most of them by a tool; one that lacks makes inserts fail.
  if (change === "unexpected" && bound !== undefined) return "cosmetic";
  return kinds[kind] ?? "structural";
}
