import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withDatabase, type TestDatabase } from "../support/database.js";
import { withGitHubApi, type GitHubApi } from "../support/github-api.js";
import { withRepository, type Files, type TestRepository } from "../support/repository.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");

/**
 * An example as `act` 0.2.89 can run it: it does not know `queue`, and has no environments, so that each job's secret
 * gets a name of its own. Nothing else is changed.
 */
function toWorkflow(name: string): string {
  const jobs = read(`examples/${name}.yml`)
    .replaceAll(/^ *queue: max\n/gm, "")
    .split(/^(?=  \w+:$)/m);
  return jobs
    .map((job) => {
      const environment = /^ {4}environment: (\w+)$/m.exec(job)?.[1];
      return environment === undefined ? job : job.replaceAll("secrets.DATABASE_URL", `secrets.OF_${environment}`);
    })
    .join("");
}

/** Files of migrations-sample whose names match, below `migrations`. */
export function sampleFiles(pattern: RegExp): Files {
  const names = readdirSync(join(root, "migrations-sample")).filter((name) => pattern.test(name));
  return Object.fromEntries(names.map((name) => [`migrations/${name}`, read(`migrations-sample/${name}`)]));
}

/** A repository with the examples as its workflows, its two databases, and GitHub. */
export interface Shop {
  readonly repository: TestRepository;
  readonly staging: TestDatabase;
  readonly production: TestDatabase;
  readonly api: GitHubApi;
  /** Of the repository: logins that can only read; of its environments: logins that may do everything. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Everything that must never be seen. */
  readonly passwords: readonly string[];
}

/** Runs the work with a shop whose `main` holds V1 to V3 of the sample. */
export async function withShop<T>(work: (shop: Shop) => Promise<T>): Promise<T> {
  const files = {
    ".github/schema-version.yml": read("examples/schema-version.yml"),
    ".github/workflows/schema-check.yml": toWorkflow("pull-request"),
    ".github/workflows/schema-deploy.yml": toWorkflow("deploy"),
    ".github/workflows/schema-rollback.yml": toWorkflow("rollback"),
    ...sampleFiles(/^[VU][123]__/),
  };
  return withDatabase({ major: 16 }, (staging) =>
    withDatabase({ major: 16 }, (production) =>
      withRepository(files, (repository) =>
        withGitHubApi({}, async (api) => {
          const readers = await Promise.all(
            [staging, production].map((database) => database.role({ attributes: "IN ROLE pg_read_all_data" })),
          );
          const [ofStaging, ofProduction] = readers.map(({ url }) => url);
          const secrets = {
            STAGING_CHECK_DATABASE_URL: ofStaging ?? "",
            PRODUCTION_CHECK_DATABASE_URL: ofProduction ?? "",
            OF_staging: staging.url,
            OF_production: production.url,
          };
          const passwords = [...readers.map(({ password }) => password), staging.server.password];
          return work({ repository, staging, production, api, secrets, passwords });
        }),
      ),
    ),
  );
}
