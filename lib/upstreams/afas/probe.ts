import type { Connection, Probe, ProbeCheck } from "../driver";
import { failedCheck } from "../probe-check";
import { UpstreamError } from "../upstream-error";
import type { AfasClient, Metainfo } from "./client";
import { userGroupsConnector, usersConnector } from "./reading";

/** Tries Gatehouse's own credential and says what it may do; only reads. Each check says in words what is amiss. */
export async function probeAfas(client: AfasClient, connection: Connection): Promise<Probe> {
  const checks: ProbeCheck[] = [];
  const check = async <T>(name: string, run: () => Promise<{ says: string; value: T }>): Promise<T | null> => {
    try {
      const { says, value } = await run();
      checks.push({ name, state: "ok", says });
      return value;
    } catch (error) {
      checks.push(failedCheck(name, error, "AFAS"));
      return null;
    }
  };
  const self = await check("Credential", async () => {
    const value = await client.metainfo();
    return { says: `AFAS accepts it for app connector ${value.connectorName ?? "(no name)"}${expiry(value)}.`, value };
  });
  for (const name of [usersConnector(connection), userGroupsConnector(connection)]) {
    if (!self) checks.push(skipped(`GetConnector ${name}`));
    else
      await check(`GetConnector ${name}`, () =>
        canRead(client, name, name === usersConnector(connection) ? "UserId" : "GroupId"),
      );
  }
  if (!self) checks.push(skipped("UpdateConnector KnUser"));
  else await check("UpdateConnector KnUser", async () => mayWrite(self));
  await check("Token connector", async () => {
    if (await client.hasTokenConnector()) return { says: "It answers, so tokens can be deleted.", value: true };
    throw new UpstreamError(
      { kind: "rejected", wasSent: false },
      "It does not answer as documented: check the SOAP address.",
    );
  });
  return {
    ok: checks.every((c) => c.state === "ok"),
    checks,
    environment: self?.environment ?? null,
    connectorName: self?.connectorName ?? null,
  };
}

/** `"0"` is read as "never"; the form of any other value isn't documented, so it is shown as it came. */
const expiry = (self: Metainfo): string =>
  self.tokenExpiry && self.tokenExpiry !== "0" ? `; the token's expiry reads ${self.tokenExpiry}` : "";

const skipped = (name: string): ProbeCheck => ({
  name,
  state: "skipped",
  says: "Not tried, because the first check failed.",
});

async function canRead(client: AfasClient, name: string, key: string): Promise<{ says: string; value: true }> {
  const { rows } = await client.rows(name, { skip: 0, take: 1, orderBy: [key] });
  if (rows.length > 0) return { says: "It can be read.", value: true };
  throw new UpstreamError(
    { kind: "rejected", wasSent: false },
    "It can be read but shows no rows: look at the filter authorisation of Gatehouse's user.",
  );
}

async function mayWrite(self: Metainfo): Promise<{ says: string; value: true }> {
  if (self.updateConnectors.some((id) => id.toLowerCase() === "knuser"))
    return { says: "It is included, so users and memberships can be written.", value: true };
  throw new UpstreamError(
    { kind: "rejected", wasSent: false },
    "It is not included in the app connector, so users and memberships can't be written.",
  );
}
