import { isRecord } from "./shape.js";
import { nearest } from "./nearest.js";
import { finding } from "./problems.js";
import type { Finding } from "./model.js";
import type { Command } from "./report.js";

/** What the project needs of a GitHub event, parsed once from its untrusted payload. */
export interface GitHubEvent {
  readonly name: string;
  /** `owner/name`, null where the payload has none. */
  readonly repository: string | null;
  readonly isPublic: boolean;
  readonly pullRequest: PullRequest | null;
  /** The branch that a push updated, null for tags, deletions and other events. */
  readonly pushedBranch: string | null;
  /** `deletion`: a push that removed a branch or a tag, whose run is one of the default branch. Null for other events. */
  readonly push: "update" | "deletion" | null;
}

export interface PullRequest {
  readonly number: number;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly headSha: string;
  /** True where the head is another repository, or is gone: such a run gets no secrets. */
  readonly fork: boolean;
}

type Resolved<T> = { readonly ok: T } | { readonly findings: readonly Finding[] };

const commands: readonly Command[] = [
  "check",
  "apply",
  "rollback",
  "status",
  "history",
  "drift",
  "baseline",
  "repair",
  "adopt",
  "export",
  "observe",
  "new",
  "demo",
];
const writing: ReadonlySet<Command> = new Set(["apply", "rollback", "baseline", "repair", "adopt", "export"]);

/** Runs of a pull request, its reviews included, and of a merge queue: what they check out is not merged yet. */
export function isUntrusted(eventName: string): boolean {
  return eventName.startsWith("pull_request") || eventName === "merge_group";
}

/** Whether a command may change the target database. */
export function writes(command: Command): boolean {
  return writing.has(command);
}

/** The command to run: as asked, or by the event where that is `auto`. Commands that write are refused on pull requests. */
export function resolveCommand(asked: string, eventName: string | null): Resolved<Command> {
  const command = asked === "auto" ? byEvent(eventName) : commands.find((known) => known === asked);
  if (command === undefined && asked === "auto") {
    const event = eventName === null ? "no event" : `the event "${eventName}"`;
    return bad(`command: auto does not say what to do on ${event}`, `set command: to one of ${list(eventName)}`);
  }
  if (command === undefined) {
    const near = nearestCommand(asked);
    return bad(
      `unknown command "${asked}"`,
      `${near === null ? "" : `did you mean ${near}? `}use one of ${list(eventName)}`,
    );
  }
  if (command === "demo" && eventName !== null)
    return bad("demo is for the command line", `use one of ${list(eventName)}`);
  if (writing.has(command) && eventName !== null && isUntrusted(eventName)) {
    const help = "use check there, and apply on push to the branch that is deployed";
    return bad(`"${command}" is refused on ${eventName}: a pull request never changes a database`, help);
  }
  return { ok: command };
}

/** The command that somebody who mistyped one most likely meant; null when none is near. */
export function nearestCommand(asked: string): Command | null {
  const near = nearest(asked, commands);
  return commands.find((command) => command === near) ?? null;
}

function byEvent(eventName: string | null): Command | undefined {
  switch (eventName) {
    case "pull_request":
    case "merge_group":
      return "check";
    case "push":
      return "apply";
    case "schedule":
      return "drift";
    default:
      return undefined;
  }
}

/** Commands that make sense there: some are for a person at a terminal. */
function list(eventName: string | null): string {
  const atTerminal = eventName === null ? ["demo"] : ["demo", "new", "export"];
  const refused = eventName !== null && isUntrusted(eventName) ? writing : new Set<Command>();
  return commands.filter((command) => !atTerminal.includes(command) && !refused.has(command)).join(", ");
}

function bad(message: string, help: string): { readonly findings: readonly Finding[] } {
  return { findings: [finding("input", { message, help })] };
}

/** Reads an event's payload; a field that is there but of another kind is one clear finding. */
export function parseEvent(name: string, payload: unknown): Resolved<GitHubEvent> {
  if (!isRecord(payload)) return bad(`the payload of the event "${name}" is no JSON object`, "check GITHUB_EVENT_PATH");
  const repository = isRecord(payload["repository"]) ? payload["repository"] : {};
  const parsed: GitHubEvent = {
    name,
    repository: textOf(repository["full_name"]),
    isPublic: repository["private"] !== true,
    pullRequest: null,
    pushedBranch: name === "push" ? branchOf(payload) : null,
    push: name !== "push" ? null : payload["deleted"] === true ? "deletion" : "update",
  };
  if (!("pull_request" in payload) || !name.startsWith("pull_request")) {
    const needed = name === "pull_request" || name === "pull_request_target";
    return needed ? malformed(name, "pull_request") : { ok: parsed };
  }
  const pullRequest = parsePullRequest(payload["pull_request"], payload["number"]);
  return pullRequest === null ? malformed(name, "pull_request") : { ok: { ...parsed, pullRequest } };
}

function malformed(name: string, field: string): { readonly findings: readonly Finding[] } {
  return bad(`the payload of the event "${name}" has no valid "${field}"`, "check the file at GITHUB_EVENT_PATH");
}

function branchOf(payload: Readonly<Record<string, unknown>>): string | null {
  const ref = textOf(payload["ref"]);
  if (ref === null || !ref.startsWith("refs/heads/") || payload["deleted"] === true) return null;
  return ref.slice("refs/heads/".length);
}

function parsePullRequest(value: unknown, outerNumber: unknown): PullRequest | null {
  if (!isRecord(value) || !isRecord(value["base"]) || !isRecord(value["head"])) return null;
  const { base, head } = value;
  const number = typeof value["number"] === "number" ? value["number"] : outerNumber;
  const [baseRef, baseSha, headSha] = [textOf(base["ref"]), textOf(base["sha"]), textOf(head["sha"])];
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 1) return null;
  if (baseRef === null || baseSha === null || headSha === null) return null;
  if (!isSha(baseSha) || !isSha(headSha)) return null;
  const [from, to] = [fullName(head["repo"]), fullName(base["repo"])];
  return { number, baseRef, baseSha, headSha, fork: from === null || from !== to };
}

function fullName(repo: unknown): string | null {
  return isRecord(repo) ? textOf(repo["full_name"]) : null;
}

function isSha(text: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
