import { once } from "node:events";
import type { Socket } from "node:net";
import { describe, test } from "vitest";
import { withListener } from "./protocol-stub.js";
import { runCommand } from "./run-command.js";
import { files } from "./two-files.js";

describe.concurrent("4. what a server answers that cannot be read ends with one error, and not the process", () => {
  test.for([
    {
      what: "a login by GSSAPI",
      answer: "R\0\0\0\b\0\0\0\u0007",
      said: "asks for a login by GSSAPI (Kerberos) or SSPI",
    },
    { what: "a login of no known kind", answer: "R\0\0\0\b\0\0\0c", said: "asks for a login by GSSAPI" },
    {
      what: "SCRAM of no known kind",
      answer: "R\0\0\0\r\0\0\0\nSCR\0\0",
      said: "asks for a password and none was given",
    },
    {
      what: "what is no message",
      answer: "\u0007\0\0\0\0\u0002\0\0\0\0R\0\0\0\0".repeat(9),
      said: "something else than PostgreSQL listens there",
    },
    {
      what: "what is no message, once it has let us in",
      answer: "R\0\0\0\b\0\0\0\0K\0\0\0\f\0\0\0\u0001\0\0\0\u0002Z\0\0\0\u0005IR\0\0\0\b\0\0\0\u0007",
      said: "connection-lost: the connection was lost",
    },
  ])("$what", async ({ answer, said }, { expect }) => {
    const closed: Promise<unknown>[] = [];
    const onConnection = (socket: Socket): void => {
      closed.push(once(socket, "close"));
      socket.once("data", () => socket.write(answer, "latin1"));
    };
    await withListener(onConnection, async (port) => {
      const url = `postgres://u:p@127.0.0.1:${port}/d?sslmode=disable&connect_timeout=1`;
      const ended = await runCommand("check", { url, files });
      expect(ended.said).toContain(said);
      expect(ended.durationMs).toBeLessThan(2500);
      // One that stays would hold the process until the server gives up.
      await Promise.all(closed);
    });
  });
});
