import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blockConnector } from "@/lib/blocks/block-connector";
import { unblockConnector } from "@/lib/blocks/unblock-connector";
import { createConnector } from "@/lib/connectors/create-connector";
import { setEndpoints } from "@/lib/connectors/set-endpoints";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { plan } from "@/lib/gate/plan";
import { changeMembership } from "@/lib/groups/change-membership";
import { createGroup } from "@/lib/groups/create-group";
import { connectSystem } from "@/lib/systems/connect-system";
import { TEST_REQUEST as request } from "@/lib/testing/integration-fixture";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { until } from "@/lib/testing/until";
import { type BiotSandbox, startBiotSandbox } from "@/lib/upstreams/biot/sandbox";
import { SMALL } from "@/lib/upstreams/biot/sandbox-seed";
import { type ContractfitSandbox, startContractfitSandbox } from "@/lib/upstreams/contractfit/sandbox";
import { createAccount } from "@/lib/users/create-account";
import { createUser } from "@/lib/users/create-user";
import { startWorker } from "@/lib/worker/worker";
import { issueToken } from "./issue-token";
import { requestToken } from "./request-token";
import { resumeToken } from "./resume-token";
import { revokeToken } from "./revoke-token";
import { rotateToken } from "./rotate-token";
import { setTokenExpiry } from "./set-token-expiry";
import { suspendToken } from "./suspend-token";

const SLOW = 60_000;
let db: Db;
let close: () => Promise<void>;
let owner: Actor;
let biot: BiotSandbox;
let contractfit: ContractfitSandbox;
const stop = new AbortController();
let working: Promise<void>;

beforeAll(async () => {
  biot = await startBiotSandbox();
  contractfit = await startContractfitSandbox();
  const allow = [biot, contractfit].map(({ url }) => new URL(url).host).join(",");
  ({ db, close } = await useTestApp({ GATEHOUSE_UPSTREAM_ALLOW: allow }));
  owner = await actorOf(db, "owner");
  working = startWorker({ db, signal: stop.signal });
}, SLOW);
afterAll(async () => {
  stop.abort();
  await working;
  await close();
  await biot.close();
  await contractfit.close();
});

const act = <I, O>(operation: Operation<I, O>, input: unknown) => execute(operation, { actor: owner, request }, input);
const preview = <I, O>(operation: Operation<I, O>, input: unknown) => plan(operation, { actor: owner, request }, input);

/** Does it, waits until the vendor has done every order of it, and gives back the answer. */
async function done<I, O>(operation: Operation<I, O>, input: unknown): Promise<O> {
  const result = await act(operation, input);
  if (!result.ok) throw new Error(`${operation.id}: ${result.error.message} ${JSON.stringify(result.error.fields)}`);
  const changeId = result.changeId ?? "";
  const left = await until(
    async () => {
      const orders = await db.delivery.findMany({ where: { changeId } });
      const open = orders.filter(({ status }) => ["queued", "sending", "waiting", "held"].includes(status));
      return open.length === 0 ? orders : null;
    },
    { what: `${operation.id} is delivered`, withinMs: 50_000 },
  );
  const bad = left.filter(({ status }) => !["applied", "verified"].includes(status));
  expect(bad.map(({ sentence, status, error }) => [sentence, status, error])).toEqual([]);
  return result.value;
}

describe("Contract.fit", () => {
  let at: { systemId: string; groupId: string; accountId: string; connectorId: string };
  const keys = () => contractfit.state.keys.filter(({ user }) => user === userId());
  const userId = () => contractfit.state.users.find(({ username }) => username === "visitor")?.id;

  it("makes role, user and assignment in an order in which each finds what it needs", { timeout: SLOW }, async () => {
    const fields = { restUrl: contractfit.url, prefix: "/admin", setupUser: "gatehouse@example.com" };
    const place = { vendor: "contractfit", name: "Contract.fit", environment: "production" };
    const secret = { password: "Gatehouse-sandbox-1" };
    const { systemId } = await done(connectSystem, { ...place, fields: { ...fields, ...secret } });
    const group = { code: "invoice-viewer @ invoice", description: "Reads invoices", systemIds: [systemId] };
    const { groupId } = await done(createGroup, group);
    const user = { kind: "service", name: "Visitor", systemId, userCode: "visitor" };
    const { accountId } = await done(createUser, user);
    await done(changeMembership, { groupId, add: [accountId], baseVersion: 1 });
    const connector = { systemId, name: "Host application", groupId, endpoints: [{ kind: "inbox", name: "invoice" }] };
    const { connectorId } = await done(createConnector, connector);
    at = { systemId, groupId, accountId: accountId ?? "", connectorId };
    expect(contractfit.state.users.find(({ username }) => username === "visitor")?.roles).toHaveLength(1);
    expect((await db.account.findUniqueOrThrow({ where: { id: at.accountId } })).remoteRef).toBe(userId());
  });

  it("issues a key for one inbox, ends, suspends, resumes, replaces and deletes it", { timeout: SLOW }, async () => {
    const scope = [{ kind: "inbox", name: "invoice" }];
    const wish = { accountId: at.accountId, connectorId: at.connectorId, label: "Shared link", scope };
    const { tokenId } = await done(issueToken, wish);
    expect(keys()).toHaveLength(1);
    expect(await db.token.findUniqueOrThrow({ where: { id: tokenId } })).toMatchObject({
      kind: "key",
      issuedAt: expect.any(Date),
      expiresAt: null,
    });
    await done(setTokenExpiry, { tokenId, expiresOn: "2031-01-31" });
    expect(keys()[0]?.expireAt).toMatch(/^2031-01-31/);
    await done(suspendToken, { tokenId, reason: "Suspected misuse" });
    expect(keys()[0]?.active).toBe(false);
    await done(resumeToken, { tokenId });
    expect(keys()[0]?.active).toBe(true);
    const { tokenId: newer } = await done(rotateToken, { tokenId, label: "Shared link 2" });
    expect(keys()).toHaveLength(2);
    expect((await db.token.findUniqueOrThrow({ where: { id: newer } })).replacesId).toBe(tokenId);
    await done(revokeToken, { tokenId, reason: "Other" });
    expect(keys()).toHaveLength(1);
    const codes = await db.auditEvent.findMany({ where: { subjectId: tokenId }, orderBy: { seq: "asc" } });
    expect(codes.map(({ code }) => code)).toEqual(
      ["requested", "issued", "expiry_set", "suspended", "unsuspended", "revoked", "revocation_confirmed"].map(
        (code) => `token.${code}`,
      ),
    );
  });

  it("refuses a scope beyond the connector, a one-time password, and a kind of endpoint that it has not", async () => {
    const wish = { accountId: at.accountId, connectorId: at.connectorId, label: "Too much" };
    const beyond = { ...wish, scope: [{ kind: "inbox", name: "contract" }] };
    expect(await act(issueToken, beyond)).toMatchObject({ error: { fields: { scope: expect.any(String) } } });
    expect(await act(requestToken, wish)).toMatchObject({ ok: false, error: { code: "rule_broken" } });
    const include = [{ kind: "update", name: "KnUser" }];
    const answer = await act(setEndpoints, { connectorId: at.connectorId, include });
    expect(answer).toMatchObject({ error: { fields: { names: expect.stringContaining("Inbox") } } });
  });

  it("says before the click that a block of an integration is known to Gatehouse alone", async () => {
    await done(unblockConnector, { connectorId: at.connectorId });
    const block = await preview(blockConnector, { connectorId: at.connectorId, reason: "Preview" });
    expect(block).toMatchObject({ ok: true, value: { effects: [] } });
    expect(block.ok && block.value.warnings).toEqual([
      expect.stringContaining("does not enforce this"),
      expect.stringContaining("suspend the API-Keys"),
    ]);
  });
});

describe("BioT", () => {
  let at: { systemId: string; groupId: string; accountId: string };
  const serviceUser = () => biot.state.serviceUsers.find(({ name }) => name === "visitor-desk");

  it("makes the role first and then the service user that has it", { timeout: SLOW }, async () => {
    const fields = { restUrl: biot.url, serviceUserId: SMALL.gatehouse, secret_key: SMALL.gatehouseSecret };
    const { systemId } = await done(connectSystem, { vendor: "biot", name: "BioT", environment: "production", fields });
    const group = { code: "Visitor desk", description: "Visitor desk", systemIds: [systemId] };
    const { value } = { value: await done(createGroup, group) };
    const { userId } = await done(createUser, { kind: "service", name: "Visitor desk" });
    const account = { userId, systemId, userCode: "visitor-desk", attributes: { type: "INTERNAL_SERVICE" } };
    const alone = await act(createAccount, account);
    expect(alone).toMatchObject({ error: { fields: { groupId: expect.stringContaining("role") } } });
    const { accountId } = await done(createAccount, { ...account, groupId: value.groupId });
    at = { systemId, groupId: value.groupId, accountId };
    expect(serviceUser()).toBeDefined();
    expect((await db.userGroup.findUniqueOrThrow({ where: { id: at.groupId } })).memberCount).toBe(1);
  });

  it("refuses a second role for a service user with the one that it has", { timeout: SLOW }, async () => {
    const group = { code: "Second role", description: "Second role", systemIds: [at.systemId] };
    const { groupId } = await done(createGroup, group);
    const answer = await act(changeMembership, { groupId, add: [at.accountId], baseVersion: 1 });
    expect(answer).toMatchObject({
      error: { code: "rule_broken", message: expect.stringContaining("is in Visitor desk already") },
    });
  });

  it("issues a secret key at once, and refuses with BioT’s own reason what a key can’t do", {
    timeout: SLOW,
  }, async () => {
    const connector = { systemId: at.systemId, name: "Desk plugin", groupId: at.groupId };
    const { connectorId } = await done(createConnector, connector);
    const { tokenId } = await done(issueToken, { accountId: at.accountId, connectorId, label: "Desk" });
    const token = await db.token.findUniqueOrThrow({ where: { id: tokenId } });
    expect([token.issuedAt !== null, token.remoteRef !== null]).toEqual([true, true]);
    const end = await act(setTokenExpiry, { tokenId, expiresOn: "2031-01-31" });
    expect(end).toMatchObject({ ok: false, error: { code: "rule_broken", message: expect.stringContaining("BioT") } });
    const suspend = await act(suspendToken, { tokenId, reason: "Other" });
    expect(suspend).toMatchObject({ error: { message: expect.stringContaining("can't suspend one secret key") } });
    expect(await db.block.count({ where: { subjectId: tokenId } })).toBe(0);
    await done(revokeToken, { tokenId, reason: "Other" });
  });
});
