import { describe, expect, test } from "vitest";
import { parse, rulesOf, show } from "./scripts.js";

describe("settings that are the tool's", () => {
  test.each([
    "SET standard_conforming_strings = off",
    "SET LOCAL standard_conforming_strings TO 'off'",
    "SET Standard_Conforming_Strings = 0",
    "RESET standard_conforming_strings",
    "SET standard_conforming_strings TO DEFAULT",
    "SELECT set_config('standard_conforming_strings', 'off', false)",
    "SELECT 1, (SELECT pg_catalog.set_config('Standard_Conforming_Strings', x, false) FROM t)",
    "SET client_encoding = 'LATIN1'",
    "SET NAMES 'latin1'",
    "SELECT set_config('client_encoding', 'SQL_ASCII', false)",
    "DISCARD ALL",
    "SELECT pg_advisory_unlock_all()",
    "SELECT * FROM pg_catalog.pg_advisory_unlock_all()",
  ])("%s", async (text) => {
    expect(await rulesOf(`${text};`)).toEqual(["session-setting"]);
  });

  test.each([
    "SET standard_conforming_strings = on",
    "SELECT pg_catalog.set_config('standard_conforming_strings', 'on', false)",
    "SET client_encoding = 'UTF8'",
    "SET client_encoding TO 'utf-8'",
    "SET search_path = x",
    "RESET ALL",
    "SET ROLE app",
    "SELECT 'set_config(standard_conforming_strings, off)'",
  ])("%s is nobody's business", async (text) => {
    expect(await rulesOf(`${text};`)).toEqual([]);
  });
});

describe("COPY and indexes", () => {
  test.each([
    ["COPY t FROM stdin;", ["copy-data 1:1 the data of COPY … FROM stdin does not end"]],
    ["SELECT 1;\nCOPY t FROM stdin;\n1\n", ["copy-data 2:1 the data of COPY … FROM stdin does not end"]],
    ["COPY t FROM stdin; SELECT 1;\n1\n\\.\n", ["copy-data 1:1 there is text behind COPY … FROM stdin on its line"]],
    ["COPY t TO stdout;", ["copy-data 1:1 COPY … TO stdout has nowhere to write to"]],
    ["COPY (SELECT 1) TO stdout;", ["copy-data 1:1 COPY … TO stdout has nowhere to write to"]],
    ["CREATE INDEX CONCURRENTLY ON t (a);", ["unnamed-index 1:1 CREATE INDEX CONCURRENTLY gives its index no name"]],
  ])("%j", async (text, expected) => {
    expect(show(await parse(text))).toEqual(expected);
  });

  test.each([
    "COPY t FROM '/x'",
    "COPY t TO '/x'",
    "COPY t FROM PROGRAM 'x'",
    "COPY t TO PROGRAM 'x'",
    "CREATE INDEX ON t (a)",
  ])("%s is fine", async (text) => {
    expect(await rulesOf(text)).toEqual([]);
  });
});
