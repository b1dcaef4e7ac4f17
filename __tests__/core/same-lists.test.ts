import { expect, test } from "vitest";
import { haveSameLists } from "../../src/core/schema/same-lists.js";
import { listWordings } from "../../src/core/schema/wordings.js";

const shown = "CHECK (((state)::text = ANY ((ARRAY['new'::character varying, 'it''s'::character varying])::text[])))";
const readAgain =
  "CHECK (((state)::text = ANY (ARRAY[('new'::character varying)::text, ('it''s'::character varying)::text])))";

test.each([
  { name: "a list and the same read again", one: shown, other: readAgain, same: true },
  { name: "the other way round", one: readAgain, other: shown, same: true },
  {
    name: "NOT IN, NULL, a length, an escape",
    one: String.raw`((kind)::text <> ALL ((ARRAY[NULL::character varying, 'a'::character varying(10), E'\\'''::character varying])::text[]))`,
    other: String.raw`((kind)::text <> ALL (ARRAY[(NULL::character varying)::text, ('a'::character varying(10))::text, (E'\\'''::character varying)::text]))`,
    same: true,
  },
  { name: "a list that lacks one", one: shown, other: readAgain.replace("('new'::character varying)::text, ", "") },
  { name: "a list with another word", one: shown, other: readAgain.replace("new", "old") },
  { name: "IN and NOT IN", one: shown, other: readAgain.replace("= ANY", "<> ALL") },
  { name: "another column", one: shown, other: readAgain.replace("state", "kind") },
  {
    name: "a list of texts, which somebody wrote so",
    one: shown,
    other: readAgain.replaceAll(/\((\S+)::character varying\)/g, "$1"),
  },
  { name: "texts without a list", one: "'a'::text", other: "'b'::text" },
])("$name", ({ one, other, same = false }) => {
  expect(haveSameLists(one, other)).toBe(same);
});

test("no server is asked whether such a list means the same", () => {
  const schema = (definition: string): Parameters<typeof listWordings>[0] => ({
    major: 14,
    objects: [{ kind: "constraint", identity: "public.t.c", attributes: { definition } }],
  });
  expect(listWordings(schema(shown), schema(readAgain))).toEqual([]);
  expect(listWordings(schema(shown), schema(readAgain.replace("new", "old"))).length).toBe(1);
});
