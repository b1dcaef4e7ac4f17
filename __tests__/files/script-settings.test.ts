import { expect, test } from "vitest";
import { readScriptSettings } from "../../src/files/script-settings.js";

test.each([
  {
    name: "all keys",
    text: "executeInTransaction=false\nplaceholderReplacement = TRUE\r\nencoding=ISO-8859-1\n",
    expected: { executeInTransaction: false, placeholderReplacement: true, encoding: "ISO-8859-1" },
  },
  {
    name: "comments and blank lines",
    text: "# why\n\n  # x=y\nexecuteInTransaction=true",
    expected: { executeInTransaction: true },
  },
  {
    name: "the other ways to write a properties file",
    text: "! why\nexecuteInTransaction:false\nencoding \\\n  KOI8-R\nplaceholderReplacement=true\nplaceholderReplacement=false",
    expected: { executeInTransaction: false, encoding: "KOI8-R", placeholderReplacement: false },
  },
  { name: "nothing", text: "", expected: {} },
])("$name", ({ text, expected }) => {
  expect(readScriptSettings("V1.sql.conf", text)).toEqual({ settings: expected, findings: [] });
});

test("every bad line is named", () => {
  const text = `executeInTransaction=fasle
shouldExecute=true
encoding=EBCDIC

plain
executeInTransaction=true
=x
constructor=1`;
  const { settings, findings } = readScriptSettings("V1.sql.conf", text);
  expect(settings).toEqual({ executeInTransaction: true });
  expect(findings.map(({ rule, file, line, message }) => `${rule} ${file}:${line} ${message}`)).toEqual([
    'script-settings V1.sql.conf:1 "fasle" is no value of "executeInTransaction": it takes true or false',
    'script-settings V1.sql.conf:2 there is no script setting "shouldExecute"',
    'script-settings V1.sql.conf:3 "EBCDIC" is no value of "encoding": it takes the name of an encoding, UTF-8 or windows-1252 for example',
    'script-settings V1.sql.conf:5 there is no script setting "plain"',
    'script-settings V1.sql.conf:7 "=x" is not key=value',
    'script-settings V1.sql.conf:8 there is no script setting "constructor"',
  ]);
});
