import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import { plan } from "@/lib/gate/plan";
import {
  makeAccount,
  makeConnector,
  makeGroup,
  makeLink,
  makeMembership,
  makeSystem,
  makeToken,
} from "@/lib/testing/factories";
import { TEST_REQUEST as request } from "@/lib/testing/integration-fixture";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { removeAccount } from "./remove-account";

let db: Db;
let close: () => Promise<void>;
let admin: Actor;
let at: { accountId: string; groupId: string; tokenId: string };

beforeAll(async () => {
  ({ db, close } = await useTestApp());
  admin = await actorOf(db, "admin");
});
afterAll(() => close());
beforeEach(async () => {
  const { id: systemId } = await makeSystem(db);
  const account = await makeAccount(db, { systemId });
  const group = await makeGroup(db, { systemId });
  const connector = await makeConnector(db, { systemId });
  await makeLink(db, { connectorId: connector.id, groupId: group.id });
  await makeMembership(db, { groupId: group.id, accountId: account.id });
  const token = await makeToken(db, { accountId: account.id, connectorId: connector.id });
  at = { accountId: account.id, groupId: group.id, tokenId: token.id };
});

const remove = () =>
  execute(removeAccount, { actor: admin, request }, { accountId: at.accountId, reason: "Person left" });

describe("removing an account", () => {
  it("revokes its tokens, closes its memberships and itself at one moment, and tells the vendor each of them", async () => {
    const answer = await remove();
    expect(answer).toMatchObject({ ok: true });
    const changeId = answer.ok ? answer.changeId : "";
    const account = await db.account.findUniqueOrThrow({ where: { id: at.accountId } });
    const [membership] = await db.membership.findMany({ where: { accountId: at.accountId } });
    const token = await db.token.findUniqueOrThrow({ where: { id: at.tokenId } });
    expect(account.closedIn).toBe(changeId);
    expect([membership?.validTo, token.revokedAt]).toEqual([account.validTo, account.validTo]);
    const events = await db.auditEvent.findMany({ where: { changeId: changeId ?? "" }, orderBy: { seq: "asc" } });
    expect(events.map(({ code }) => code)).toEqual(["account.removed", "membership.removed", "token.revoked"]);
    // AFAS keeps the user himself, so nothing is sent about him and he is taken out of his groups.
    const orders = await db.delivery.findMany({ where: { changeId: changeId ?? "" }, orderBy: { orderSeq: "asc" } });
    expect(orders.map(({ effectType }) => effectType)).toEqual(["token.revoke.v1", "membership.remove.v1"]);
    const group = await db.userGroup.findUniqueOrThrow({ where: { id: at.groupId } });
    expect([group.memberCount, group.version]).toEqual([0, 2]);
  });

  it("is previewed with who loses access and how many tokens go, and says where the vendor keeps the account", async () => {
    const input = { accountId: at.accountId, reason: "Preview" };
    const preview = await plan(removeAccount, { actor: admin, request }, input);
    expect(preview).toMatchObject({ ok: true, value: { hits: 1, impact: { lost: 1 } } });
    expect(preview.ok && preview.value.warnings).toEqual([expect.stringContaining("stays in")]);
    expect((await db.account.findUniqueOrThrow({ where: { id: at.accountId } })).validTo).toBeNull();
  });

  it("is refused the second time, and without a reason", async () => {
    expect(await execute(removeAccount, { actor: admin, request }, { accountId: at.accountId })).toMatchObject({
      error: { code: "invalid_input", fields: { reason: expect.any(String) } },
    });
    await remove();
    expect(await remove()).toMatchObject({ ok: false, error: { code: "not_found" } });
  });
});
