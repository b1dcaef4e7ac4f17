import { createDatabase, type TestDatabase } from "../support/database.js";
import { runAction, startAction, type ActionOptions, type ActionResult } from "../support/action.js";
import type { ActionEvent } from "../support/events.js";
import { startGitHubApi, type GitHubApi } from "../support/github-api.js";
import { createRepository, type Files, type TestRepository } from "../support/repository.js";
import type { Running } from "../support/running.js";

export interface RunOptions extends Omit<Partial<ActionOptions>, "event" | "api"> {
  /** How deep the checkout is: 1 as actions/checkout does it by default, 0 for everything. */
  readonly depth?: number;
  /** `none`: the job has no secrets, as for forks. */
  readonly secrets?: "all" | "none";
  /** Another ref than the event's to check out. */
  readonly ref?: string;
}

/** A repository on GitHub with its API, and two databases whose URLs are its secrets. */
export interface Stage {
  readonly repository: TestRepository;
  readonly api: GitHubApi;
  readonly staging: TestDatabase;
  readonly production: TestDatabase;
  /** Checks the event's ref out as a runner does, and runs the bundled action there. */
  readonly run: (event: ActionEvent, options?: RunOptions) => Promise<ActionResult>;
  readonly start: (event: ActionEvent, options?: RunOptions) => Promise<Running<ActionResult>>;
}

export const configFile = `environments:
  staging:
    branch: main
    database-url: \${STAGING_URL}
  production:
    branch: main
    database-url: \${PRODUCTION_URL}
`;

/** The files that most stages begin with: two environments, one migration. */
export const shop: Files = {
  ".github/schema-version.yml": configFile,
  "migrations/V1__users.sql": "CREATE TABLE IF NOT EXISTS users (id int PRIMARY KEY);\n",
  "migrations/U1__users.sql": "DROP TABLE IF EXISTS users;\n",
};

/** Makes a stage; the caller closes it, which fails when GitHub was asked what it would refuse or not know. */
export async function openStage(files: Files): Promise<Stage & { readonly close: () => Promise<void> }> {
  const [repository, api] = [await createRepository(files), await startGitHubApi()];
  const [staging, production] = [await createDatabase(), await createDatabase()];
  const toOptions = async (event: ActionEvent, options: RunOptions = {}): Promise<ActionOptions> => {
    const { depth = 1, secrets = "all", ref = event.ref, env, ...rest } = options;
    const { directory } = await repository.checkout({ ref, depth });
    const urls = { STAGING_URL: staging.url, PRODUCTION_URL: production.url };
    const none = { STAGING_URL: "", PRODUCTION_URL: "" };
    return { event, api, workspace: directory, env: { ...(secrets === "all" ? urls : none), ...env }, ...rest };
  };
  return {
    repository,
    api,
    staging,
    production,
    run: async (event, options) => runAction(await toOptions(event, options)),
    start: async (event, options) => startAction(await toOptions(event, options)),
    close: async () => {
      await Promise.all([api.close(), repository.remove(), staging.drop(), production.drop()]);
      if (api.violations.length > 0) throw new Error(`not how GitHub's API works:\n${api.violations.join("\n")}`);
    },
  };
}

/** Runs the work on a stage of its own. */
export async function withStage(files: Files, work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage(files);
  try {
    await work(stage);
  } catch (error) {
    await stage.close().catch(() => {}); // the first failure says more
    throw error;
  }
  await stage.close();
}

/** Versions on record, oldest first; none where there is no table yet. */
export async function versionsOf(database: TestDatabase): Promise<readonly string[]> {
  const [{ made } = { made: null }] = await database.query<{ made: string | null }>(
    "SELECT to_regclass('schema_version')::text AS made",
  );
  if (made === null) return [];
  const rows = await database.query<{ version: string }>("SELECT version FROM schema_version ORDER BY installed_on");
  return rows.map(({ version }) => version);
}

/** What the API was asked, as `GET issues/list-comments`. */
export function asked({ requests }: GitHubApi, from = 0): readonly string[] {
  return requests.slice(from).map(({ method, operation }) => `${method} ${operation}`);
}
