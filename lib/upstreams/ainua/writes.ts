import type { Outcome } from "../driver";
import type { Effect, EffectOf, GroupRef, PersonRef } from "../effects";
import { UpstreamError } from "../upstream-error";
import type { AinuaClient } from "./client";

/**
 * Brings one effect about by sending what Ainua should now hold; sending it again comes to the same. An answer proves only that it was
 * accepted, so nothing is ever more than applied.
 */
export async function applyWrite(effect: Effect, client: AinuaClient): Promise<Outcome> {
  switch (effect.type) {
    case "user.create.v1":
    case "user.update.v1":
      return sendUser(effect.person, client);
    case "user.unblock.v1":
      return unblockUser(effect, client);
    case "user.remove.v1":
      return sent(
        await client.putUser(effect.person.remoteId, null),
        `The removal of ${effect.person.name} was sent; Ainua can't be read, so whether another connector still lets him in isn't known.`,
      );
    case "user.block.v1":
      return sent(
        await client.putUser(effect.person.remoteId, null),
        `The removal of ${effect.person.name} was sent, which is Ainua's only stop; it can't be read.`,
      );
    case "group.create.v1":
    case "group.rename.v1":
      return sent(
        await sendCompany(effect.group, client),
        `${effect.group.description} was sent; Ainua can't be read.`,
      );
    case "group.archive.v1":
      if (effect.group.members) return leaveCommonId(effect.group, effect.group.members, client);
      return sent(
        await client.putCompany(effect.group.code, null),
        `The removal of ${effect.group.description} was sent; Ainua can't be read, so whether its items went with it isn't known.`,
      );
    case "membership.add.v1":
      return addMember(effect, client);
    case "membership.remove.v1":
      return removeMember(effect, client);
    default:
      throw new UpstreamError(
        { kind: "unsupported", wasSent: false },
        "Ainua has no API for this; it is a task for a person.",
      );
  }
}

const sent = (sentHash: string, note: string): Outcome => ({ state: "applied", note, sentHash });

/** To send a blocked user would let him in again: his absence is his block. */
async function sendUser(person: PersonRef, client: AinuaClient): Promise<Outcome> {
  if (person.isBlocked)
    return sent(
      await client.putUser(person.remoteId, null),
      `${person.name} is blocked, so his removal was sent again instead; his data follow when he is unblocked.`,
    );
  const email = emailOf(person);
  return sent(
    await client.putUser(person.remoteId, { email }),
    `${person.name} was sent as ${email}; Ainua can't be read.`,
  );
}

/** He is sent again, and then the whole list of each of his companies: whether the removal kept him bound isn't documented. */
async function unblockUser({ person, groups }: EffectOf<"user.unblock.v1">, client: AinuaClient): Promise<Outcome> {
  const lists = groups.map((group) => ({
    commonId: commonIdOf(group),
    list: listOf({ group, members: group.members }),
  }));
  const outcome = await sendUser(person, client);
  if (groups.length === 0 || person.isBlocked) return outcome;
  let sentHash = outcome.sentHash ?? "";
  for (const { commonId, list } of lists) sentHash = await client.putList(commonId, list);
  const named = groups.slice(0, NAMED_AT_MOST).map((group) => group.description);
  const more = groups.length > named.length ? ` and ${groups.length - named.length} more` : "";
  return sent(sentHash, `${outcome.note} The whole list of ${named.join(", ")}${more} was sent again with him.`);
}

const NAMED_AT_MOST = 5;

const sendCompany = (group: GroupRef, client: AinuaClient): Promise<string> =>
  client.putCompany(group.code, { name: group.description, id: commonIdOf(group) });

/** First the list that it leaves, as it is without its users, and then its documented removal: neither alone is known to unbind them. */
async function leaveCommonId(group: GroupRef, members: PersonRef[], client: AinuaClient): Promise<Outcome> {
  const list = listOf({ group, members });
  await client.putList(commonIdOf(group), list);
  return sent(
    await client.putCompany(group.code, null),
    `${listWords(group, list)} was sent for ${commonIdOf(group)}, and the removal of ${group.code}. That its users no longer see that company can't be confirmed, nor whether its items went with it.`,
  );
}

/** The member himself goes first: a list may leave out, without a word, a user that Ainua doesn't know yet. */
async function addMember(effect: EffectOf<"membership.add.v1">, client: AinuaClient): Promise<Outcome> {
  const { group, person, mayCreateGroup } = effect;
  const commonId = commonIdOf(group);
  const list = listOf(effect);
  const isWanted = list.includes(person.remoteId) && !person.isBlocked;
  const email = isWanted ? emailOf(person) : "";
  if (mayCreateGroup) await sendCompany(group, client);
  if (isWanted) await client.putUser(person.remoteId, { email });
  const without = isWanted ? "" : `, without ${person.name}, who isn't to be in it any more`;
  return sent(
    await client.putList(commonId, list),
    `${listWords(group, list)} was sent${without}; Ainua can't be read.`,
  );
}

async function removeMember(effect: EffectOf<"membership.remove.v1">, client: AinuaClient): Promise<Outcome> {
  const { group, person } = effect;
  const list = listOf(effect);
  const hash = await client.putList(commonIdOf(group), list);
  if (list.includes(person.remoteId))
    return sent(hash, `${listWords(group, list)} was sent with ${person.name}, who is wanted in it again meanwhile.`);
  return sent(
    hash,
    `${listWords(group, list)} was sent without ${person.name}. That he is out can't be confirmed: Ainua may only ever add. Remove the user or the account where it must hold.`,
  );
}

const listWords = (group: GroupRef, list: readonly string[]): string =>
  `The whole list of ${group.description}, ${list.length === 1 ? "1 user" : `${list.length} users`},`;

function listOf({ group, members }: { group: GroupRef; members?: PersonRef[] | undefined }): string[] {
  if (members) return members.filter((member) => !member.isBlocked).map((member) => member.remoteId);
  throw refusal(`The whole list of ${group.description} isn't known, so nothing was sent.`);
}

function commonIdOf(group: GroupRef): string {
  const commonId = group.attributes?.commonId;
  if (typeof commonId === "string" && commonId.trim() !== "") return commonId.trim();
  throw refusal(`${group.description} has no common identity id, so nothing was sent.`);
}

function emailOf(person: PersonRef): string {
  const email = person.email?.trim();
  if (email) return email;
  throw refusal(`${person.name} has no e-mail address, by which Ainua knows a user, so nothing was sent.`);
}

const refusal = (words: string): UpstreamError => new UpstreamError({ kind: "rejected", wasSent: false }, words);
