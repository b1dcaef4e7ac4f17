import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { marked } from "marked";

const images = fileURLToPath(new URL("../../docs/images/", import.meta.url));

/** As GitHub draws Markdown, in the light. */
const github = `
  body { margin: 0; padding: 16px; width: 868px; font: 14px/1.5 "Liberation Sans", Arial, sans-serif, "Noto Color Emoji"; color: #1f2328; background: #fff }
  h3 { margin: 0 0 16px; font-size: 17.5px } p, ol, ul, table, details, pre { margin: 0 0 16px }
  ol, ul { padding-left: 28px } li + li { margin-top: 4px } a { color: #0969da; text-decoration: none }
  code { font: 85% "Liberation Mono", monospace; background: #eff1f3; border-radius: 6px; padding: .2em .4em }
  pre { background: #f6f8fa; border-radius: 6px; padding: 16px; overflow: hidden } pre code { background: none; padding: 0 }
  table { border-collapse: collapse } th, td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left; vertical-align: middle }
  tr:nth-child(2n) td { background: #f6f8fa } sub { font-size: 75%; vertical-align: baseline }`;

/** As a dark terminal. */
const terminal = `
  body { margin: 0; padding: 20px; width: max-content; background: #0d1117; color: #d1d5da }
  pre { margin: 0; font: 14px/1.45 "DejaVu Sans Mono", monospace, "Noto Color Emoji" }
  .c1 { color: #fff; font-weight: bold } .c2 { color: #8b949e } .c31 { color: #ff5f56 } .c32 { color: #3fb950 }
  .c33 { color: #d29922 } .c36 { color: #58c7d8 }`;

/** Draws Markdown into docs/images. */
export async function drawMarkdown(name: string, markdown: string): Promise<void> {
  await draw(name, `<style>${github}</style>${await marked.parse(markdown)}`, 900);
}

const colours = new RegExp(String.raw`\x1b\[(\d+)m`, "g");

/** Draws what a terminal showed into docs/images: text with colours, the command above it. */
export async function drawTerminal(name: string, command: string, text: string): Promise<void> {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  // The tool's colours never nest, and each one ends.
  const coloured = escaped.replaceAll(colours, (_, code: string) =>
    /^(?:22|39)$/.test(code) ? "</span>" : `<span class="c${code}">`,
  );
  const body = `<span class="c2">$</span> ${command}\n\n${coloured.trim()}\n`;
  await draw(name, `<style>${terminal}</style><pre>${body}</pre>`, 1000);
}

/** Draws a job's log into docs/images as GitHub shows it: groups folded, commands taken, the rest as it is. */
export async function drawLog(name: string, stdout: string): Promise<void> {
  const lines: string[] = [];
  let fold: "open" | "folded" = "open";
  for (const line of stdout.trimEnd().split("\n")) {
    const [, command = "", text = ""] = /^::([a-z-]+)[^:]*::(.*)$/.exec(line) ?? [];
    const shown = (command === "" ? line : text).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    if (command === "group") lines.push(`<span class="c2">▸</span> ${shown}`);
    else if (command === "error") lines.push(`<span class="c31">Error: ${shown.replaceAll("%0A", "\n")}</span>`);
    else if (command === "" && fold === "open") lines.push(shown);
    if (command === "group") fold = "folded";
    if (command === "endgroup") fold = "open";
  }
  await draw(name, `<style>${terminal}</style><pre>${lines.join("\n").trim()}\n</pre>`, 1000);
}

async function draw(name: string, html: string, width: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "schema-version-picture-"));
  try {
    const page = join(folder, "page.html");
    // The height is measured first: the picture ends where its content does.
    await writeFile(page, `<!doctype html><meta charset="utf-8">${html}${measure}`);
    const measured = await browse(folder, ["--dump-dom", `--window-size=${width},100`, `file://${page}`]);
    const [, wide, high] = /<title>(\d+)x(\d+)<\/title>/.exec(measured) ?? [];
    const size = `--window-size=${html.includes("max-content") ? wide : width},${high}`;
    const shot = `--screenshot=${join(images, `${name}.png`)}`;
    await browse(folder, [shot, size, "--force-device-scale-factor=1.5", "--hide-scrollbars", `file://${page}`]);
    await promisify(execFile)("pngquant", ["--force", "--ext", ".png", "64", join(images, `${name}.png`)]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const measure = `<script>const { width, bottom } = document.body.getBoundingClientRect();
document.title = Math.ceil(width) + "x" + Math.ceil(bottom)</script>`;

async function browse(folder: string, more: readonly string[]): Promise<string> {
  const usual = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${join(folder, "profile")}`];
  const { stdout } = await promisify(execFile)("chromium", [...usual, ...more], { maxBuffer: 50_000_000 });
  return stdout;
}
