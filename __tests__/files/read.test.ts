import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSourceFiles } from "../../src/files/read.js";

// What docs/reliability.md says.
const largestFileBytes = 100 * 1024 * 1024;
const mostBytes = 512 * 1024 * 1024;
const mostFiles = 20_000;

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "read-source-files-"));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
}

const read = (folder = "migrations") => readSourceFiles(folder, { root, within: null });

const show = (folder = "migrations"): readonly string[] =>
  read(folder).findings.map(({ rule, file, line, message }) => `${rule} ${file ?? ""}:${line ?? ""} ${message}`);

describe("reading a folder", () => {
  test("takes the SQL files of all folders below, sorted by name", () => {
    write({
      "migrations/b/V2__b.sql": "2",
      "migrations/V10__c.sql": "10",
      "migrations/V1__a.SQL": "1",
      "migrations/README.md": "x",
      "migrations/.hidden/V3__x.sql": "x",
      "migrations/a/.git/V4__x.sql": "x",
      "other/V5__x.sql": "x",
    });
    expect(read()).toEqual({
      files: [
        { file: "migrations/V10__c.sql", name: "V10__c.sql", text: "10", settings: {} },
        { file: "migrations/V1__a.SQL", name: "V1__a.SQL", text: "1", settings: {} },
        { file: "migrations/b/V2__b.sql", name: "b/V2__b.sql", text: "2", settings: {} },
      ],
      findings: [],
    });
  });

  test("keeps line ends and drops the byte order mark", () => {
    write({ "migrations/V1__a.sql": "\uFEFFSELECT 1;\r\nSELECT 'é𝄞';\n" });
    expect(read().files[0]?.text).toBe("SELECT 1;\r\nSELECT 'é𝄞';\n");
  });

  test("reads a long file whole", () => {
    const text = "-- é\n".repeat(500_000);
    write({ "migrations/V1__a.sql": text });
    expect(read().files[0]?.text === text).toBe(true);
  });

  test("decodes by the settings beside a file", () => {
    write({
      "migrations/V1__a.sql": Buffer.from("SELECT 'é';", "latin1"),
      "migrations/V1__a.sql.conf": "encoding=ISO-8859-1\nexecuteInTransaction=false\n",
      "migrations/x/V2__b.sql": Buffer.from("\uFEFFé", "utf16le"),
      "migrations/x/V2__b.sql.conf": "encoding=UTF-16LE",
    });
    const { files, findings } = read();
    expect(files.map(({ text, settings }) => ({ text, settings }))).toEqual([
      { text: "SELECT 'é';", settings: { encoding: "ISO-8859-1", executeInTransaction: false } },
      { text: "é", settings: { encoding: "UTF-16LE" } },
    ]);
    expect(findings).toEqual([]);
  });

  test("takes an absolute folder, and one that is the root itself", () => {
    write({ "migrations/V1__a.sql": "1" });
    expect(read(join(root, "migrations")).files).toEqual(read().files);
    expect(read(".").files).toMatchObject([{ file: "migrations/V1__a.sql", name: "migrations/V1__a.sql" }]);
  });

  test("an empty folder holds no file and is no problem", () => {
    mkdirSync(join(root, "migrations"));
    expect(read()).toEqual({ files: [], findings: [] });
  });
});

describe("what hinders is a finding", () => {
  test("a folder that is not there", () => {
    expect(show()).toEqual(['folder : there is no folder "migrations"']);
    expect(read("db\\migrations").findings.map(({ help }) => help)).toEqual([
      'write it with "/" between the names: db/migrations',
    ]);
  });

  test("a folder that is a file", () => {
    write({ migrations: "x" });
    expect(show()).toEqual(['folder : "migrations" is not a folder']);
  });

  test.skipIf(process.getuid?.() === 0)("a folder and a file without the right to read (root may read all)", () => {
    write({ "migrations/V1__a.sql": "1", "migrations/x/V2__b.sql": "2" });
    chmodSync(join(root, "migrations/V1__a.sql"), 0);
    chmodSync(join(root, "migrations/x"), 0);
    const shown = show();
    chmodSync(join(root, "migrations/x"), 0o755);
    expect(shown).toEqual([
      'folder migrations/x: "migrations/x" cannot be read (EACCES)',
      'folder migrations/V1__a.sql: "migrations/V1__a.sql" cannot be read (EACCES)',
    ]);
  });

  test.each([
    { name: "above the workspace", folder: "../", outside: true },
    { name: "with the workspace's name as its beginning", folder: "../x-and-more", outside: true },
    { name: "reached by dots", folder: "a/../../x-and-more", outside: true },
    { name: "behind a link that leads out", folder: "out", outside: true },
    { name: "inside", folder: "a", outside: false },
    { name: "with a name that starts with dots", folder: "..a", outside: false },
    { name: "that is the workspace itself", folder: ".", outside: false },
    { name: "behind a link that leads in", folder: "in", outside: false },
  ])("a folder $name lies outside: $outside", ({ folder, outside }) => {
    const workspace = join(root, "x");
    for (const below of ["x/a", "x/..a", "x-and-more"]) mkdirSync(join(root, below), { recursive: true });
    symlinkSync(join(root, "x-and-more"), join(workspace, "out"));
    symlinkSync(join(workspace, "a"), join(workspace, "in"));
    const messages = (within: string | null) =>
      readSourceFiles(folder, { root: workspace, within }).findings.filter(({ rule }) => rule === "folder");
    const expected = outside ? [{ message: `the folder "${folder}" lies outside the workspace` }] : [];
    expect(messages(workspace)).toMatchObject(expected);
    expect(messages(null)).toEqual([]);
  });

  test("symbolic links that could hold SQL", () => {
    write({ "migrations/V1__a.sql": "1", "other/V9__x.sql": "9", "notes.md": "x" });
    symlinkSync(join(root, "other/V9__x.sql"), join(root, "migrations/V2__b.sql"));
    symlinkSync(join(root, "other"), join(root, "migrations/more"));
    symlinkSync(join(root, "nowhere"), join(root, "migrations/V3__c.sql"));
    symlinkSync(join(root, "nowhere"), join(root, "migrations/V1__a.sql.conf"));
    symlinkSync(join(root, "notes.md"), join(root, "migrations/README.md"));
    symlinkSync(join(root, "nowhere"), join(root, "migrations/broken"));
    expect(show()).toEqual([
      'symbolic-link migrations/V1__a.sql.conf: "V1__a.sql.conf" is a symbolic link',
      'symbolic-link migrations/V2__b.sql: "V2__b.sql" is a symbolic link',
      'symbolic-link migrations/V3__c.sql: "V3__c.sql" is a symbolic link',
      'symbolic-link migrations/more: "more" is a symbolic link',
    ]);
    expect(read().files.map(({ name }) => name)).toEqual(["V1__a.sql"]);
  });

  test.skipIf(process.platform === "win32")("a named pipe, without waiting for it (Windows has none)", () => {
    mkdirSync(join(root, "migrations"));
    execFileSync("mkfifo", [join(root, "migrations/V1__a.sql")]);
    expect(show()).toEqual(['folder migrations/V1__a.sql: "V1__a.sql" is not a regular file']);
  });

  test("a folder where a file should be, and what lies in it is not read", () => {
    write({ "migrations/V1__a.sql/V2__b.sql": "2", "migrations/more.sqlite/V3__c.sql": "3" });
    expect(show()).toEqual(['folder migrations/V1__a.sql: "V1__a.sql" is a folder']);
    expect(read().files.map(({ name }) => name)).toEqual(["more.sqlite/V3__c.sql"]);
  });

  test("bytes that are not UTF-8, and the file stays", () => {
    write({ "migrations/V1__a.sql": Buffer.from("SELECT 1;\n-- \xe9", "latin1") });
    expect(show()).toEqual(["encoding migrations/V1__a.sql:2 the file is not UTF-8: byte 13 is E9"]);
    expect(read().files).toHaveLength(1);
  });

  test("a NUL character", () => {
    write({ "migrations/V1__a.sql": "SELECT 1;\n\0" });
    expect(show()).toEqual([
      "encoding migrations/V1__a.sql:2 the file holds a NUL character, which PostgreSQL cannot take",
    ]);
  });

  test("settings without a file, and bad ones", () => {
    write({
      "migrations/V1__a.sql.conf": "x=1",
      "migrations/V2__b.sql": "2",
      "migrations/V2__b.sql.conf": "\nencoding=x",
    });
    expect(show()).toEqual([
      'script-settings migrations/V1__a.sql.conf:1 there is no script setting "x"',
      'script-settings migrations/V2__b.sql.conf:2 "x" is no value of "encoding": it takes the name of an encoding, UTF-8 or windows-1252 for example',
      "script-settings migrations/V1__a.sql.conf: these are the settings of a .sql file that does not exist",
    ]);
  });

  test("a pointer of Git LFS is told, and a space at the end of a name", () => {
    const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    write({ "migrations/V1__a.sql": pointer, "migrations/V2__b.sql": `-- ${pointer}`, "migrations/V3__c.sql ": "1" });
    expect(show()).toEqual(["folder migrations/V1__a.sql: the file is a pointer of Git LFS, not the SQL itself"]);
    expect(read().files.map(({ name }) => name)).toContain("V3__c.sql ");
  });

  test("a file that is too large is not read", () => {
    write({ "migrations/V1__a.sql": "1", "migrations/V2__b.sql": "2" });
    truncateSync(join(root, "migrations/V1__a.sql"), largestFileBytes + 1);
    expect(show()).toEqual([`file-too-large migrations/V1__a.sql: the file is larger than ${largestFileBytes} bytes`]);
    expect(read().files.map(({ name }) => name)).toEqual(["V2__b.sql"]);
  });

  test("files that are too large together are not read", () => {
    const count = Math.ceil(mostBytes / largestFileBytes);
    for (let index = 1; index <= count + 1; index++) {
      write({ [`migrations/V${index}__a.sql`]: "" });
      truncateSync(join(root, `migrations/V${index}__a.sql`), largestFileBytes);
    }
    expect(show()).toEqual([
      `file-too-large migrations: the files of "migrations" are larger than ${mostBytes} bytes together`,
    ]);
    expect(read().files).toEqual([]);
  });

  test("a folder with too many files is not read", () => {
    mkdirSync(join(root, "migrations"));
    for (let index = 0; index <= mostFiles; index++) writeFileSync(join(root, `migrations/V${index}.sql`), "");
    expect(show()).toEqual([
      `file-too-large migrations: the folder "migrations" holds ${mostFiles + 1} files; ${mostFiles} is the most`,
    ]);
    expect(read().files).toEqual([]);
  });
});
