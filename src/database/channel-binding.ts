import type { Client } from "pg";
import type { ConnectionTarget } from "../core/database-url.js";
import { Failure } from "../core/failure.js";
import { finding } from "../core/problems.js";

/** As much of a connection of `pg` as a login takes. */
interface Login {
  readonly connection: {
    readonly stream: { destroy(error: Error): unknown };
    prependListener(event: string, listener: () => void): unknown;
    sendSASLInitialResponseMessage: (mechanism: string, response: string) => void;
  };
  /** Null once the server has proven that it knows the password, too. */
  readonly saslSession: unknown;
}

/**
 * Ends a login that the server does not bind to its TLS connection, before it gets anything of the password. What is
 * returned is called when the server has let us in; it throws Failure where that came about without the proof.
 */
export function demandChannelBinding(client: Client, { database, host, port }: ConnectionTarget): () => void {
  const login = client as unknown as Login;
  const { connection } = login;
  let bound = false;
  const failure = (): Failure => {
    const reason = "the server does not bind the login to its TLS connection (channel_binding=require)";
    const message = `cannot connect to ${database}@${host}:${port}: ${reason}`;
    const help =
      "check that nothing in between ends TLS and that the password is stored for SCRAM, or leave channel_binding out";
    return new Failure("database", [finding("tls", { message, help })]);
  };
  const refuse = (): void => void connection.stream.destroy(failure());
  connection.prependListener("authenticationCleartextPassword", refuse);
  connection.prependListener("authenticationMD5Password", refuse);
  const send = connection.sendSASLInitialResponseMessage.bind(connection);
  connection.sendSASLInitialResponseMessage = (mechanism, response) => {
    bound = mechanism === "SCRAM-SHA-256-PLUS";
    return bound ? send(mechanism, response) : refuse();
  };
  return () => {
    if (!bound || login.saslSession !== null) throw failure();
  };
}
