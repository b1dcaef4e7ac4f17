import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";

/** What the stub answers to a query: one row of one column per value, an error, or nothing at all. */
export type Answer = readonly (readonly string[])[] | { readonly error: string; readonly sqlstate: string } | "silence";

interface Refusal {
  readonly error: string;
  readonly sqlstate: string;
  /** The function of the server that it comes from. */
  readonly routine?: string;
}

export interface StubOptions {
  /** Answers each query; the texts of all of them are kept. */
  readonly answer: (sql: string) => Answer;
  /** Refuses the login with this error. */
  readonly refuse?: Refusal;
  /** How many connections it lets in before it refuses. */
  readonly admits?: number;
  /** Told how each connection begins. */
  readonly onStart?: (how: "TLS" | "plain") => void;
  /** Whether it names its process at the login, as a server does. */
  readonly anonymous?: boolean;
}

export interface Stub {
  readonly url: string;
  readonly queries: readonly string[];
}

function message(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const text = (value: string): Buffer => Buffer.from(`${value}\0`);
const int16 = (value: number): Buffer => Buffer.from([(value >> 8) & 255, value & 255]);
const int32 = (value: number): Buffer => Buffer.concat([int16(value >>> 16), int16(value & 0xffff)]);
const ready = message("Z", Buffer.from("I"));

/** What a server says to whom it lets in, with the number of its process where it tells that. */
export function loginAnswer(pid: number | null): Buffer {
  const key = pid === null ? Buffer.alloc(0) : message("K", int32(pid), int32(2));
  return Buffer.concat([message("R", int32(0)), message("S", text("server_version"), text("13.0")), key, ready]);
}

function error({ error: words, sqlstate, routine }: Refusal): Buffer {
  const from = routine === undefined ? [] : [text(`R${routine}`)];
  const fields = [text("SERROR"), text("VERROR"), text(`C${sqlstate}`), text(`M${words}`), ...from];
  return message("E", ...fields, Buffer.from([0]));
}

function results(rows: readonly (readonly string[])[]): Buffer {
  const columns = rows[0] ?? [];
  const description = columns.map(() =>
    Buffer.concat([text("c"), int32(0), int16(0), int32(25), int16(-1 & 0xffff), int32(0), int16(0)]),
  );
  const data = rows.map((row) =>
    message("D", int16(row.length), ...row.flatMap((value) => [int32(Buffer.byteLength(value)), Buffer.from(value)])),
  );
  return Buffer.concat([
    message("T", int16(columns.length), ...description),
    ...data,
    message("C", text(`SELECT ${rows.length}`)),
  ]);
}

/** One result per statement of the message, as a server would send; the rows stand in that of the SELECT. */
function reply(sql: string, rows: readonly (readonly string[])[]): Buffer {
  const framed = sql.startsWith("BEGIN");
  const parts = framed ? [message("C", text("BEGIN")), results(rows), message("C", text("COMMIT"))] : [results(rows)];
  return Buffer.concat([...parts, ready]);
}

function serve(socket: Socket, options: StubOptions, queries: string[]): void {
  const { answer, refuse, anonymous = false, onStart = () => {} } = options;
  let started = false;
  let pending = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (bytes: Buffer) => {
    pending = Buffer.concat([pending, bytes]);
    for (;;) {
      const offset = started ? 1 : 0;
      if (pending.length < offset + 4) return;
      const length = pending.readInt32BE(offset) + offset;
      if (pending.length < length) return;
      const body = pending.subarray(offset + 4, length);
      const type = started ? String.fromCharCode(pending[0] ?? 0) : "start";
      pending = pending.subarray(length);
      const asksForTls = type === "start" && body.readInt32BE(0) === 80877103;
      if (type === "start") onStart(asksForTls ? "TLS" : "plain");
      if (asksForTls) socket.write("N");
      else if (type === "start" && refuse !== undefined) socket.end(error(refuse));
      else if (type === "start") {
        started = true;
        socket.write(loginAnswer(anonymous ? null : 1));
      } else if (type === "Q") {
        const sql = body.subarray(0, -1).toString();
        queries.push(sql);
        const answered = answer(sql);
        if (answered === "silence") continue;
        socket.write("error" in answered ? Buffer.concat([error(answered), ready]) : reply(sql, answered));
      }
    }
  });
}

/** Runs the work with a server that speaks PostgreSQL's protocol and says what it is told to. */
export async function withStub<T>(options: StubOptions, work: (stub: Stub) => Promise<T>): Promise<T> {
  const queries: string[] = [];
  const { refuse, admits = 0, ...admitting } = options;
  let connections = 0;
  return await withListener(
    (socket) => {
      connections += 1;
      serve(socket, refuse === undefined || connections <= admits ? admitting : { ...admitting, refuse }, queries);
    },
    (port) => work({ url: `postgres://u:p@127.0.0.1:${port}/d?connect_timeout=1`, queries }),
  );
}

/** Runs the work with a port that treats each connection in its own way. */
export async function withListener<T>(
  onConnection: (socket: Socket) => void,
  work: (port: number) => Promise<T>,
): Promise<T> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onConnection(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    server.close();
    sockets.forEach((socket) => socket.destroy());
  }
}
