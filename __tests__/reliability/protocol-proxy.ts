import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** One message of the frontend/backend protocol on its way through the proxy. */
export interface WireMessage {
  readonly from: "client" | "server";
  /** The message's type byte; `startup` for the one packet that has none. */
  readonly kind: string;
  /** What was sent, type byte and length included. */
  readonly bytes: Buffer;
  /** 1-based, over all connections of the proxy: frontend messages, or backend messages of the counted kinds. */
  readonly number: number;
}

/** How to cut a connection. */
export interface Cut {
  /** Whether the message that is cut at still arrives. */
  readonly when: "before" | "after";
  readonly how: "reset" | "end";
  /** `client`: the server's side is closed for writing only, so that its backend finishes what it does and can answer. */
  readonly sides: "both" | "client";
}

export interface ProxyOptions {
  readonly host: string;
  readonly port: number;
  /** Asked for each counted message; null lets it through. */
  readonly cut: (message: WireMessage) => Cut | null;
  /** Awaited before a new connection is served. */
  readonly admit?: () => Promise<void>;
}

export interface Proxy {
  readonly port: number;
  /** Counted messages so far, by side. */
  readonly counted: { readonly client: number; readonly server: number };
  /** The messages that were cut at. */
  readonly cuts: readonly WireMessage[];
  readonly close: () => Promise<void>;
}

/** A cut at that message of that side, once. */
export function cutAt(from: WireMessage["from"], number: number, cut: Cut): ProxyOptions["cut"] {
  return (message) => (message.from === from && message.number === number ? cut : null);
}

/** Backend messages after which a client knows more than before: CommandComplete and ReadyForQuery. */
const countedKinds = new Set(["C", "Z"]);
const sslRequest = 80877103;

type Split = (chunk: Buffer) => readonly { readonly kind: string; readonly bytes: Buffer }[];

/** Cuts a stream of bytes into messages; a client's first packet has no type byte. */
function splitter({ startsUntyped }: { readonly startsUntyped: boolean }): Split {
  let rest: Buffer = Buffer.alloc(0);
  let untyped = startsUntyped;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const messages: { kind: string; bytes: Buffer }[] = [];
    for (;;) {
      const head = untyped ? 0 : 1;
      if (rest.length < head + 4) return messages;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return messages;
      const bytes = rest.subarray(0, length);
      const kind = untyped ? kindOfUntyped(bytes) : String.fromCharCode(bytes[0] ?? 0);
      messages.push({ kind, bytes });
      rest = rest.subarray(length);
      untyped = kind === "tls";
    }
  };
}

function kindOfUntyped(bytes: Buffer): string {
  return bytes.readInt32BE(4) === sslRequest ? "tls" : "startup";
}

function sever(socket: Socket, how: Cut["how"]): void {
  if (how === "reset") socket.resetAndDestroy();
  else socket.end(() => socket.destroy());
}

/** Sends what is left to say, and then cuts. */
function sayAndSever(socket: Socket, last: Buffer | null, how: Cut["how"]): void {
  if (last === null) sever(socket, how);
  else socket.write(last, () => sever(socket, how));
}

/** Stands before a PostgreSQL server, numbers what goes through, and cuts one connection where it is told to. */
export async function startProxy({ host, port, cut, admit }: ProxyOptions): Promise<Proxy> {
  const counted = { client: 0, server: 0 };
  const sockets = new Set<Socket>();
  const cuts: WireMessage[] = [];

  const decide = (from: WireMessage["from"], kind: string, bytes: Buffer): Cut | null => {
    if (from === "server" && !countedKinds.has(kind)) return null;
    const message = { from, kind, bytes, number: (counted[from] += 1) };
    const decided = cut(message);
    if (decided !== null) cuts.push(message);
    return decided;
  };

  const join = (client: Socket): void => {
    const server = connect({ host, port });
    let state: "open" | "cut" = "open";
    const ends = { client: { socket: client, other: server }, server: { socket: server, other: client } };
    for (const from of ["client", "server"] as const) {
      const { socket, other } = ends[from];
      const split = splitter({ startsUntyped: from === "client" });
      sockets.add(socket);
      socket.resume();
      socket.setNoDelay(true);
      socket.on("error", () => {}); // a reset is what it is all about; "close" follows
      socket.on("close", () => {
        sockets.delete(socket);
        if (state === "open") other.destroy();
      });
      socket.on("end", () => {
        if (state === "open") other.end();
      });
      socket.on("data", (chunk) => {
        for (const { kind, bytes } of split(chunk)) {
          if (state === "cut") continue; // the backend still talks, to nobody
          if (kind === "tls") {
            client.write("N"); // the proxy has to read what passes
            continue;
          }
          const decided = decide(from, kind, bytes);
          if (decided === null) {
            other.write(bytes);
            continue;
          }
          state = "cut";
          const last = decided.when === "after" ? bytes : null;
          const [toClient, toServer] = from === "client" ? [null, last] : [last, null];
          sayAndSever(client, toClient, decided.how);
          if (decided.sides === "both") sayAndSever(server, toServer, decided.how);
          else server.end(toServer ?? "");
        }
      });
    }
  };

  const receive = (client: Socket): void => {
    if (admit === undefined) return join(client);
    void admit().then(() => join(client));
  };
  const listener = createServer({ allowHalfOpen: true, pauseOnConnect: admit !== undefined }, receive);
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  return {
    port: (listener.address() as AddressInfo).port,
    counted,
    cuts,
    close: async () => {
      if (!listener.listening) return;
      listener.close();
      for (const socket of sockets) socket.destroy();
      await once(listener, "close");
    },
  };
}
