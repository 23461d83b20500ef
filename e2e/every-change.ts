import { expect } from "@playwright/test";
import type { VendorDesk } from "./vendor-desk";

type Attributes = Record<string, string | boolean>;
type Endpoint = { kind: string; name: string };

/** What the story of every change is told with at one vendor. */
export type Cast = {
  groups: readonly [Named, Named];
  /** Somebody who is not in the vendor's system yet, or whose account was taken over. */
  person:
    | { name: string; email: string; userCode: string; attributes?: Attributes }
    | { userId: string; accountId: string };
  /** What an edit of the account sets. */
  edit: { email: string; attributes: Attributes };
  /** Whether no account is made without a group. */
  beginsInGroup?: boolean;
  connector: string;
  endpoints: readonly [Endpoint, Endpoint];
  /** Whether a token may open less than its connector: then it gets the first endpoint alone. */
  hasScope?: boolean;
  /** What the first group is renamed to; some vendors know no description of it, some no other code. */
  renamed: Named;
  /** The two keys of the connector as its properties show them, where its tokens need them. */
  readKeys?: () => Promise<{ apiKey: string; environmentKey: string }>;
  /** The one-time password that the vendor mailed, where it mails one. */
  readCode?: () => Promise<string>;
};
type Named = { code: string; description: string; attributes?: Attributes };

const reason = "Maintenance";

/** One change of every kind, at a vendor whatever it can do; what it can't do is refused or stays here. */
export async function changeEverything(desk: VendorDesk, cast: Cast): Promise<void> {
  const { systemId } = desk;
  const [first, second] = [await makeGroup(desk, cast.groups[0]), await makeGroup(desk, cast.groups[1])];
  const { userId, accountId } = await makePerson(desk, cast, first);

  const membership = async (change: { add?: string[]; remove?: string[] }, groupId = first) =>
    desk.may(change.add ? "membership.add.v1" : "membership.remove.v1", "membership.change", {
      groupId,
      ...change,
      baseVersion: await desk.versionOf(groupId),
      ...(change.remove ? { reason } : {}),
    });
  if (cast.beginsInGroup) await membership({ remove: [accountId] });
  await membership({ add: [accountId] });

  const [one, other] = cast.endpoints;
  const made = await desk.may("connector.create.v1", "connector.create", {
    systemId,
    name: cast.connector,
    groupId: first,
    endpoints: [one],
  });
  const connectorId = made?.connectorId ?? "";
  await desk.may("connector.include.v1", "connector.set_endpoints", { connectorId, include: [other] });
  await desk.may("connector.exclude.v1", "connector.set_endpoints", { connectorId, exclude: [other] });
  await desk.may("connector.unblock.v1", "connector.unblock", { connectorId });
  await desk.may("connector.block.v1", "connector.block", { connectorId, reason });
  await desk.may("connector.unblock.v1", "connector.unblock", { connectorId });
  await desk.may("connector.link.v1", "connector.link", { connectorId, groupId: second });
  await desk.may("connector.link.v1", "connector.link", { connectorId, groupId: first });

  if (cast.readKeys) await desk.tell("connector.set_keys", { connectorId, ...(await cast.readKeys()) });
  const tokenId = await issue(desk, cast, { accountId, connectorId });
  await desk.may("token.set_expiry.v1", "token.set_expiry", { tokenId, expiresOn: "2031-01-31" });
  await desk.may("token.suspend.v1", "token.suspend", { tokenId, reason });
  await desk.may("token.resume.v1", "token.resume", { tokenId });
  await desk.may("token.revoke.v1", "token.revoke", { tokenId, reason: "Token leaked" });

  await desk.may("user.update.v1", "account.change", { accountId, ...cast.edit });
  await desk.may("user.block.v1", "user.block", { userId, reason });
  await desk.may("user.unblock.v1", "user.unblock", { userId });

  await desk.may("group.block.v1", "group.block", { groupId: first, reason });
  await desk.may("group.unblock.v1", "group.unblock", { groupId: first });
  await desk.may("group.rename.v1", "group.rename", {
    groupId: first,
    version: await desk.versionOf(first),
    ...cast.renamed,
  });
  await membership({ remove: [accountId] });
  await desk.may("connector.block.v1", "connector.retire", { connectorId, reason });
  await desk.may("group.archive.v1", "group.archive", { groupId: second, version: await desk.versionOf(second) });
  await desk.may("user.remove.v1", "account.remove", { accountId, reason: "Person left" });
}

async function makeGroup(desk: VendorDesk, { code, description, attributes }: Named): Promise<string> {
  const made = await desk.may("group.create.v1", "group.create", {
    code,
    description,
    systemIds: [desk.systemId],
    ...(attributes ? { attributes: { [desk.systemId]: attributes } } : {}),
  });
  return made?.groupId ?? "";
}

async function makePerson(desk: VendorDesk, { person, beginsInGroup }: Cast, groupId: string) {
  if ("accountId" in person) return person;
  const made = await desk.may("user.create.v1", "user.create", {
    kind: "service",
    ...person,
    systemId: desk.systemId,
    ...(beginsInGroup ? { groupId } : {}),
  });
  return { userId: made?.userId ?? "", accountId: made?.accountId ?? "" };
}

/** By a one-time password, in one call or by hand: each vendor has one way, and refuses the others in words. */
async function issue(
  desk: VendorDesk,
  { readCode, endpoints, hasScope }: Cast,
  wish: { accountId: string; connectorId: string },
): Promise<string> {
  const asked = await desk.may("token.request_code.v1", "token.request", { ...wish, label: "By a code" });
  const made = await desk.may("token.issue.v1", "token.issue", {
    ...wish,
    label: "At once",
    ...(hasScope ? { scope: [endpoints[0]] } : {}),
  });
  const tokenId = asked?.tokenId ?? made?.tokenId ?? "";
  const code = readCode ? await readCode() : "1234";
  await desk.may("token.redeem_code.v1", "token.enter_code", { tokenId, code });
  return tokenId;
}

/** Every effect that the vendor's table promises was ordered and ended as the table says; what it can't do was refused in words. */
export function expectAllDone({ table, ended, refused }: VendorDesk): void {
  const promised = [...table].filter(([, { how }]) => how === "api" || how === "hand");
  const wanted = promised.map(([type, { how, isReadBack }]) => {
    return `${type} ${isReadBack ? "verified" : how === "api" ? "applied" : "by_hand_done"}`;
  });
  expect([...ended].map(([type, status]) => `${type} ${status}`).sort()).toEqual(wanted.sort());
  for (const [type, words] of refused) expect(words, type).toMatch(/.{10,}\.$/);
}
