import type { Connection, Probe, ProbeCheck } from "../driver";
import { failedCheck } from "../probe-check";
import type { BiotClient } from "./client";
import { isPerson } from "./sign-in";
import { isNotOffered, notSent } from "./translate-error";

/** What Gatehouse's role must hold in every release; searches and roles are tried by themselves. */
const NEEDED = [
  "UMS_SERVICES_CREATE_SERVICE_USER",
  "UMS_SERVICES_UPDATE_SERVICE_USER",
  "UMS_SERVICES_DELETE_SERVICE_USER",
  "UMS_USERS_GET_SERVICE_USER_BY_ID",
  "UMS_USERS_CREATE_SECRET_KEY_BY_SERVICE_USER_ID",
  "UMS_USERS_DELETE_SECRET_KEY_BY_ID",
];
const ONE = { page: 0, limit: 1 };

/** Tries the sign-in and says what it may do; only reads. What a release doesn't offer is skipped, with the reason. */
export async function probeBiot(client: BiotClient, connection: Connection): Promise<Probe> {
  const checks: ProbeCheck[] = [];
  let isSignedIn = false;
  const check = async (name: string, run: () => Promise<string>): Promise<boolean> => {
    try {
      checks.push({ name, state: "ok", says: await run() });
      return true;
    } catch (error) {
      const failed = failedCheck(name, error, "BioT");
      checks.push(isNotOffered(error) ? { ...failed, state: "skipped" } : failed);
      return false;
    }
  };
  const then = async (name: string, run: () => Promise<string>): Promise<void> => {
    if (isSignedIn) await check(name, run);
    else checks.push({ name, state: "skipped", says: "Not tried, because the sign-in failed." });
  };
  let scopes: string[] | null = null;
  isSignedIn = await check("Sign-in", async () => {
    scopes = await client.scopes();
    return `BioT accepts the ${isPerson(connection) ? "user name and password" : "service user and its secret key"}.`;
  });
  await then("Permissions", async () => permissionsIn(scopes));
  await then("Search of service users", async () => {
    if (connection.settings.searchApi === "no") return "Not used, as the settings say.";
    const { metadata } = await client.searchServiceUsers(ONE);
    return `BioT lists ${metadata.page.totalResults} service users.`;
  });
  await then("Role calls", async () => {
    if (connection.settings.rolesApi === "no")
      return "Not used, as the settings say: a person does what concerns roles.";
    const { metadata } = await client.searchRoles(ONE);
    return `BioT lists ${metadata.page.totalResults} roles.`;
  });
  const tenant = connection.settings.tenantId;
  await then("Tenant-Id", async () =>
    tenant ? `Calls name the organization ${tenant}.` : "None is set: calls that need an organization will fail.",
  );
  return {
    ok: checks.every(({ state, name }) => state === "ok" || (state === "skipped" && name !== "Sign-in" && isSignedIn)),
    checks,
    environment: new URL(connection.restUrl).hostname,
    connectorName: null,
  };
}

function permissionsIn(scopes: readonly string[] | null): string {
  if (scopes === null) return "The access token does not say what it may do.";
  const missing = NEEDED.filter((id) => !scopes.includes(id));
  if (missing.length === 0) return "The role of Gatehouse may read and write service users and their keys.";
  throw notSent(`The role of Gatehouse lacks ${missing.join(", ")}.`);
}
