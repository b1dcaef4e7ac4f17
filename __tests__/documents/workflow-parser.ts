import { registerLogger } from "@actions/languageservice/log";
import { validate } from "@actions/languageservice/validate";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";

type Config = NonNullable<Parameters<typeof validate>[1]>;
type Fetch = NonNullable<Config["actionsMetadataProvider"]>["fetchActionMetadata"];

type Manifest = NonNullable<Awaited<ReturnType<Fetch>>>;

interface Workflow {
  readonly jobs?: Readonly<
    Record<string, { readonly steps?: readonly { readonly id?: string; readonly uses?: string }[] } | null>
  >;
}

const swallowed: string[] = [];
// It catches its own errors and goes on with what it has: then nothing would be wrong with anything.
const keep = (message: string): void => void swallowed.push(message);
registerLogger({ error: keep, warn: keep, info: () => {}, log: () => {} });

let count = 0;

async function diagnose(uri: string, yaml: string, config: Config): Promise<readonly string[]> {
  swallowed.length = 0;
  const found = await validate(TextDocument.create(uri, "yaml", 1, yaml), config);
  const told = found.map(({ message, range }) => {
    const text = typeof message === "string" ? message : message.value;
    return `line ${range.start.line + 1}: ${text}`;
  });
  return [...told, ...swallowed];
}

/** Inputs of the other actions that our workflows use, as their versions there have them. */
const others: Readonly<Record<string, readonly string[]>> = {
  "actions/checkout": ["fetch-depth", "persist-credentials", "ref"],
  "actions/setup-node": ["node-version", "package-manager-cache"],
  "actions/attest": ["subject-path"],
  "actions/upload-artifact": ["name", "path", "if-no-files-found", "retention-days"],
};

function toManifest(inputs: readonly string[]): Awaited<ReturnType<Fetch>> {
  return { name: "", description: "", inputs: Object.fromEntries(inputs.map((name) => [name, { description: "" }])) };
}

/**
 * What GitHub's own parser says of a workflow; it knows our action's inputs and outputs from that text of action.yml,
 * and takes `OWNER/schema-version-action` for it.
 */
export async function diagnoseWorkflow(text: string, actionYml: string): Promise<readonly string[]> {
  const own = parse(actionYml) as Manifest;
  const fetchActionMetadata: Fetch = async ({ owner, name }) => {
    const inputs = others[`${owner}/${name}`];
    return name === "schema-version-action" ? own : inputs === undefined ? undefined : toManifest(inputs);
  };
  // The parser remembers documents by their address.
  const uri = `file:///repository/.github/workflows/${++count}.yml`;
  const found = await diagnose(uri, text, { actionsMetadataProvider: { fetchActionMetadata } });
  return [...found, ...listUnknownOutputs(text, own)];
}

/** The parser does not look at the outputs of an action. */
function listUnknownOutputs(text: string, { outputs = {} }: Manifest): readonly string[] {
  const workflow = (parse(text) as Workflow | null) ?? {};
  const steps = Object.values(workflow.jobs ?? {}).flatMap((job) => job?.steps ?? []);
  const ids = new Set(steps.flatMap(({ id, uses }) => (uses?.includes("/schema-version-action@") ? [id] : [])));
  return [...text.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)]
    .filter(([, id, name = ""]) => ids.has(id) && !(name in outputs))
    .map(([reference]) => `unknown output ${reference}`);
}

/** What GitHub's own parser says of an action's manifest. */
export async function diagnoseAction(text: string): Promise<readonly string[]> {
  return diagnose(`file:///repository/${++count}/action.yml`, text, {});
}
