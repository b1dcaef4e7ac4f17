import { describe, expect, test } from "vitest";
import { withDatabase } from "../support/database.js";
import { inPart, randomFrom, seed, soak, tell } from "./depth.js";
import { messagesOf, runHere, withMigrations } from "./in-process.js";
import { cutAt, type Cut, type WireMessage } from "./protocol-proxy.js";
import { many, mixed, together, undoable } from "./scenarios.js";
import { forEachOf, runUndisturbed, surviveCut, type Scenario, type Undisturbed } from "./survive-cut.js";

interface Place extends Cut {
  readonly from: WireMessage["from"];
  readonly number: number;
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index + 1);
/** Every kind of cut, those before a message first. */
const kinds: readonly Cut[] = (["before", "after"] as const).flatMap((when) =>
  (["reset", "end"] as const).flatMap((how) => (["both", "client"] as const).map((sides) => ({ when, how, sides }))),
);

/**
 * Before or after each message of the client and each ReadyForQuery of the server and some of the
 * CommandCompletes between; the four kinds of cut take turns. In a soak each of them, before and after each message.
 */
function placesOf({ counted, ready }: Undisturbed): readonly Place[] {
  const all = (from: WireMessage["from"], numbers: readonly number[]): readonly Place[] =>
    numbers.flatMap((number) => kinds.map((kind) => ({ from, number, ...kind })));
  if (soak) return [...all("client", range(counted.client)), ...all("server", range(counted.server))];
  const between = range(counted.server).filter((number) => number % 41 === 0);
  return [
    // One of the kinds, in turn.
    ...all("client", range(counted.client)).filter((_, index) => index % 8 === Math.floor(index / 8) % 8),
    ...all("server", [...new Set([...ready, ...between])]).filter(
      (_, index) => index % 8 === Math.floor(index / 8) % 8,
    ),
  ];
}

/** A second cut while the run comes back from the first, or later. */
function twiceOf({ counted }: Undisturbed): readonly (readonly Place[])[] {
  const random = randomFrom(seed);
  const upTo = (last: number): number => 1 + Math.floor(random() * last);
  const anyKind = (): readonly Cut[] => kinds.slice(upTo(kinds.length) - 1).slice(0, 1);
  return range(soak ? 500 : 10).map(() => {
    const number = upTo(counted.client);
    const again = number + upTo(12);
    return [number, again].flatMap((one) => anyKind().map((kind) => ({ from: "client", number: one, ...kind })));
  });
}

/** The next run understands each of the databases; what did not come out right is listed. */
async function surviveAll(scenario: Scenario): Promise<Survey> {
  const undisturbed = await runUndisturbed(scenario);
  const all = [...placesOf(undisturbed).map((place) => [place]), ...twiceOf(undisturbed)];
  const places = all.filter((_, index) => inPart(index));
  const problems: string[] = [];
  const outcomes = new Set<string>();
  let unreached = 0;
  await forEachOf(places, { atOnce: 4 }, async (cutsOfOne) => {
    const cut = (message: WireMessage): Cut | null =>
      cutsOfOne.map((place) => cutAt(place.from, place.number, place)(message)).find((one) => one !== null) ?? null;
    try {
      const { cuts, first } = await surviveCut(scenario, undisturbed, cut);
      // How many files share a message follows from how fast they are, so the last messages are not always there.
      if (cuts.length === 0) unreached += 1;
      else expect(cuts[0]?.number).toEqual(cutsOfOne[0]?.number);
      outcomes.add(first.failure ?? "recovered");
    } catch (error) {
      problems.push(`${JSON.stringify(cutsOfOne)}: ${error instanceof Error ? error.message : String(error)}`);
      tell(problems.at(-1) ?? "");
    }
  });
  tell(
    `${scenario.command} ${JSON.stringify(scenario.inputs)}: ${places.length - unreached} runs cut, ${problems.length} problems`,
  );
  expect(places.length - unreached).toBeGreaterThan(soak ? 0 : 50);
  expect(unreached).toBeLessThan(places.length / 5);
  return { problems, outcomes };
}

interface Survey {
  readonly problems: readonly string[];
  /** How cut runs ended. */
  readonly outcomes: ReadonlySet<string>;
}

/** Without both the cuts missed what they are about: losing work, and losing only the answer to a COMMIT. */
const survived: Survey = { problems: [], outcomes: new Set(["database", "recovered"]) };

const limitMs = soak ? 3_600_000 : 120_000;

describe("after a cut before or after any message the next run understands the database and finishes", () => {
  test("of an apply: transactions, a file without one, COPY, a repeatable, callbacks", { timeout: limitMs }, () =>
    withMigrations(mixed, async (workplace) => {
      const scenario: Scenario = { command: "apply", workplace, inputs: {}, template: null };
      expect(await surviveAll(scenario)).toEqual(survived);
    }),
  );

  test("of an apply of many files, several in a message", { timeout: limitMs }, () =>
    withMigrations(many, async (workplace) => {
      const scenario: Scenario = { command: "apply", workplace, inputs: {}, template: null };
      expect(await surviveAll(scenario)).toEqual(survived);
    }),
  );

  test("of an apply in one transaction", { timeout: limitMs }, () =>
    withMigrations(together, async (workplace) => {
      const scenario: Scenario = { command: "apply", workplace, inputs: { transaction: "all" }, template: null };
      expect(await surviveAll(scenario)).toEqual(survived);
    }),
  );

  test("of a rollback of three versions, one of them undone without a transaction", { timeout: limitMs }, () =>
    withMigrations(undoable, (workplace) =>
      withDatabase({}, async ({ name, url }) => {
        const { report } = await runHere({ workplace, command: "apply", url });
        expect(messagesOf(report)).toEqual([]);
        const inputs = { "target-version": "2" };
        expect(await surviveAll({ command: "rollback", workplace, inputs, template: name })).toEqual(survived);
      }),
    ),
  );
});
