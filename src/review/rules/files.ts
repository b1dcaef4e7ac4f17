import { showIdentifier } from "../../sql/names.js";
import { firstWords } from "../../sql/statement.js";
import { listAt, nodeAt } from "../../sql/syntax.js";
import type { FileLook, FileRule, Look } from "../rule.js";
import { intentOf, locksUntilCommit } from "./intent.js";
import { isOfCatalog, mergeSubjects } from "./subjects.js";
import { listWords, tableOf } from "./words.js";

/** The first file on an empty database may make everything at once; so may a baseline. Repeatable files are what they are. */
function isInitial({ file, context }: FileLook): boolean {
  const first = file.index === 0 && context.applied.length === 0;
  return first || file.kind !== "migration" || file.migration?.kind === "baseline";
}

const atomic: FileRule = {
  id: "atomic",
  judge: (whole) => {
    if (isInitial(whole)) return [];
    const groups = mergeSubjects(whole.looks.filter(({ site }) => site.within !== "routine"));
    if (groups.length < 2) return [];
    const titles = groups.map((group) => (group.find(({ made }) => !made) ?? group[0])?.title ?? "");
    const shown = titles.length > 5 ? [...titles.slice(0, 4), `${titles.length - 4} more`] : titles;
    return [
      { at: null, message: `the file changes ${titles.length} things: ${listWords(shown)}`, help: "one file for each" },
    ];
  },
};

const existing = (look: Look): boolean => !look.isNew && look.site.kind !== "CreateStmt" && !isOfCatalog(look);

/** Statements that write rows behind one that locks a table until the commit. */
function behindLock({ looks, file }: FileLook): { readonly lock: Look; readonly work: Look } | null {
  if (!file.parsed.transactional) return null;
  const lock = looks.find((look) => existing(look) && locksUntilCommit(look));
  const work =
    lock === undefined
      ? undefined
      : looks
          .slice(looks.indexOf(lock))
          .find((look) => existing(look) && intentOf(look) === "migrate" && !isSmallInsert(look));
  return lock === undefined || work === undefined ? null : { lock, work };
}

/** A few literal rows take no time. */
function isSmallInsert({ node, key }: Look): boolean {
  const values = listAt(nodeAt(nodeAt(node, "selectStmt") ?? {}, "SelectStmt") ?? {}, "valuesLists").length;
  return key === "InsertStmt" && values > 0 && values <= 100;
}

const workUnderLock: FileRule = {
  id: "work-under-lock",
  judge: (whole) => {
    if (isInitial(whole)) return [];
    const found = behindLock(whole);
    if (found === null) return [];
    const { lock, work } = found;
    return [
      {
        at: work.site,
        look: work,
        message: `\`${firstWords(work.site.text)}\` runs while ${lock.index === null ? tableOf(lock) : showIdentifier(lock.relation?.name ?? "?")} is locked until the commit`,
      },
    ];
  },
};

const mixedIntent: FileRule = {
  id: "mixed-intent",
  judge: (whole) => {
    if (isInitial(whole) || behindLock(whole) !== null) return [];
    const looks = whole.looks.filter(existing);
    const data = looks.find((look) => intentOf(look) === "migrate" && !isSmallInsert(look));
    const shape = looks.find((look) => /^(?:expand|contract)$/.test(intentOf(look)));
    if (data === undefined || shape === undefined) return [];
    return [
      {
        at: data.site,
        look: data,
        message: `the file changes the shape of ${tableOf(shape)} and the rows of ${tableOf(data)}`,
      },
    ];
  },
};

const oneSubCommand: FileRule = {
  id: "one-sub-command",
  judge: (whole) => {
    const work = whole.looks.filter((look) => intentOf(look) !== "metadata");
    return isInitial(whole) || work.length < 2 ? [] : [{ at: null, message: `the file holds ${work.length} changes` }];
  },
};

export const wholeRules: readonly FileRule[] = [atomic, workUnderLock, mixedIntent, oneSubCommand];
