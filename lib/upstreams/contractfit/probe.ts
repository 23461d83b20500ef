import type { Connection, Probe, ProbeCheck } from "../driver";
import { failedCheck } from "../probe-check";
import { UpstreamError } from "../upstream-error";
import type { ContractfitClient } from "./client";
import type { Permission } from "./permissions.rules";
import { isSetUpUser } from "./scope.rules";
import type { CfUser } from "./wire";

/** Signs in as the set-up user and says what it may do; only reads. Each check says in words what is amiss. */
export async function probeContractfit(client: ContractfitClient, connection: Connection): Promise<Probe> {
  const checks: ProbeCheck[] = [];
  const check = async <T>(name: string, run: () => Promise<{ says: string; value: T }>): Promise<T | null> => {
    try {
      const { says, value } = await run();
      checks.push({ name, state: "ok", says });
      return value;
    } catch (error) {
      checks.push(failedCheck(name, error, "Contract.fit"));
      return null;
    }
  };
  const { setupUser = "", keyInbox } = connection.settings;
  const self = await check("Sign in", async () => {
    const value = await client.me();
    if (!isSetUpUser(value.username, setupUser))
      throw amiss(`Contract.fit calls this user ${value.username}: write the set-up user so.`);
    return { says: `Contract.fit accepts ${value.username}.`, value };
  });
  const later = async (name: string, run: (self: CfUser) => Promise<string>): Promise<void> => {
    if (self) await check(name, async () => ({ says: await run(self), value: true }));
    else checks.push({ name, state: "skipped", says: "Not tried, because signing in failed." });
  };
  await later("Users", async () => `${count((await client.users()).length, "user")} can be read.`);
  await later("Inboxes", async () => `${count((await client.inboxes()).length, "inbox", "inboxes")} can be read.`);
  await later("API-Keys", async () => `${count((await client.keys()).length, "key")} can be read.`);
  await later("Permissions", async ({ roles }) => {
    const known = await client.roles();
    const has = (permission: Permission, inbox?: string): boolean =>
      roles.some(
        (one) =>
          one.document === undefined &&
          (one.inbox === undefined || one.inbox === inbox) &&
          known.some(({ id, permissions }) => id === one.role && permissions.includes(permission)),
      );
    const missing = [
      ...(has("edit_users") ? [] : ["edit_users"]),
      ...(["edit_backend_settings", "view_api_keys"] as const).filter((one) => !has(one, keyInbox)),
    ];
    if (missing.length > 0)
      throw amiss(`The set-up user lacks ${missing.join(" and ")} for the ${keyInbox ? "inbox" : "whole tenant"}.`);
    return "The set-up user may maintain users, roles and keys.";
  });
  const environment = URL.canParse(connection.restUrl) ? new URL(connection.restUrl).hostname : null;
  return { ok: checks.every((c) => c.state === "ok"), checks, environment, connectorName: self?.username ?? null };
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const amiss = (words: string): UpstreamError => new UpstreamError({ kind: "rejected", wasSent: false }, words);
