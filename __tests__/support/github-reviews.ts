import { sample, type Json, type JsonObject } from "./github-openapi.js";
import type { Answer, Call } from "./github-handlers.js";
import type { PullFile, ReviewComment, Store } from "./github-store.js";

const refuse = (status: number, message: string): Answer => ({
  status,
  body: { message, documentation_url: "https://docs.github.com/rest", status: String(status) },
});

const toFile = ({ filename, status, patch }: PullFile): JsonObject =>
  sample("diff-entry", { filename, status, ...(patch === null ? {} : { patch }) });

const toReviewComment = (store: Store, { id, pull, path, line, startLine, body, user }: ReviewComment): JsonObject =>
  sample("pull-request-review-comment", {
    id,
    path,
    body,
    line,
    start_line: startLine,
    side: "RIGHT",
    user: sample("simple-user", { login: user.login, type: user.type }),
    html_url: `https://github.com/${store.repository}/pull/${pull}#discussion_r${id}`,
  });

/** Which part of the patch shows each line of the new side. */
function toParts(patch: string): ReadonlyMap<number, number> {
  const parts = patch.split(/^@@ /m).slice(1);
  return new Map(
    parts.flatMap((text, part): readonly (readonly [number, number])[] => {
      const first = Number(/\+(\d+)/.exec(text)?.[1]);
      const shown = text
        .split("\n")
        .slice(1)
        .filter((line) => line.startsWith("+") || line.startsWith(" "));
      return shown.map((_, index) => [first + index, part]);
    }),
  );
}

/** What GitHub says to a comment on lines that the pull request does not show; null where it takes it. */
function refuseComment(store: Store, pull: number, comment: JsonObject): string | null {
  const { path, line, start_line: start = line, side = "RIGHT", start_side: startSide = side } = comment;
  const file = store.pullFiles.get(pull)?.find(({ filename }) => filename === path);
  if (file === undefined) return "Path could not be resolved";
  if (side !== "RIGHT" || startSide !== "RIGHT") throw new Error("the tests' API keeps the new side alone");
  if ("start_line" in comment && Number(start) >= Number(line)) return "Start line must precede the end line.";
  const parts = toParts(file.patch ?? "");
  const [from, to] = [parts.get(Number(start)), parts.get(Number(line))];
  if (from === undefined || to === undefined) return "Line could not be resolved";
  return from === to ? null : "Start line must be part of the same hunk as the line.";
}

/** The files of a pull request, and what stands on their lines. */
export const reviewHandlers: Readonly<Record<string, (store: Store, call: Call) => Answer>> = {
  "pulls/list-files": (store, { parameters }) => {
    const files = store.pullFiles.get(Number(parameters.pull_number)) ?? [];
    return { list: files.slice(0, 3_000).map(toFile) };
  },
  "pulls/list-review-comments": (store, { parameters }) => {
    const own = store.reviewComments.filter(({ pull }) => pull === Number(parameters.pull_number));
    return { list: own.map((comment) => toReviewComment(store, comment)) };
  },
  "pulls/create-review": (store, { parameters, body }) => {
    const number = Number(parameters.pull_number);
    const pull = store.pulls.find((one) => one.number === number);
    if (pull === undefined) return refuse(404, "Not Found");
    const comments = (Array.isArray(body.comments) ? body.comments : []) as readonly JsonObject[];
    if (body.event === "COMMENT" && (body.body ?? "") === "") return refuse(422, "Unprocessable Entity");
    const refused = comments.map((comment) => refuseComment(store, number, comment)).filter((said) => said !== null);
    if (refused.length > 0) return refuse(422, `Unprocessable Entity: ${JSON.stringify(refused)}`);
    store.reviews.push(body);
    for (const { path, line, start_line: startLine = null, body: text } of comments) {
      store.reviewComments.push({
        id: 9_000 + store.reviewComments.length,
        pull: number,
        path: textOf(path),
        line: Number(line),
        startLine: startLine === null ? null : Number(startLine),
        body: textOf(text),
        user: store.viewer,
      });
    }
    return { status: 200, body: sample("pull-request-review", { body: textOf(body.body), state: "COMMENTED" }) };
  },
};

const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");
