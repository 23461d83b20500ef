import "server-only";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { keepSystemSecret } from "@/lib/systems/system.store";
import { keepTokenText, lockToken } from "@/lib/tokens/token.store";
import { approvedHosts } from "@/lib/upstreams/addresses";
import type { Sandbox } from "@/lib/upstreams/afas/sandbox";
import { smallSeed, tokenXml } from "@/lib/upstreams/afas/sandbox-seed";
import { sealSecret } from "@/lib/vault/vault";

/** The small AFAS sandbox as Gatehouse knows it: ids by user code, group code, connector name. */
export type AfasWorld = {
  systemId: string;
  accounts: Readonly<Record<string, string>>;
  users: Readonly<Record<string, string>>;
  groups: Readonly<Record<string, string>>;
  connectors: Readonly<Record<string, string>>;
  /** Kim's token for the hours app, whose text is held. */
  tokenId: string;
};

const EARLIER = new Date("2026-09-01T08:00:00.000Z");
export const KIM_TOKEN = tokenXml("2".repeat(64));
const SYSTEM_TOKEN = tokenXml("1".repeat(64));

/** Records the sandbox's people, groups, connectors and Kim's token as facts of one system, so that a test starts where both agree. */
export async function makeAfasWorld(db: Db, sandbox: Pick<Sandbox, "restUrl" | "soapUrl">): Promise<AfasWorld> {
  const seed = smallSeed();
  const systemId = newId("system");
  const { restUrl, soapUrl } = sandbox;
  await db.system.create({
    data: {
      id: systemId,
      vendor: "afas",
      name: "AFAS production",
      environment: "production",
      remoteId: seed.environment,
      restUrl,
      soapUrl,
      approvedHost: approvedHosts({ restUrl, soapUrl }).join(","),
    },
  });
  await keepSystemSecret(db, systemId, "token", SYSTEM_TOKEN);
  await keepSystemSecret(db, systemId, "environment_key", seed.environmentKey);

  const accounts: Record<string, string> = {};
  const users: Record<string, string> = {};
  for (const { userCode, name, email, windows, insite } of seed.users) {
    const user = await db.appUser.create({ data: { id: newId("user"), name, email, company: "Kade Groep" } });
    const id = newId("account");
    await db.account.create({
      data: {
        id,
        systemId,
        userId: user.id,
        remoteId: userCode,
        email,
        windows,
        insite,
        source: "observed",
        validFrom: EARLIER,
      },
    });
    accounts[userCode] = id;
    users[userCode] = user.id;
  }

  const groups: Record<string, string> = {};
  for (const { code, description, members } of [
    ...seed.groups,
    { code: "Everybody", description: "Everybody", members: [] },
  ]) {
    const id = newId("group");
    const kind = code === "Everybody" ? "everybody" : "listed";
    await db.userGroup.create({
      data: { id, systemId, code, description, kind, source: "observed", createdAt: EARLIER },
    });
    groups[code] = id;
    const rows = members.flatMap((member) => {
      const accountId = accounts[member];
      return accountId
        ? [{ id: newId("membership"), groupId: id, accountId, source: "observed", validFrom: EARLIER }]
        : [];
    });
    if (rows.length > 0) await db.membership.createMany({ data: rows });
  }

  const connectors: Record<string, string> = {};
  for (const { name, group, apiKey } of seed.connectors) {
    const id = newId("connector");
    await db.connector.create({ data: { id, systemId, name, source: "observed", createdAt: EARLIER } });
    const apiKeySecretId = await sealSecret(db, { table: "connector", rowId: id, field: "api_key" }, apiKey);
    await db.connector.update({ where: { id }, data: { apiKeySecretId } });
    connectors[name] = id;
    const groupId = group ? groups[group] : undefined;
    if (groupId) {
      await db.connectorLink.create({
        data: { id: newId("link"), connectorId: id, groupId, source: "observed", validFrom: EARLIER },
      });
    }
  }

  const tokenId = newId("token");
  const [accountId, connectorId] = [accounts["12345.KDV"], connectors["Hours app"]];
  if (!accountId || !connectorId) throw new Error("the small seed has no Kim or no hours app");
  await db.token.create({
    data: { id: tokenId, accountId, connectorId, label: "Phone of Kim", requestedAt: EARLIER, source: "observed" },
  });
  await db.$transaction(async (tx) => keepTokenText(tx, await lockToken(tx, tokenId), KIM_TOKEN, EARLIER));
  return { systemId, accounts, users, groups, connectors, tokenId };
}
