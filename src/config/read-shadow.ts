import { parseShadowChoice } from "../core/shadow-choice.js";
import type { ShadowChoice } from "../core/shadow-choice.js";
import { isUntrusted } from "../core/event.js";
import type { ShadowConfig } from "./config.js";
import { passwordIn } from "./password-in.js";
import type { ConfigFile } from "./config-file.js";
import type { ConfigSources, Note } from "./sources.js";

/** Events that hold secrets while others decide what is checked out: only the sandbox runs SQL there. */
const sandboxed: ReadonlySet<string> = new Set(["pull_request_target", "workflow_run", "issue_comment"]);

/** The input `shadow`, and what the event lets run there. */
export function readShadow(
  file: ConfigFile,
  { given, variables, eventName }: Pick<ConfigSources, "given" | "variables" | "eventName">,
  note: Note,
): ShadowConfig {
  const asked = given.get("shadow") ?? file.values.get("shadow")?.text ?? "auto";
  const chosen = readChoice(asked, { fromFile: !given.has("shadow"), variables }, note);
  const inSandbox = eventName !== null && sandboxed.has(eventName) && chosen.kind !== "off";
  return {
    choice: inSandbox ? { kind: "pglite" } : chosen,
    trust: eventName !== null && (isUntrusted(eventName) || sandboxed.has(eventName)) ? "pull-request" : "recorded",
    basePlaceholders: null,
    path: variables["PATH"] ?? "",
  };
}

function readChoice(
  text: string,
  { fromFile, variables }: { readonly fromFile: boolean } & Pick<ConfigSources, "variables">,
  note: Note,
): ShadowChoice {
  const parsed = parseShadowChoice(text, variables);
  if ("problem" in parsed) {
    note(parsed.problem, { name: "shadow", help: "auto is the default" });
    return { kind: "off" };
  }
  if (fromFile && parsed.ok.kind === "url") {
    const help = "pass the URL as the input shadow, from a secret";
    note("shadow is a URL, and the configuration file never holds one", { name: "shadow", help });
    return { kind: "off" };
  }
  if (parsed.ok.kind !== "url") return parsed.ok;
  const { target } = parsed.ok;
  return { kind: "url", target: { ...target, password: passwordIn(target, variables) } };
}
