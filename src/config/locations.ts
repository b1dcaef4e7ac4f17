import type { Config } from "./config.js";
import type { FlywaySettings } from "./flyway/flyway-settings.js";

/** Where Flyway looks unless it is told: on the classpath, or in the folder sql. */
const usualLocations: readonly string[] = ["classpath:db/migration", "filesystem:sql", "filesystem:migrations"];

/** Without its configuration: our own folder, else where an application that brings Flyway along has them. */
const ownLocations: readonly string[] = ["migrations", "classpath:db/migration"];

/** Where the files are looked for: as asked, as Flyway is told to, or where they usually are. */
export function toLocations(asked: string | null, flyway: FlywaySettings): Pick<Config, "migrations" | "locations"> {
  const split = (text: string): readonly string[] =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
  const isUsual = asked === "migrations" && flyway.file === null;
  if (asked !== null && !isUsual) return { migrations: asked, locations: { list: split(asked), choose: "all" } };
  if (flyway.locations.length > 0) {
    return { migrations: flyway.locations.join(","), locations: { list: flyway.locations, choose: "all" } };
  }
  const list = flyway.file === null ? ownLocations : usualLocations;
  return { migrations: "migrations", locations: { list, choose: "first" } };
}
