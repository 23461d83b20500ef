import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { keepSystemSecret } from "@/lib/systems/system.store";
import { canonicalToken, endsOf } from "@/lib/tokens/token-text.rules";
import { approvedHosts } from "@/lib/upstreams/addresses";
import type { Attributes, EndpointRef } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";
import { fingerprint, sealSecret } from "@/lib/vault/vault";

export type OtherAccount = {
  userId: string;
  /** The same id for the account wherever it is named below. */
  remoteId: string;
  email: string | null;
  ref?: string;
  attributes?: Attributes;
};
export type OtherGroup = {
  code: string;
  description: string;
  ref?: string;
  attributes?: Attributes;
  members: readonly string[];
};
export type OtherConnector = {
  name: string;
  group: string | null;
  owner: string;
  purpose: string;
  endpoints: readonly EndpointRef[];
};
export type OtherToken = {
  remoteId: string;
  connector: string;
  label: string;
  text: string | null;
  ref?: string;
  issuedAt: Date;
  validFrom?: Date;
  expiresAt?: Date;
  lastUsedAt?: Date;
};

/** One system beside AFAS as it stood when Gatehouse came: everything was adopted then, so it counts as observed. */
export type OtherSystem = {
  vendor: string;
  name: string;
  restUrl: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
  /** People and service users that no other system knows. */
  newUsers: readonly { id: string; name: string; email: string | null; kind: "person" | "service" }[];
  accounts: readonly OtherAccount[];
  groups: readonly OtherGroup[];
  connectors: readonly OtherConnector[];
  tokens: readonly OtherToken[];
};

/** Writes one system with all that it holds; a name that none of its lists knows is a fault of the demo and throws. */
export async function writeOtherSystem(tx: Tx, other: OtherSystem, start: Date): Promise<string> {
  const systemId = newId("system", start.getTime());
  const { vendor, name, restUrl, settings } = other;
  const place = { restUrl, soapUrl: null };
  await tx.system.create({
    data: {
      ...{ id: systemId, vendor, name, restUrl, settings },
      environment: "production",
      approvedHost: approvedHosts(place).join(","),
      createdAt: start,
      stateSince: start,
      healthSince: start,
    },
  });
  for (const [field, text] of Object.entries(other.secrets)) await keepSystemSecret(tx, systemId, field, text);
  await tx.appUser.createMany({
    data: other.newUsers.map((user) => ({ ...user, company: "Kade Groep", createdAt: start })),
  });
  const facts = {
    systemId,
    source: other.vendor === "ainua" || other.vendor === "biuwer" ? "by_hand" : "observed",
    start,
  };
  const accounts = await writeAccounts(tx, other, facts);
  const groups = await writeGroups(tx, other, accounts, facts);
  const connectors = await writeConnectors(tx, other, groups, facts);
  await writeTokens(tx, other, accounts, connectors, start);
  return systemId;
}

type Facts = { systemId: string; source: string; start: Date };
type Ids = ReadonlyMap<string, string>;

const idIn = (ids: Ids, key: string): string => {
  const id = ids.get(key);
  if (!id) throw new Error(`the demo has no ${key}`);
  return id;
};

async function writeAccounts(tx: Tx, { accounts }: OtherSystem, { systemId, source, start }: Facts): Promise<Ids> {
  const ids = new Map(accounts.map(({ remoteId }) => [remoteId, newId("account", start.getTime())]));
  await tx.account.createMany({
    data: accounts.map(({ userId, remoteId, email, ref, attributes }) => ({
      ...{ systemId, source, userId, remoteId, email },
      id: idIn(ids, remoteId),
      remoteRef: ref ?? null,
      attributes: attributes ?? {},
      observedAt: source === "observed" ? start : null,
      validFrom: start,
    })),
  });
  return ids;
}

async function writeGroups(tx: Tx, { vendor, groups }: OtherSystem, accounts: Ids, facts: Facts): Promise<Ids> {
  const { systemId, source, start: createdAt } = facts;
  const ids = new Map(groups.map(({ code }) => [code, newId("group", createdAt.getTime())]));
  const { everybody } = profileOf(vendor);
  if (everybody) {
    const id = newId("group", createdAt.getTime());
    ids.set(everybody.code, id);
    await tx.userGroup.create({
      data: { ...everybody, id, systemId, kind: "everybody", source: "observed", createdAt },
    });
  }
  await tx.userGroup.createMany({
    data: groups.map(({ code, description, ref, attributes }) => ({
      ...{ systemId, source, code, description, createdAt },
      id: idIn(ids, code),
      remoteRef: ref ?? null,
      attributes: attributes ?? {},
    })),
  });
  await tx.membership.createMany({
    data: groups.flatMap(({ code, members }) =>
      members.map((remoteId) => ({
        id: newId("membership", createdAt.getTime()),
        groupId: idIn(ids, code),
        accountId: idIn(accounts, remoteId),
        source,
        validFrom: createdAt,
      })),
    ),
  });
  return ids;
}

async function writeConnectors(tx: Tx, { vendor, connectors }: OtherSystem, groups: Ids, facts: Facts): Promise<Ids> {
  const { systemId, start } = facts;
  const kinds = new Map(profileOf(vendor).endpointKinds.map(({ kind, canWrite }) => [kind, canWrite]));
  const ids = new Map(connectors.map(({ name }) => [name, newId("connector", start.getTime())]));
  const since = { source: "by_hand", validFrom: start };
  await tx.connector.createMany({
    data: connectors.map(({ name, owner, purpose }) => ({
      ...{ systemId, name, owner, purpose, source: "by_hand", createdAt: start },
      id: idIn(ids, name),
    })),
  });
  await tx.connectorLink.createMany({
    data: connectors.flatMap(({ name, group }) =>
      group ? [{ ...since, id: newId("link"), connectorId: idIn(ids, name), groupId: idIn(groups, group) }] : [],
    ),
  });
  await tx.endpoint.createMany({
    data: connectors.flatMap(({ name: connector, endpoints }) =>
      endpoints.map(({ kind, name }) => {
        const canWrite = kinds.get(kind);
        if (canWrite === undefined) throw new Error(`${vendor} has no endpoints of the kind ${kind}`);
        return { ...since, id: newId("endpoint"), connectorId: idIn(ids, connector), kind, name, canWrite };
      }),
    ),
  });
  return ids;
}

async function writeTokens(
  tx: Tx,
  { tokens }: OtherSystem,
  accounts: Ids,
  connectors: Ids,
  start: Date,
): Promise<void> {
  const rows = [];
  for (const token of tokens) {
    const id = newId("token", token.issuedAt.getTime());
    const { text, issuedAt } = token;
    const requestedAt = issuedAt < start ? issuedAt : start;
    const secretId = text ? await sealSecret(tx, { table: "token", rowId: id, field: "text" }, text) : null;
    rows.push({
      id,
      accountId: idIn(accounts, token.remoteId),
      connectorId: idIn(connectors, token.connector),
      label: token.label,
      kind: "key",
      source: "by_hand",
      ...(text ? endsOf(text) : { prefix: null, lastFour: null }),
      fingerprint: text ? fingerprint(canonicalToken(text)) : null,
      secretId,
      remoteRef: token.ref ?? null,
      requestedAt,
      issuedAt,
      validFrom: token.validFrom ?? null,
      expiresAt: token.expiresAt ?? null,
      lastUsedAt: token.lastUsedAt ?? null,
    });
  }
  await tx.token.createMany({ data: rows });
}
