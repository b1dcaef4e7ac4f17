import { configOf, type Given } from "./reading.js";

export const file = `
migrations: db/migrations
lock-timeout: 3s
environments:
  staging:
    branch: develop
    database-url: \${STAGING_URL}
    lock-timeout: 1s
  canary:
    branch: main
    database-url: \${CANARY_URL}
  production:
    branch: main
    database-url: \${PRODUCTION_URL}
    schemas: [app, audit]
    placeholders:
      tenant: acme
`;
export const variables = {
  STAGING_URL: "postgres://u:staging-pw@s/d",
  CANARY_URL: "postgres://u:canary-pw@c/d",
  PRODUCTION_URL: "postgres://u:production-pw@p/d",
};
export const run: Given = { entry: "action", file, variables };

/** `name@host`, or `name: why not`, of each environment that the run is about. */
export const chosen = async (given: Given): Promise<string> => {
  const { environments } = await configOf(given);
  return environments
    .map(({ name, database }) => {
      switch (database.kind) {
        case "server":
          return `${name}@${database.target.host}`;
        case "embedded":
          return `${name} in ${database.folder}`;
        case "none":
          return `${name}: ${database.reason}`;
      }
    })
    .join(" ");
};
