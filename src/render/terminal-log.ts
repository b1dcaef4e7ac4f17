import type { Log } from "../core/log.js";
import { cap, visibleLine } from "./visible.js";

const eraseLine = "\r\u001B[2K";

/** Progress on stderr: one line that changes on a terminal (`live`), plain lines elsewhere. */
export function toTerminalLog({
  write,
  live,
}: {
  readonly write: (text: string) => void;
  readonly live: boolean;
}): Log {
  let shown = false;
  const clear = (): void => {
    if (shown) write(eraseLine);
    shown = false;
  };
  const line = (text: string): void => {
    clear();
    const lines = text.split("\n").map((one) => `${visibleLine(one)}\n`);
    write(lines.join(""));
  };
  return {
    group: () => {},
    endGroup: clear,
    line,
    done: (text) => (live ? clear() : line(text)),
    progress: (text) => {
      if (!live) return;
      clear();
      if (text === "") return;
      write(`… ${cap(visibleLine(text), 100)}`);
      shown = true;
    },
  };
}
