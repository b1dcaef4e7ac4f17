import { expect, test } from "vitest";
import { describeQueries, type QueriesReport } from "../../src/core/observed.js";

const seen: QueriesReport = {
  checked: 412,
  notChecked: 19,
  broken: 0,
  fromFiles: 0,
  server: "primary",
  since: "2026-11-02T10:00:00.000Z",
  evicted: 0,
  problem: null,
};
const end = "execution, constraints and unobserved statements are not proven.";

test.each<{ readonly name: string; readonly given: Partial<QueriesReport>; readonly expected: string }>([
  {
    name: "what was seen, where and since when",
    given: {},
    expected: `412 of 431 observed statements (primary, since 2 November, 0 evicted) still plan with the same types; 19 could not be checked; ${end}`,
  },
  {
    name: "those that broke do not count as planned",
    given: { broken: 2, notChecked: 0, evicted: 7 },
    expected: `410 of 412 observed statements (primary, since 2 November, 7 evicted) still plan with the same types; ${end}`,
  },
  {
    name: "what the server does not say is not said",
    given: { since: null, evicted: null, server: "standby", notChecked: 0 },
    expected: `412 of 412 observed statements (standby) still plan with the same types; ${end}`,
  },
  {
    name: "files beside a server",
    given: { fromFiles: 12, notChecked: 0, since: null, evicted: null },
    expected: `412 of 412 observed statements (primary; 12 from files) still plan with the same types; ${end}`,
  },
  {
    name: "files alone",
    given: { checked: 12, fromFiles: 12, notChecked: 0, server: null, since: null, evicted: null },
    expected: `12 of 12 observed statements (12 from files) still plan with the same types; ${end}`,
  },
  {
    name: "none, and why",
    given: { checked: 0, notChecked: 0, problem: "the extension is missing" },
    expected: "No statements of the application were checked: the extension is missing.",
  },
  {
    name: "none, for no reason",
    given: { checked: 0, notChecked: 0 },
    expected: "No statements of the application were checked.",
  },
])("$name", ({ given, expected }) => expect(describeQueries({ ...seen, ...given })).toBe(expected));
