import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Session } from "../../src/database/session.js";
import { untilEnded } from "../../src/environment/flyway/until-ended.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Story {
  /** When the program ends, in milliseconds. */
  readonly endsAt: number;
  readonly fails?: string;
  /** When the run is cancelled. */
  readonly cancelledAt?: number;
  /** When the connection is lost. */
  readonly lostAt?: number;
}

/** What became of the program, and what was done meanwhile, each with its time. */
async function follow({ endsAt, fails, cancelledAt, lostAt = Number.POSITIVE_INFINITY }: Story) {
  const begun = Date.now();
  const done: string[] = [];
  const now = (): number => Date.now() - begun;
  const tell = (what: string): void => void done.push(`${what} at ${now()}`);
  const ask = async (what: string): Promise<void> => {
    tell(what);
    if (now() >= lostAt) throw new Error("the connection was lost");
  };
  const controller = new AbortController();
  if (cancelledAt !== undefined) setTimeout(() => controller.abort(), cancelledAt);
  const running = new Promise<string>((resolve, reject) => {
    setTimeout(() => {
      tell("ended");
      if (fails === undefined) resolve("its answer");
      else reject(new Error(fails));
    }, endsAt);
  });
  const session = { send: ask } as unknown as Session;
  const look = () => () => ask("looked");
  const watched = untilEnded(running, { session, signal: controller.signal, cancelSql: "cancel", look }).catch(
    (error: Error) => error.message,
  );
  await vi.runAllTimersAsync();
  return { answer: await watched, done };
}

describe("a program that runs beside us", () => {
  test.each<{
    readonly name: string;
    readonly story: Story;
    readonly answer?: string;
    readonly done: readonly string[];
  }>([
    {
      name: "is looked after twice a second, and once when it has ended",
      story: { endsAt: 1200 },
      done: ["looked at 500", "looked at 1000", "ended at 1200", "looked at 1200"],
    },
    { name: "is looked after once where it is quick", story: { endsAt: 20 }, done: ["ended at 20", "looked at 20"] },
    {
      name: "that fails does so after the last look",
      story: { endsAt: 700, fails: "no Java" },
      answer: "no Java",
      done: ["looked at 500", "ended at 700", "looked at 700"],
    },
    {
      name: "has its connections ended by a cancel, again and again, the last when it has ended",
      story: { endsAt: 1700, cancelledAt: 600 },
      done: ["looked at 500", "cancel at 1000", "cancel at 1500", "ended at 1700", "cancel at 1700"],
    },
    {
      name: "is left alone when we lose our connection, which is told when it has ended",
      story: { endsAt: 1700, lostAt: 800 },
      answer: "the connection was lost",
      done: ["looked at 500", "looked at 1000", "ended at 1700"],
    },
  ])("$name", async ({ story, answer = "its answer", done }) => expect(await follow(story)).toEqual({ answer, done }));
});
