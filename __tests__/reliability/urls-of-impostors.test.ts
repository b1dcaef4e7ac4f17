import { readFileSync, rmSync } from "node:fs";
import { TLSSocket } from "node:tls";
import { afterAll, describe, expect, test } from "vitest";
import { withSessionOf } from "../live/sessions.js";
import { makeCertificates } from "./certificates.js";
import { loginAnswer, withListener } from "./protocol-stub.js";

/*
 * 10. Who stands between us and the server, and has a certificate that is taken, gets nothing of the password where
 * channel_binding=require is asked for. A real server cannot play that part.
 */

const { folder, path } = makeCertificates();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A demand to log in, as the server's message `R` has it: the kind, and what belongs to it. */
function demand(kind: number, rest: string | Buffer = ""): Buffer {
  const body = Buffer.from(rest);
  const message = Buffer.alloc(9);
  message.write("R");
  message.writeInt32BE(8 + body.length, 1);
  message.writeInt32BE(kind, 5);
  return Buffer.concat([message, body]);
}

/** What we say to an impostor, and the types of the messages that it got. */
async function login(first: Buffer, next: Buffer): Promise<{ readonly said: string; readonly got: string }> {
  let got = "";
  const context = { isServer: true, key: readFileSync(path("server.key")), cert: readFileSync(path("server.pem")) };
  const said = await withListener(
    (socket) =>
      socket.once("data", () => {
        socket.write("S");
        const encrypted = new TLSSocket(socket, context);
        encrypted.on("error", () => {});
        encrypted.once("data", () => {
          encrypted.write(first);
          encrypted.on("data", (bytes: Buffer) => {
            got += bytes.toString("latin1", 0, 1);
            encrypted.write(next);
          });
        });
      }),
    (port) =>
      withSessionOf(`postgres://u:long-enough@127.0.0.1:${port}/d?channel_binding=require`, {}, () =>
        Promise.resolve("let in"),
      ).catch((error: unknown) => (error instanceof Error ? error.message : String(error))),
  );
  return { said: said.replace(/^.*:\d+: /, ""), got };
}

const refused = "the server does not bind the login to its TLS connection (channel_binding=require)";
const welcome = loginAnswer(1);

describe("10. channel_binding=require, and somebody in between who", () => {
  test.each([
    { name: "asks for nothing", first: welcome, got: "" },
    { name: "asks for the password", first: demand(3), got: "" },
    { name: "asks for its MD5", first: demand(5, "salt"), got: "" },
    { name: "cannot bind", first: demand(10, "SCRAM-SHA-256\0\0"), got: "" },
    { name: "says that he can, and proves nothing", first: demand(10, "SCRAM-SHA-256-PLUS\0\0"), got: "p" },
  ])("$name", async ({ first, got }) => expect(await login(first, welcome)).toEqual({ said: refused, got }));
});
