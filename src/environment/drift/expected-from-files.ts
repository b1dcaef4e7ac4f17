import { finding } from "../../core/problems.js";
import type { FailureKind } from "../../core/failure.js";
import type { Finding } from "../../core/model.js";
import type { HistoryOnShadow, Unknown } from "../on-shadow/history-on-shadow.js";
import { replayedInLiveWords } from "./live-words.js";
import type { InLiveWords, Live } from "./live-words.js";
import type { World } from "../world.js";

/** The schema that the files on record make; or why it is not known. */
export type ExpectedFromFiles =
  | ({ readonly kind: "known" } & InLiveWords)
  | {
      readonly kind: "off" | "unknown";
      readonly findings: readonly Finding[];
      /** Set where the shadow that was asked for cannot be had. */
      readonly failure: FailureKind | null;
    };

/** What the live schema should be by the files on record, in the live server's own words. */
export async function expectedFromFiles(
  world: World,
  environment: string,
  live: Live,
  open: () => Promise<HistoryOnShadow>,
): Promise<ExpectedFromFiles> {
  const history = await open();
  if (history.kind === "unknown") return toUnknown(environment, history);
  if (history.incomplete !== null) return toUnknown(environment, { ...incomplete, because: history.incomplete });
  return { kind: "known", ...(await replayedInLiveWords(world, environment, history, live)) };
}

const incomplete = { kind: "unknown", reason: "unfinished", help: null, failure: null } as const;

function toUnknown(environment: string, { reason, because, help, failure }: Unknown): ExpectedFromFiles {
  if (reason === "off") return { kind: "off", findings: [], failure: null };
  if (failure?.kind === "bad-input") {
    const findings = failure.findings.map((one) => ({ ...one, environment }));
    return { kind: "unknown", findings, failure: failure.kind };
  }
  const message =
    reason === "adopted"
      ? `the database is compared with the stored snapshot only: ${because}`
      : `whether the database is what the files say is unknown, because ${because}; it is compared with the stored snapshot only`;
  const found = finding("drift-unknown", { message, help: help ?? ways[reason], environment });
  return { kind: "unknown", findings: [found], failure: null };
}

const ways: Record<Exclude<Unknown["reason"], "off">, string> = {
  adopted: "nothing to do: what changes from here on is found by the snapshot",
  "not-found": "restore the file as it ran",
  unfinished: "the stored snapshot finds what changes from the last deploy on",
  "needs-rows": "write migrations that do nothing without rows; the stored snapshot finds what changes from here on",
  "not-replayable": "pass as shadow the URL of a server that has what is missing, or pass shadow: off",
  "no-shadow": "pass shadow: pglite, the URL of an empty database, or shadow: off",
};
