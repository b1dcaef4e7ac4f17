import type { Client } from "pg";

/** As much of a connection of `pg` as reading takes. */
interface Reading {
  attachListeners(stream: Incoming): void;
}

interface Incoming {
  listeners(event: "data"): readonly ((chunk: Buffer) => void)[];
  removeListener(event: "data", listener: (chunk: Buffer) => void): unknown;
  on(event: "data", listener: (chunk: Buffer) => void): unknown;
  destroy(error: unknown): unknown;
}

/**
 * What is no message of the protocol, or asks for a login that the driver does not know (GSSAPI, SSPI), ends the
 * connection: the driver's parser throws, where nobody could catch it and it would end the process.
 */
export function endAtUnreadable(client: Client): void {
  const { connection } = client as unknown as { readonly connection: Reading };
  const attach = connection.attachListeners.bind(connection);
  connection.attachListeners = (stream) => {
    const before = new Set(stream.listeners("data"));
    attach(stream);
    for (const parse of stream.listeners("data").filter((listener) => !before.has(listener))) {
      stream.removeListener("data", parse);
      stream.on("data", (chunk) => {
        try {
          parse(chunk);
        } catch (error) {
          stream.destroy(error);
        }
      });
    }
  };
}
