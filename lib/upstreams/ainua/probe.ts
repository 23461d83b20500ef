import type { Connection, Probe, ProbeCheck } from "../driver";
import { failedCheck } from "../probe-check";
import type { AinuaClient } from "./client";

/** Tries Gatehouse's own credential; nothing is written. Whether it may write shows only when something is sent, and the probe says so. */
export async function probeAinua(client: AinuaClient, connection: Connection): Promise<Probe> {
  const credential = await signIn(client);
  const says = "Ainua has nothing to read, so whether the connector may write shows with the first delivery.";
  const checks: ProbeCheck[] = [
    credential,
    { name: "Accounts API", state: "skipped", says },
    { name: "Users API", state: "skipped", says: `${says} Its path is assumed.` },
  ];
  return {
    ok: credential.state === "ok",
    checks,
    environment: null,
    connectorName: connection.settings.clientId ?? null,
  };
}

async function signIn(client: AinuaClient): Promise<ProbeCheck> {
  const name = "Credential";
  try {
    const { expiresInSeconds } = await client.signIn();
    const life = expiresInSeconds === null ? "without telling its end" : `for ${expiresInSeconds} seconds`;
    return { name, state: "ok", says: `Ainua gave a token ${life}.` };
  } catch (error) {
    return failedCheck(name, error, "Ainua");
  }
}
