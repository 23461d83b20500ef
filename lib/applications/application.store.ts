import "server-only";
import ipaddr from "ipaddr.js";
import type { Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { issueOwnKey } from "@/lib/vault/own-keys";
import type { KeyShape } from "./application.rules";

const { sql } = Prisma;
// Node sees no named exports in this package.
const { IPv4, IPv6, isValid, isValidCIDR, parseCIDR } = ipaddr;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type ApplicationFacts = {
  id: string;
  name: string;
  owner: string | null;
  purpose: string | null;
  keyShape: KeyShape;
  connectorIds: string[];
  addresses: string[];
  retiredAt: Date | null;
};

/** The application, locked until the transaction ends; throws `not_found`. */
export async function lockApplication(tx: Tx, applicationId: string): Promise<ApplicationFacts> {
  const [application] = isId("application", applicationId)
    ? await queryRows<ApplicationFacts>(
        tx,
        sql`select id, name, owner, purpose, key_shape as "keyShape", connector_ids as "connectorIds",
                   addresses::text[] as addresses, retired_at as "retiredAt"
            from application where id = ${applicationId} for update`,
      )
    : [];
  if (!application) throw new DomainError("not_found");
  return application;
}

/** As `lockApplication`; throws `rule_broken` for one that was retired. */
export async function lockStandingApplication(tx: Tx, applicationId: string): Promise<ApplicationFacts> {
  const application = await lockApplication(tx, applicationId);
  if (application.retiredAt) throw new DomainError("rule_broken", `${application.name} is retired.`);
  return application;
}

export type Described = Pick<ApplicationFacts, "name" | "owner" | "purpose" | "connectorIds" | "addresses">;

/** Writes a new application; throws `rule_broken` where the name is taken, a connector is unknown, or an address isn't one. */
export async function insertApplication(
  tx: Tx,
  given: Described & { keyShape: KeyShape },
  made: { now: Date; changeId: string },
): Promise<ApplicationFacts> {
  await checkDescribed(tx, given, null);
  const id = newId("application");
  await tx.application.create({
    data: {
      id,
      name: given.name,
      owner: given.owner,
      purpose: given.purpose,
      keyShape: given.keyShape,
      connectorIds: [...given.connectorIds],
      createdAt: made.now,
      createdIn: made.changeId,
    },
  });
  await writeAddresses(tx, id, given.addresses);
  return { id, ...given, retiredAt: null };
}

/** Writes what is said of an application; throws as `insertApplication`. */
export async function updateApplication(tx: Tx, applicationId: string, given: Described): Promise<void> {
  await checkDescribed(tx, given, applicationId);
  const { name, owner, purpose, connectorIds, addresses } = given;
  await tx.application.update({
    where: { id: applicationId },
    data: { name, owner, purpose, connectorIds: [...connectorIds] },
  });
  await writeAddresses(tx, applicationId, addresses);
}

async function writeAddresses(tx: Tx, id: string, addresses: readonly string[]): Promise<void> {
  await tx.$executeRaw`update application set addresses = ${addresses}::text[]::cidr[] where id = ${id}`;
}

async function checkDescribed(
  tx: Tx,
  { name, connectorIds, addresses }: Described,
  ownId: string | null,
): Promise<void> {
  const [found] = await queryRows<{ isTaken: boolean; known: bigint }>(
    tx,
    sql`select exists (select 1 from application where lower(name) = lower(${name}) and retired_at is null
                       and id is distinct from ${ownId}) as "isTaken",
               (select count(*) from connector where id = any(${connectorIds}) and retired_at is null) as known`,
  );
  const fields: Record<string, string> = {};
  if (found?.isTaken) fields.name = "Another host application has this name";
  if (Number(found?.known) < new Set(connectorIds).size) fields.connectorIds = "One of these app connectors is gone";
  const wrong = addresses.find((address) => !isAddressOrRange(address));
  if (wrong) fields.addresses = `${wrong} is no address or range; a range begins at its first address`;
  const [says] = Object.values(fields);
  if (says) throw new DomainError("rule_broken", `${says}. Nothing was changed.`, { fields });
}

function isAddressOrRange(text: string): boolean {
  if (!text.includes("/")) return isValid(text);
  if (!isValidCIDR(text)) return false;
  const [kind, [first]] = [text.includes(":") ? IPv6 : IPv4, parseCIDR(text)];
  return kind.networkAddressFromCIDR(text).toString() === first.toString();
}

export type ApplicationKeyFacts = {
  id: string;
  applicationId: string;
  applicationName: string;
  lastFour: string;
  expiresAt: Date | null;
  revokedAt: Date | null;
  retiredAt: Date | null;
};

/** The key with its application, locked until the transaction ends; throws `not_found`. */
export async function lockApplicationKey(tx: Tx, applicationKeyId: string): Promise<ApplicationKeyFacts> {
  const [key] = isId("applicationKey", applicationKeyId)
    ? await queryRows<ApplicationKeyFacts>(
        tx,
        sql`select k.id, a.id as "applicationId", a.name as "applicationName", k.last_four as "lastFour",
                   k.expires_at as "expiresAt", k.revoked_at as "revokedAt", a.retired_at as "retiredAt"
            from application_key k join application a on a.id = k.application_id
            where k.id = ${applicationKeyId} for update of k`,
      )
    : [];
  if (!key) throw new DomainError("not_found");
  return key;
}

/** Makes a key of an application and keeps its hash; the text is in this answer and nowhere else. */
export async function insertApplicationKey(
  tx: Tx,
  given: { applicationId: string; lifeDays: number | undefined; replacesId?: string },
  now: Date,
): Promise<{ id: string; text: string; lastFour: string; expiresAt: Date | null }> {
  const { text, hash, prefix, lastFour } = issueOwnKey("app");
  const id = newId("applicationKey");
  const { applicationId, lifeDays, replacesId = null } = given;
  const expiresAt = lifeDays ? new Date(now.getTime() + lifeDays * DAY_MS) : null;
  await tx.applicationKey.create({
    data: { id, applicationId, hash, prefix, lastFour, replacesId, createdAt: now, expiresAt },
  });
  return { id, text, lastFour, expiresAt };
}

/** Gives a key an end that lies no later than the one it had. */
export async function endKeyAfter(tx: Tx, key: ApplicationKeyFacts, hours: number, now: Date): Promise<Date> {
  const wished = new Date(now.getTime() + hours * HOUR_MS);
  const expiresAt = key.expiresAt && key.expiresAt < wished ? key.expiresAt : wished;
  await tx.applicationKey.update({ where: { id: key.id }, data: { expiresAt } });
  return expiresAt;
}

export async function markApplicationKeyRevoked(tx: Tx, applicationKeyId: string, now: Date): Promise<void> {
  await tx.applicationKey.update({ where: { id: applicationKeyId }, data: { revokedAt: now } });
}

/** Retires an application and revokes every key of it that still works; answers how many those were. */
export async function markApplicationRetired(tx: Tx, applicationId: string, now: Date): Promise<number> {
  await tx.application.update({ where: { id: applicationId }, data: { retiredAt: now } });
  const { count } = await tx.applicationKey.updateMany({
    where: { applicationId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count;
}

export function applicationRef({ id, name }: { id: string; name: string }): Ref<"application"> {
  return { kind: "application", id, name };
}
