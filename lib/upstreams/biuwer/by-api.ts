import { beforeSending } from "../answers";
import type { Connection, EffectSecrets, Outcome } from "../driver";
import type { Effect } from "../effects";
import { UpstreamError } from "../upstream-error";
import { type AssumedApi, textOf } from "./client";
import { findUser, missing, needGroup, needUser } from "./lookup";
import { wantedUser } from "./person.rules";
import { endToken, endTokensOf, issueToken } from "./tokens";
import { lookAt } from "./verify";
import { addViewers, removeViewers } from "./viewers";

/**
 * Brings one effect about by the API of the contract file: looks, writes, and looks again. "Already so" is success; a second look that
 * fails or still shows the old state leaves it at applied.
 */
export async function applyByApi(
  effect: Effect,
  api: AssumedApi,
  connection: Connection,
  secrets: EffectSecrets,
): Promise<Outcome> {
  const now = new Date();
  if (effect.type === "token.issue.v1") return { state: "applied", ...(await issueToken(effect, api, now)) };

  const before = await beforeSending(lookAt(effect, api, secrets, now));
  if (before.state === "so")
    return { state: "verified", note: before.note, wasAlreadySo: true, ...(before.ref ? { ref: before.ref } : {}) };
  const given = await write(effect, api, connection, secrets, now).catch((error: unknown) => {
    // Gone is as wished of what was to be taken away; the look tells whether it is.
    if (error instanceof UpstreamError && (error.status === 404 || error.status === 410)) return error;
    throw error;
  });
  const after = await lookAt(effect, api, secrets, now).catch((error: unknown) => {
    if (error instanceof UpstreamError) return null;
    throw error;
  });
  if (given instanceof UpstreamError && after?.state !== "so") throw given;
  const ref = given instanceof UpstreamError ? after?.ref : (given ?? after?.ref);
  const kept = ref ? { ref } : {};
  if (after?.state === "so") return { state: "verified", note: after.note, ...kept };
  const note = `Biuwer accepted it${after ? `, but does not show it yet: ${after.note}` : "; it could not be read back."}`;
  return { state: "applied", note, ...kept };
}

/** The write itself; resolves to the vendor's id of what was created, where there is one. */
async function write(
  effect: Effect,
  api: AssumedApi,
  { settings }: Connection,
  secrets: EffectSecrets,
  now: Date,
): Promise<string | null> {
  const { user: u, group: g } = api.contract.fields;
  switch (effect.type) {
    case "user.create.v1": {
      const { name, email } = wantedUser(effect.person);
      const type = api.contract.values[effect.person.attributes?.type === "advanced" ? "advanced" : "basic"];
      const row = await api.one("users.create", {}, { [u.name]: name, [u.email]: email, [u.type]: type });
      return textOf(row, u.id);
    }
    case "user.update.v1": {
      const user = await beforeSending(needUser(api, effect.person));
      const { name, email } = wantedUser(effect.person);
      await api.one("users.update", { user: user.id }, { [u.name]: name, ...(email ? { [u.email]: email } : {}) });
      return user.id;
    }
    case "user.remove.v1": {
      const user = await beforeSending(needUser(api, effect.person));
      const heir = await beforeSending(heirOf(api, settings.heir));
      await api.bare("users.remove", { user: user.id, heir });
      return null;
    }
    case "user.block.v1":
      await endTokensOf(effect, api, now);
      return null;
    case "group.create.v1": {
      const { code, description } = effect.group;
      const type = api.contract.values.basic;
      const row = await api.one("groups.create", {}, { [g.name]: code, [g.description]: description, [g.type]: type });
      return textOf(row, g.id);
    }
    case "group.rename.v1": {
      const { code, description, ref = null } = effect.group;
      const group = await beforeSending(needGroup(api, { ...effect.from, ref: effect.from.ref ?? ref }));
      await api.one("groups.update", { group: group.id }, { [g.name]: code, [g.description]: description });
      return group.id;
    }
    case "group.archive.v1": {
      const group = await beforeSending(needGroup(api, effect.group));
      await api.bare("groups.remove", { group: group.id });
      return null;
    }
    case "membership.add.v1":
    case "membership.remove.v1": {
      const group = await beforeSending(needGroup(api, effect.group));
      const user = await beforeSending(needUser(api, effect.person));
      const call = effect.type === "membership.add.v1" ? "members.add" : "members.remove";
      await api.bare(call, { group: group.id, user: user.id });
      return null;
    }
    case "connector.include.v1":
      await addViewers(effect, api);
      return null;
    case "connector.exclude.v1":
      await removeViewers(effect, api);
      return null;
    case "token.set_expiry.v1":
    case "token.suspend.v1":
    case "token.resume.v1":
    case "token.revoke.v1":
      await endToken(effect, api, secrets, now);
      return null;
    default:
      throw new UpstreamError({ kind: "unsupported", wasSent: false }, "This is a task for a person in Biuwer.");
  }
}

async function heirOf(api: AssumedApi, heir: string | undefined): Promise<string> {
  const user = heir ? await findUser(api, { remoteId: heir, name: heir, email: heir }) : null;
  return user?.id ?? missing(`no user ${heir ?? ""} who could inherit`);
}
