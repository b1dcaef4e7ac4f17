import type { Finding, Waiver } from "../core/model.js";
import { finding } from "../core/problems.js";
import type { Draft, ReviewedFile } from "./rule.js";

/** What a waiver did in a review. */
export interface WaiverUse {
  readonly file: string;
  readonly line: number;
  /** Rules of it that waived nothing. */
  readonly unused: readonly string[];
}

/** What a review says. */
export interface Reviewed {
  readonly findings: readonly Finding[];
  readonly waivers: readonly WaiverUse[];
}

interface Shown {
  readonly draft: Draft;
  readonly finding: Finding;
}

/** Marks the findings that waivers accept, and tells of each waiver what it did not accept. */
export function waive(shown: readonly Shown[], files: readonly ReviewedFile[]): Reviewed {
  const used = new Set<string>();
  const findings = shown.map(({ draft, finding: one }) => {
    const waiver = draft.file.script.waivers.find((candidate) => covers(candidate, draft));
    if (waiver === undefined) return one;
    used.add(usageKey(draft.file, waiver, draft.rule));
    return { ...one, waived: waiver.reason };
  });
  const waivers = files.flatMap((file) =>
    file.script.waivers.map((waiver): WaiverUse => {
      const unused = waiver.rules.filter((rule) => !used.has(usageKey(file, waiver, rule)));
      return { file: file.script.file, line: waiver.line, unused };
    }),
  );
  return { findings, waivers };
}

/** The waivers that waived nothing in any of some reviews, as findings. */
export function listUnused(reviews: readonly (readonly WaiverUse[])[]): readonly Finding[] {
  const places = new Map<string, { readonly use: WaiverUse; readonly unused: Set<string> }>();
  for (const use of reviews.flat()) {
    const key = JSON.stringify([use.file, use.line]);
    const known = places.get(key);
    if (known === undefined) places.set(key, { use, unused: new Set(use.unused) });
    else for (const rule of known.unused) if (!use.unused.includes(rule)) known.unused.delete(rule);
  }
  return [...places.values()].flatMap(({ use: { file, line }, unused }) =>
    [...unused].map((rule) => {
      const message = `the waiver of "${rule}" waives nothing: the rule finds nothing there`;
      return finding("waiver", { message, help: "remove it", severity: "warning", file, line });
    }),
  );
}

function usageKey({ script }: ReviewedFile, { line }: Waiver, rule: string): string {
  return JSON.stringify([script.file, line, rule]);
}

function covers(waiver: Waiver, { rule, file, site }: Draft): boolean {
  if (!waiver.rules.includes(rule)) return false;
  if (waiver.scope === "file") return true;
  const below = file.parsed.statements.find(({ location }) => (location.line ?? 0) > waiver.line);
  return site !== null && site.statement === below;
}
