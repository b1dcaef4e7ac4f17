import { describe, expect, test } from "vitest";
import { linesChecksum } from "../../src/flyway/checksum.js";
import { withWorld, type Files } from "../engine/world.js";
import { all, files, given, row, states } from "./adopting.js";
import { createFlywayTable, insertRows, type RowParts } from "./rows.js";

describe("each kind of row has its fate", () => {
  const deleted = { type: "DELETE", checksum: null };
  const cases: readonly {
    readonly name: string;
    readonly rows: readonly RowParts[];
    readonly more?: Files;
    readonly states: string;
    readonly told: string;
  }[] = [
    {
      name: "the marker of a schema",
      rows: [{ rank: 0, version: null, type: "SCHEMA", script: '"public"', on: "2020-01-01" }, ...all],
      states: "1:applied 2:applied 3:applied view:current",
      told: "0 SCHEMA x: left: it says that Flyway made the schema",
    },
    {
      name: "a baseline",
      rows: [
        { rank: 1, version: "2", type: "BASELINE", description: "<< Flyway Baseline >>", script: "b" },
        row(2, "V3__three.sql"),
      ],
      states: "1:below-baseline 2:baseline 3:applied view:pending",
      told: "1 BASELINE 2 << Flyway Baseline >>: taken over as the baseline",
    },
    {
      name: "a version that was deleted",
      rows: [...all, row(5, "V3__three.sql", deleted)],
      states: "1:applied 2:applied 3:pending view:current",
      told: "5 DELETE 3 three: left: a mark that it was deleted",
    },
    {
      name: "a version that was deleted and applied again",
      rows: [row(1, "V1__one.sql"), row(2, "V1__one.sql", deleted), row(3, "V1__one.sql")],
      states: "1:applied 2:pending 3:pending view:pending",
      told: "1 SQL 1 one: left: deleted later",
    },
    {
      name: "a version that a paid edition undid",
      rows: [...all, row(5, "V3__three.sql", { type: "UNDO_SQL" })],
      states: "1:applied 2:applied 3:pending view:current",
      told: "5 UNDO_SQL 3 three: left: a mark that it was undone",
    },
    {
      name: "a version that ran out of order",
      rows: [row(1, "V1__one.sql"), row(2, "V3__three.sql"), row(3, "V2__two.sql")],
      states: "1:applied 2:applied 3:applied view:pending",
      told: "3 SQL 2 two: taken over",
    },
    {
      name: "a failed one, whose file is unchanged",
      rows: [row(1, "V1__one.sql"), row(2, "V2__two.sql", { success: false })],
      states: "1:applied 2:failed 3:pending view:pending",
      told: "2 SQL 2 two (failed): taken over as failed; apply runs the whole file again",
    },
    {
      name: "a failed one, whose file was changed",
      rows: [row(1, "V1__one.sql"), row(2, "V2__two.sql", { success: false, checksum: 7 })],
      states: "1:applied 2:failed 3:pending view:pending",
      told: "2 SQL 2 two (failed): taken over as failed; its file was changed since, which blocks until repair",
    },
    {
      name: "a Java migration",
      rows: [...all, { rank: 5, version: "4", type: "JDBC", script: "db.migration.V4__x" }],
      states: "1:applied 2:applied 3:applied 4:ahead view:current",
      told: "5 JDBC 4 x: taken over as applied; it is a Java migration, which only Flyway runs",
    },
    {
      name: "a script",
      rows: [...all, { rank: 5, version: "4", type: "SCRIPT", script: "V4__x.sh", checksum: 5 }],
      states: "1:applied 2:applied 3:applied 4:ahead view:current",
      told: "5 SCRIPT 4 x: taken over as applied; it is a script, which only Flyway runs",
    },
    {
      name: "one without a checksum",
      rows: [row(1, "V1__one.sql", { checksum: null })],
      states: "1:applied 2:pending 3:pending view:pending",
      told: "1 SQL 1 one: taken over; Flyway has no checksum of it",
    },
    {
      name: "one whose file is gone",
      rows: [row(1, "V1__one.sql"), { rank: 2, version: "1.5", checksum: 9 }],
      states: "1:applied 1.5:missing 2:pending 3:pending view:pending",
      told: "2 SQL 1.5 x: taken over; its file is not here",
    },
    {
      name: "a repeatable that has changed since",
      rows: [row(1, "R__view.sql", { checksum: 9 })],
      states: "1:pending 2:pending 3:pending view:outdated",
      told: "1 SQL view: taken over; its file has changed, so apply runs it again",
    },
    {
      name: "a repeatable that ran twice",
      rows: [row(1, "R__view.sql", { checksum: 9 }), row(2, "R__view.sql")],
      states: "1:pending 2:pending 3:pending view:current",
      told: "1 SQL view: left: it ran again later",
    },
    {
      name: "a repeatable recorded before its placeholders were replaced",
      rows: [row(1, "R__view.sql", { checksum: linesChecksum(files["R__view.sql"]) })],
      states: "1:pending 2:pending 3:pending view:current",
      told: "1 SQL view: taken over",
    },
    {
      name: "a B file",
      more: { "B2__start.sql": "CREATE TABLE one (); CREATE TABLE two ();" },
      rows: [
        {
          rank: 1,
          version: "2",
          description: "start",
          type: "SQL_BASELINE",
          script: "B2__start.sql",
          checksum: linesChecksum("CREATE TABLE one (); CREATE TABLE two ();"),
        },
      ],
      states: "1:below-baseline 2:baseline 3:pending view:pending",
      told: "1 SQL_BASELINE 2 start: taken over",
    },
    {
      name: "one of negative rank, which Flyway does not see either",
      rows: [row(1, "V1__one.sql"), row(-1, "V2__two.sql", { on: "2020-01-01" })],
      states: "1:applied 2:pending 3:pending view:pending",
      told: "1 SQL 1 one: taken over",
    },
    {
      name: "another spelling of a version",
      rows: [row(1, "V1__one.sql", { version: "1.0" })],
      states: "1.0:applied 2:pending 3:pending view:pending",
      told: "1 SQL 1.0 one: taken over",
    },
  ];

  test.each(cases)("$name", ({ rows, more = {}, states: expected, told }) =>
    withWorld({ files: { ...files, ...more } }, async (world) => {
      await createFlywayTable(world.db);
      await insertRows(world.db, rows);
      const { log, report } = await world.run("adopt", given);
      expect(report.failure).toBeNull();
      expect(log).toContain(`  ${told}`);
      expect(await states(world)).toBe(expected);
    }),
  );
});
