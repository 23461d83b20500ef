import { appendEvents } from "@/lib/audit/audit.store";
import { ensureDemoOperators } from "@/lib/auth/setup";
import type { Actor } from "@/lib/core/actor";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/permissions";
import type { Db } from "@/lib/db/client";
import { refreshStatistics } from "@/lib/db/statistics";
import { keepSystemSecret } from "@/lib/systems/system.store";
import { approvedHosts } from "@/lib/upstreams/addresses";
import { makeCompany, type Operators } from "./demo/company";
import { History } from "./demo/history";
import { writeIdentities } from "./demo/identities";
import { tokensToMap } from "./demo/mapping-stories";
import { writeMappings } from "./demo/mappings";
import { workThreeMonths } from "./demo/months";
import { makeOtherVendors, writeOtherVendors } from "./demo/other-vendors";
import { seededRandom } from "./demo/random";
import { ENVIRONMENT, sandboxSeedOf } from "./demo/sandbox-data";
import { tellStories } from "./demo/stories";
import { writeFacts } from "./demo/write-facts";

/** Fills an empty database with a company of about 1,200 people and three months of work, and tells the sandbox the same. */
export async function seedDemo(db: Db, sandboxes: Readonly<Record<string, string>>): Promise<void> {
  const sandboxUrl = sandboxes.afas ?? "";
  const now = new Date(Math.floor(Date.now() / 1000) * 1000);
  const random = seededRandom(20261121);
  await ensureDemoOperators(db);
  const company = makeCompany(random, now, await readOperators(db));
  const [restUrl, soapUrl] = [`${sandboxUrl}/ProfitRestServices`, `${sandboxUrl}/profitservices`];
  const settings = {
    usersConnector: "Profit_Users",
    userGroupsConnector: "Profit_UserGroups",
    participant: "12345",
    consoleUrl: `${sandboxUrl}/console`,
  };
  const system = { id: newId("system", company.start.getTime()), restUrl, soapUrl, settings };
  const own = { tokenData: random.hex(64), environmentKey: random.hex(32), apiKey: random.hex(32) };
  const history = new History(system);
  workThreeMonths(company, history);
  const story = tellStories(company, history);
  const mapped = tokensToMap(company, history);

  const others = makeOtherVendors(company, sandboxes);

  await fetchOk(`${sandboxUrl}/_sandbox/reset`, sandboxSeedOf(company, story, own));
  for (const { url, seed } of others) await fetchOk(`${url}/_sandbox/reset`, seed);
  await db.$transaction(
    async (tx) => {
      await tx.system.create({
        data: {
          ...system,
          vendor: "afas",
          name: "AFAS production",
          environment: "production",
          remoteId: ENVIRONMENT,
          approvedHost: approvedHosts(system).join(","),
          createdAt: company.start,
          stateSince: company.start,
          healthSince: company.start,
          credentialExpiresAt: new Date("2027-04-30T00:00:00.000Z"),
        },
      });
      await keepSystemSecret(
        tx,
        system.id,
        "token",
        `<token><version>1</version><data>${own.tokenData}</data></token>`,
      );
      await keepSystemSecret(tx, system.id, "environment_key", own.environmentKey);
      await tx.policy.create({ data: { key: "organisation", value: "Kade Groep" } });
      await writeFacts(tx, company, story, system.id);
      await writeIdentities(tx, system.id, company.start);
      const written = await writeOtherVendors(tx, others, company.start);
      await writeMappings(tx, company, history, mapped);
      for (const one of [{ id: system.id, name: "AFAS production" }, ...written])
        await connectedEvent(tx, company.start, company.operators.owner, one);
    },
    { timeout: 180_000 },
  );
  await history.write(db);
  await refreshStatistics(db);
}

async function connectedEvent(
  tx: Parameters<typeof appendEvents>[0],
  at: Date,
  actor: Actor,
  system: { id: string; name: string },
): Promise<void> {
  const id = newId("change", at.getTime());
  const sentence = `Connect ${system.name}`;
  await tx.change.create({
    data: {
      id,
      operation: "system.connect",
      sentence,
      at,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      door: "screen",
    },
  });
  const envelope = {
    at,
    actor,
    door: "screen" as const,
    operation: "system.connect",
    changeId: id,
    commandId: null,
    requestId: "demo-first",
    reason: null,
    ticket: null,
    note: null,
    outcome: "done" as const,
  };
  await appendEvents(tx, envelope, [{ code: "system.connected", subject: { kind: "system", ...system } }]);
}

async function readOperators(db: Db): Promise<Operators> {
  const rows = await db.operator.findMany({ where: { isDemo: true } });
  const actorOf = (role: Role): Actor => {
    const row = rows.find((one) => one.role === role);
    if (!row) throw new Error(`the demo has no ${role}`);
    return { kind: "operator", id: row.id, name: row.name, role, sessionId: null };
  };
  return { owner: actorOf("owner"), admin: actorOf("admin"), support: actorOf("support"), auditor: actorOf("auditor") };
}

async function fetchOk(url: string, body: unknown): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
}
