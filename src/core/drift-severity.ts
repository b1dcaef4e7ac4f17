/** How much a difference matters: does it change what statements do, who may do it, how it runs, or nothing of it. */
export type DriftSeverity = "structural" | "security" | "operational" | "cosmetic";

const worstFirst: readonly DriftSeverity[] = ["structural", "security", "operational", "cosmetic"];

/** Kinds whose coming and going is not structural. */
const kinds: Readonly<Record<string, DriftSeverity>> = {
  policy: "security",
  "default privileges": "security",
  "extension member": "security",
  "security label": "security",
  "user mapping": "security",
  statistics: "operational",
  publication: "operational",
  subscription: "operational",
  setting: "operational",
  database: "security",
  "not-null constraint": "cosmetic",
};

/** Attributes whose change is not of their kind's severity. */
const attributes: Readonly<Record<string, DriftSeverity>> = {
  privileges: "security",
  owner: "security",
  row_security: "security",
  force_row_security: "security",
  foreign_keys_checked: "security",
  firing: "security",
  security_definer: "security",
  leakproof: "security",
  settings: "security",
  options: "operational",
  toast_options: "operational",
  tablespace: "operational",
  storage: "operational",
  compression: "operational",
  statistics: "operational",
  target: "operational",
  replica_identity: "operational",
  index_state: "operational",
  index_options: "operational",
  state: "operational",
  clustered: "operational",
  persistence: "operational",
  version: "operational",
  cost: "operational",
  rows: "operational",
  parallel: "operational",
  comment: "cosmetic",
  position: "cosmetic",
};

/** Kinds for which `options` and `settings` are what they are made of. */
const optionsMatter = new Set(["sequence", "foreign data wrapper", "server", "view"]);

/** The severity of a difference: of the kind for a whole object, else the worst of the attributes that changed. */
export function severityOf(kind: string, changed: readonly string[]): DriftSeverity {
  const ofKind = kinds[kind] ?? "structural";
  if (changed.length === 0) return ofKind;
  const all = new Set(
    changed.map((name): DriftSeverity => {
      if (name === "options" && optionsMatter.has(kind)) return kind === "view" ? "security" : "structural";
      if (kind === "setting") return "operational";
      return attributes[name] ?? ofKind;
    }),
  );
  return worstFirst.find((severity) => all.has(severity)) ?? ofKind;
}
