import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { toMigrationSet } from "../../src/core/migration-set.js";
import { readSourceFiles } from "../../src/files/read.js";
import { linesChecksum, repeatableChecksum } from "../../src/flyway/checksum.js";
import { withDatabase } from "../support/database.js";
import { describeFlyway, flyway } from "../support/flyway.js";

/** Names that are migrations to Flyway, and names that are none; no two of the first are equal. */
const names = `
V1__one.sql V1_1__x.sql V1.2__x.sql V2.sql V3__.sql V4___lead.sql V5__trail_.sql V6__a__b.sql V7__a.b.sql V8__x.SQL V9__x.Sql
V10__a-b.sql V010_1__x.sql V11__a,b.sql V12__x_y_z.sql V13__(paren).sql V14__a'b.sql V15__ä_ö.sql V16__日本.sql V17__x__.sql
V18__sub.sql.sql V19__V20.sql V21__R__x.sql V22__x=y.sql V23__x+y.sql V24__x~y.sql V25__x@y.sql V26__x;y.sql V27__x&y.sql
V28__x!y.sql V00029__zeros.sql V30_0_0_1__x.sql V30_0_0_0_2__x.sql V31.001__x.sql V32_00_5__x.sql V33__UPPER.sql
V20260101120000__stamp.sql V2026.01.02__dated.sql V2026_1_3__dated.sql V99999999999999999999__big.sql V-1__minus.sql V+40__plus.sql
V41__x_.sql V42____four.sql V43__1.sql V44__44.sql V45.0.0__z.sql V46__x#y.sql V47__x$y.sql V48__x%y.sql V49__x^y.sql
V٧٣__other_digits.sql V7４__wide.sql V75.0٥__x.sql V76.٥__x.sql V²__x.sql V77.-1__x.sql afterReportGenerated.sql
sub/V50__in_a_folder.sql sub/deeper/V51__x.sql sub.d/V52__x.sql
R__view.sql R__.sql R__B.sql R__a.sql R__A.sql R__10.sql R__2.sql R___x.sql R__x__y.sql sub/R__in_a_folder.sql R__ünï.sql
V1_.sql V_8_0__D.sql V__x.sql V.sql R1__x.sql Readme.sql R_x.sql v60__x.sql U1__x.sql schema.sql VACUUM.sql Backup.sql V1-2__x.sql
V61__x.txt V62__x.sql.bak V63.a__x.sql V64..1__x.sql V65._1__x.sql Vx__y.sql V66__x.sq V67__x.sqll r__x.sql B__x.sql
.hidden/V68__x.sql V69_a__x.sql V70_x.sql V71 __x.sql V72,1__x.sql
`
  .split(/\s*\n\s*|(?<!V71) /)
  .filter((name) => name !== "");

const bom = Buffer.from([0xef, 0xbb, 0xbf]);
const utf16 = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()]);

/** Contents whose checksums could be thought of in more than one way. */
const contents: readonly (string | Buffer | { readonly bytes: Buffer; readonly conf: string })[] = [
  "SELECT 1;",
  "",
  "\n",
  "\r\n\r\n",
  "SELECT 1;\n",
  "SELECT 1;\r\n",
  "SELECT 1;\r",
  "\n\n  SELECT 1;\n\n",
  "SELECT\n1;",
  "SELECT 1; ",
  "\tSELECT 1;",
  "-- only a comment",
  "/* block\ncomment */",
  "SELECT 'ä€😀';",
  "SELECT 'a\u0085b';",
  "SELECT 'a\u2028b';",
  "SELECT 'a\fb\vc';",
  "a\rb\nc\r\nd",
  "a\n\rb",
  "SELECT '${x}';",
  "SELECT '${flyway:user}';",
  "SELECT '$${x}', '$$${x}', '$$$${x}', '{${X}}', '$ ${x}';",
  Buffer.concat([bom, Buffer.from("SELECT 1;")]),
  Buffer.concat([bom, bom, Buffer.from("SELECT 1;")]),
  bom,
  Buffer.concat([Buffer.from("-- x\n"), bom, Buffer.from("SELECT 1;")]),
  { bytes: utf16("SELECT 'ä';\r\nSELECT 2;"), conf: "encoding=UTF-16" },
  { bytes: Buffer.from("SELECT 'ä';", "latin1"), conf: "encoding=ISO-8859-1" },
  { bytes: Buffer.from([0x2d, 0x2d, 0x20, 0x80, 0x99]), conf: "encoding=windows-1252" },
  { bytes: Buffer.from([0x2d, 0x2d, 0x20, 0xcf, 0xf0]), conf: "! Cyrillic\nencoding: KOI8-R" },
  { bytes: Buffer.from([0x2d, 0x2d, 0x20, 0xa4]), conf: "encoding ISO-8859-15" },
  { bytes: Buffer.from([0x2d, 0x2d, 0x20, 0x82, 0xa0]), conf: "encoding=\\\n  Shift_JIS" },
  { bytes: Buffer.from("SELECT '${nobody}';"), conf: "placeholderReplacement=false" },
  "SELECT 1;\n".repeat(5000),
  "x".repeat(70_000),
];

function write(root: string): number {
  let count = 0;
  const put = (name: string, bytes: string | Buffer): void => {
    const path = join(root, "migrations", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    count += 1;
  };
  for (const [index, name] of names.entries()) put(name, `SELECT ${index};`);
  for (const [index, content] of contents.entries()) {
    for (const name of [`V${1000 + index}__content.sql`, `R__content ${1000 + index}.sql`]) {
      if (typeof content === "string" || Buffer.isBuffer(content)) put(name, content);
      else {
        put(name, content.bytes);
        writeFileSync(join(root, "migrations", `${name}.conf`), content.conf);
      }
    }
  }
  return count;
}

const placeholders = new Map([["x", "value"]]);

/** Our view of the folder, as the rows that Flyway would write. */
function ours(root: string): readonly string[] {
  const { files } = readSourceFiles("migrations", { root, within: null });
  const set = toMigrationSet(files, placeholders);
  return [
    ...set.versioned.map(({ version, description, script }) =>
      toLine(version.text, description, script.name, linesChecksum(script.text)),
    ),
    ...set.repeatables.map(({ description, script }) =>
      toLine(null, description, script.name, repeatableChecksum(script, placeholders)),
    ),
  ];
}

function toLine(version: string | null, description: string, script: string, checksum: number): string {
  return JSON.stringify([version, description, script, checksum]);
}

describeFlyway("files", () => {
  test("names, versions, order, descriptions, script paths and checksums of 172 files are what Flyway records", async () => {
    const root = mkdtempSync(join(tmpdir(), "flyway-files-"));
    try {
      expect(write(root)).toBeGreaterThan(150);
      await withDatabase({}, async (db) => {
        // Rows are written, nothing is run.
        const settings = ["-skipExecutingMigrations=true", "-placeholders.x=value"];
        await flyway(db, "migrate", { root, settings });
        const rows = await db.query<{ version: string | null; description: string; script: string; checksum: number }>(
          "SELECT version, description, script, checksum FROM flyway_schema_history ORDER BY installed_rank",
        );
        const recorded = rows.map((row) => toLine(row.version, row.description, row.script, row.checksum));
        // What holds a value of Flyway's own is compared apart: its name of the user is not known here.
        const same = (line: string): boolean => !line.includes("content 1020");
        expect(ours(root).filter(same)).toEqual(recorded.filter(same));
        expect(recorded.length).toBeGreaterThan(115);
      });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  test("rows match files by Flyway's equality of versions, and a text as it stands is accepted for a repeatable", async () => {
    const pairs = [
      ["1", "V1.0__x.sql"],
      ["2.0", "V2__x.sql"],
      ["003", "V3__x.sql"],
      ["4.0.0", "V4_0__x.sql"],
      ["5.1", "V5.01__x.sql"],
      ["6.10", "V6_10__x.sql"],
      ["007.0", "V7__x.sql"],
      ["8.0.1", "V8_0_1__x.sql"],
    ] as const;
    const root = mkdtempSync(join(tmpdir(), "flyway-files-"));
    try {
      mkdirSync(join(root, "migrations"));
      for (const [, name] of pairs) writeFileSync(join(root, "migrations", name), "SELECT 1;");
      writeFileSync(join(root, "migrations", "R__r.sql"), "SELECT '${flyway:timestamp}';");
      const { files } = readSourceFiles("migrations", { root, within: null });
      const set = toMigrationSet(files, new Map());
      const [repeatable] = set.repeatables;
      await withDatabase({}, async (db) => {
        await flyway(db, "migrate", { root, settings: ["-skipExecutingMigrations=true"] });
        for (const [version, name] of pairs) {
          await db.query("UPDATE flyway_schema_history SET version = $1 WHERE script = $2", [version, name]);
        }
        await db.query("UPDATE flyway_schema_history SET checksum = $1 WHERE script = 'R__r.sql'", [
          repeatable === undefined ? 0 : repeatableChecksum(repeatable.script, new Map()),
        ]);
        const { migrations } = (await flyway(db, "info", { root })) as {
          readonly migrations: readonly { readonly state: string }[];
        };
        expect(migrations.map(({ state }) => state)).toEqual(Array.from({ length: 9 }, () => "Success"));
        expect(set.versioned.every(({ script }) => linesChecksum(script.text) === 78_787_420)).toBe(true);
      });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
