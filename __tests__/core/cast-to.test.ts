import { expect, test } from "vitest";
import { castTo, withoutCutting } from "../../src/core/schema/cast-to.js";

test.each([
  ["integer", " USING a::integer"],
  ["text", " USING a::text"],
  ["character varying", " USING a::character varying"],
  ["character varying(20)", ""],
  ["character(3)", ""],
  ["character varying(20)[]", ""],
])("a column that becomes %s", (type, expected) => expect(castTo("a", type)).toBe(expected));

test("one that goes through text says so", () => {
  expect(castTo("a", "public.mood", "::text")).toBe(" USING a::text::public.mood");
});

const alter = 'ALTER TABLE "public"."t" ALTER COLUMN "a" TYPE';

test.each([
  [`${alter} character varying(20) USING "a"::character varying(20)`, `${alter} character varying(20)`],
  [`${alter} character(3)[] USING "a"::character(3)[]`, `${alter} character(3)[]`],
  [`${alter} integer USING "a"::integer`, `${alter} integer USING "a"::integer`],
  [
    `${alter} character varying(20) USING "a"::character varying(30)`,
    `${alter} character varying(20) USING "a"::character varying(30)`,
  ],
])("%s cuts no text off", (sql, expected) => expect(withoutCutting(sql)).toBe(expected));
