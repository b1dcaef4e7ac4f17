import { expect, test } from "vitest";
import { parseShadowChoice } from "../../src/core/shadow-choice.js";

test.each([
  { name: "the default", text: "auto", expected: { ok: { kind: "auto" } } },
  { name: "the embedded database", text: "pglite", expected: { ok: { kind: "pglite" } } },
  { name: "programs of this machine, with blanks around", text: " local\n", expected: { ok: { kind: "local" } } },
  { name: "none at all", text: "off", expected: { ok: { kind: "off" } } },
  {
    name: "a word that is none of them",
    text: "docker",
    expected: { problem: 'shadow "docker" is none of auto, pglite, local, off or a postgresql:// URL' },
  },
  {
    name: "upper case",
    text: "OFF",
    expected: { problem: 'shadow "OFF" is none of auto, pglite, local, off or a postgresql:// URL' },
  },
  {
    name: "a URL with a slip, whose password is not repeated",
    text: "postgres//u:hunter2@host/db",
    expected: { problem: "shadow is none of auto, pglite, local, off or a postgresql:// URL" },
  },
  {
    name: "a URL that names no user",
    text: "postgresql://host/db",
    expected: { problem: "shadow: its URL names no user" },
  },
  {
    name: "a URL whose port is none, whose password is not repeated",
    text: "postgresql://u:hunter2@host:99999/db",
    expected: { problem: "shadow: the port of its URL is no number from 1 to 65535" },
  },
])("$name", ({ text, expected }) => {
  expect(parseShadowChoice(text)).toEqual(expected);
});

test("a URL is a server's address", () => {
  expect(parseShadowChoice("postgres://u:p@localhost:5433/shadow")).toEqual({
    ok: {
      kind: "url",
      target: expect.objectContaining({ host: "localhost", port: 5433, user: "u", password: "p", database: "shadow" }),
    },
  });
});
