import "server-only";
import { DomainError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { checkGroupAttributes, checkGroupNames, groupOrderRef } from "@/lib/groups/group.rules";
import { bumpVersion, checkCodeIsFree, lockGroup } from "@/lib/groups/group.store";
import { addition, type Pair } from "@/lib/groups/membership-drafts.rules";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { type At, checkNothingUnderWay, type LinkFacts, nameChange } from "./identity.store";

type System = { id: string; name: string; vendor: string };
type Wish = { commonId: string; name: string };

/**
 * Makes the group that an external account id is at a vendor with companies, and the order that sends it. Throws `invalid_input` for what
 * the vendor doesn't take.
 */
export async function makeCompany(
  tx: Tx,
  system: System,
  externalId: string,
  { commonId, name }: Wish,
  at: At,
): Promise<{ groupId: string; effects: EffectDraft[] }> {
  const names = { code: externalId, description: name };
  const attributes = inOurFields(() => {
    checkGroupNames(system.vendor, names);
    return checkGroupAttributes(system.vendor, { commonId }, "attributes");
  });
  await checkCodeIsFree(tx, [system.id], externalId);
  const id = newId("group", at.now.getTime());
  await nameChange(tx, at);
  const made = { createdIn: at.changeId, createdAt: at.now };
  await tx.userGroup.create({ data: { id, systemId: system.id, ...names, attributes, ...made } });
  const effect = { type: "group.create.v1" as const, group: groupOrderRef({ ...names, attributes }) };
  return { groupId: id, effects: [{ systemId: system.id, effect, subject: { kind: "group", id } }] };
}

/**
 * Gives a group another common identity id or name. A vendor documents no way to move an account, so the group leaves the earlier company
 * by its documented removal, is made again in the new one, and its whole list is sent there.
 */
export async function moveCompany(tx: Tx, link: LinkFacts, { commonId, name }: Wish, at: At): Promise<EffectDraft[]> {
  await checkNothingUnderWay(tx, link);
  const from = await lockGroup(tx, link.groupId ?? "");
  const { id, systemId, code } = from;
  const to = { ...from, description: name };
  to.attributes = inOurFields(() => {
    checkGroupNames(from.vendor, to);
    const { commonId: _earlier, ...others } = from.attributes;
    return checkGroupAttributes(from.vendor, { ...others, commonId }, "attributes");
  });
  await nameChange(tx, at);
  await tx.userGroup.update({ where: { id }, data: { description: name, attributes: to.attributes } });
  await bumpVersion(tx, id);
  const subject = { kind: "group" as const, id };
  const [before, after] = [groupOrderRef(from), groupOrderRef(to)];
  const order = (effect: EffectDraft["effect"]): EffectDraft => ({ systemId, effect, subject, needs: [id] });
  if (link.commonId === commonId) return [order({ type: "group.rename.v1", group: after, from: before })];
  const leave = order({ type: "group.archive.v1", group: { ...before, members: [] } });
  const enter = order({ type: "group.create.v1", group: after });
  const member = await aMember(tx, id);
  const list = member
    ? [
        addition(
          { id, systemId, code, description: name, attributes: to.attributes },
          member,
          member.membershipId,
          false,
        ),
      ]
    : [];
  return link.commonId === null ? [enter, ...list] : [leave, enter, ...list];
}

// A list is sent whole with any one of its members.
async function aMember(tx: Tx, groupId: string): Promise<(Pair & { membershipId: string }) | null> {
  const [member] = await queryRows<Pair & { membershipId: string }>(
    tx,
    Prisma.sql`select a.id as "accountId", u.id as "userId", u.name, a.remote_id as "userCode", coalesce(a.email, u.email) as email,
                      m.id as "membershipId"
               from membership m join account a on a.id = m.account_id join app_user u on u.id = a.user_id
               where m.group_id = ${groupId} and m.valid_to is null and a.valid_to is null and coalesce(a.email, u.email) is not null
               order by m.id limit 1`,
  );
  return member ?? null;
}

const OUR_FIELDS: Readonly<Record<string, string>> = {
  code: "externalId",
  description: "name",
  "attributes.commonId": "commonId",
};

// A group's fields go by other names in our form.
function inOurFields<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof DomainError) || !error.details.fields) throw error;
    const fields = Object.entries(error.details.fields).map(([name, says]) => [OUR_FIELDS[name] ?? name, says]);
    throw new DomainError(error.code, undefined, { fields: Object.fromEntries(fields) });
  }
}
