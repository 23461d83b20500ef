import "server-only";
import { randomBytes } from "node:crypto";
import type { RequestInfo } from "@/lib/core/actor";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { makeAccount, makeConnector, makeGroup, makeLink, makeMembership, makeSystem, makeUser } from "./factories";

export const TEST_REQUEST: RequestInfo = { door: "screen", requestId: "req_test", address: "127.0.0.1" };
/** A token as the vendor writes it, never the same twice; nothing of it but its two ends may be found outside the vault. */
export function newTokenText(): { text: string; data: string; hint: string } {
  const data = randomBytes(32).toString("hex").toUpperCase();
  const text = `<token><version>1</version><data>${data}</data></token>`;
  return { text, data, hint: `${data.slice(0, 4)}…${data.slice(-4)}` };
}

export type Fixture = {
  systemId: string;
  userId: string;
  accountId: string;
  groupId: string;
  everybodyId: string;
  connectorId: string;
};

/** One AFAS system with a person in a group, and an open connector that is linked to the group and may be asked for tokens. */
export async function makeIntegration(db: Db, custody: "keep" | "forget" = "keep"): Promise<Fixture> {
  const { id: systemId } = await makeSystem(db, { custody });
  const user = await makeUser(db, { name: "Kim de Vries" });
  const account = await makeAccount(db, { systemId, userId: user.id, windows: true });
  const everybody = await makeGroup(db, { systemId, code: "Everybody", description: "Everybody", kind: "everybody" });
  const group = await makeGroup(db, { systemId, code: "CONSULTANCY", description: "Consultancy" });
  await makeMembership(db, { groupId: group.id, accountId: account.id });
  const connector = await makeConnector(db, { systemId, name: "Hours app", apiKeySecretId: newId("secret") });
  await makeLink(db, { connectorId: connector.id, groupId: group.id });
  return {
    ...{ systemId, userId: user.id, accountId: account.id },
    ...{ groupId: group.id, everybodyId: everybody.id, connectorId: connector.id },
  };
}

/** Every text that a row of the trail, the outbox or the commands holds, to look for what may not be there. */
export async function evidenceText(db: Db): Promise<string> {
  const [events, personal, changes, commands, deliveries, attempts, tasks] = await Promise.all([
    db.$queryRaw<unknown[]>`select body::text, code, operation, related_ids::text from audit_event`,
    db.$queryRaw<unknown[]>`select personal::text from audit_personal`,
    db.change.findMany(),
    db.command.findMany(),
    db.$queryRaw<unknown[]>`select effect::text, sentence, error::text, proof_note from delivery`,
    db.deliveryAttempt.findMany(),
    db.handTask.findMany(),
  ]);
  return JSON.stringify({ events, personal, changes, commands, deliveries, attempts, tasks });
}
