import { parseDatabaseUrl } from "./database-url.js";
import type { ConnectionTarget } from "./database-url.js";

/** Which throw-away database replays and rehearses, as the input `shadow` says it. A URL holds a secret. */
export type ShadowChoice =
  { readonly kind: "auto" | "pglite" | "local" | "off" } | { readonly kind: "url"; readonly target: ConnectionTarget };

/** Whose SQL will run: what is on record ran on the target already; a pull request's may be anybody's. */
export type Trust = "recorded" | "pull-request";

const words = ["auto", "pglite", "local", "off"] as const;

/** Reads the input `shadow`. The problem's text never holds any part of a URL. */
export function parseShadowChoice(
  text: string,
  variables: Readonly<Record<string, string | undefined>> = {},
): { readonly ok: ShadowChoice } | { readonly problem: string } {
  const trimmed = text.trim();
  const word = words.find((one) => one === trimmed);
  if (word !== undefined) return { ok: { kind: word } };
  if (/^postgres(?:ql)?:/i.test(trimmed)) {
    const parsed = parseDatabaseUrl(trimmed, variables);
    return "ok" in parsed
      ? { ok: { kind: "url", target: parsed.ok } }
      : { problem: `shadow: ${parsed.problem.replace("the database URL", "its URL")}` };
  }
  // What is no word may be a URL with a slip, so with a password.
  const named = /^[\w-]*$/.test(trimmed) ? ` "${trimmed}"` : "";
  return { problem: `shadow${named} is none of ${words.join(", ")} or a postgresql:// URL` };
}
