import type { Finding } from "./model.js";

/** Which part of the promise broke; `cli.ts` maps it to the exit code. */
export type FailureKind = "bad-input" | "blocked" | "database" | "cancelled";

/** A thrown, anticipated problem: what happened, where and what to do, as findings. Anything else thrown is a bug. */
export class Failure extends Error {
  override readonly name = "Failure";
  constructor(
    readonly kind: FailureKind,
    readonly findings: readonly Finding[],
    options?: { readonly cause?: unknown },
  ) {
    super(findings.map((finding) => finding.message).join("\n"), options);
  }
}
