import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { defineOperation } from "@/lib/gate/operation";
import { makeCompany, moveCompany } from "./company-group.store";
import { IDENTITY_VENDORS, mergeWarnings } from "./identity.rules";
import { LinkIdentityInput } from "./identity.schema";
import {
  closeIdentity,
  companyLock,
  companyOf,
  findIdentity,
  identityLock,
  identityOfGroup,
  openIdentity,
  peopleOfLink,
  refsOf,
} from "./identity.store";

/**
 * Says which common identity an external account id stands for, with its name; at a vendor with companies the account is made there.
 * Throws `rule_broken` where the id stands for one already.
 */
export const linkIdentity = defineOperation({
  id: "identity.link",
  title: "Link an external id to a common identity",
  roles: ["owner", "admin"],
  input: LinkIdentityInput,
  output: ids("identityId"),
  locks: ({ systemId, externalId, commonId }) => [identityLock(systemId, externalId), companyLock(commonId)],
  async change(tx, ctx, { systemId, externalId, commonId, name }) {
    const system = isId("system", systemId) ? await tx.system.findUnique({ where: { id: systemId } }) : null;
    if (!system) throw new DomainError("not_found");
    const known = await findIdentity(tx, systemId, externalId);
    if (known && known.commonId !== null) {
      const says = `${known.externalId} of ${system.name} stands for ${known.commonId} already`;
      const fields = { externalId: `It stands for ${known.commonId} already; point that elsewhere instead` };
      throw new DomainError("rule_broken", `${says}. Nothing was changed.`, { fields });
    }
    const moved = { externalId: known?.externalId ?? externalId, systemName: system.name, name };
    const own = known ? await peopleOfLink(tx, known) : [];
    const into = await companyOf(tx, commonId, known?.id);
    const isCompany = IDENTITY_VENDORS.includes(system.vendor);
    const group = known?.groupId
      ? { groupId: known.groupId, effects: await moveCompany(tx, known, { commonId, name }, ctx) }
      : isCompany
        ? await makeCompany(tx, system, externalId, { commonId, name }, ctx)
        : null;
    if (!group && known) await closeIdentity(tx, known.id, ctx);
    const id = group
      ? await identityOfGroup(tx, group.groupId)
      : await openIdentity(tx, { systemId, externalId: moved.externalId, commonId, name }, ctx);
    const { subject, related } = refsOf({ id, systemId, ...moved });
    return {
      value: { identityId: id },
      sentence: `Link ${moved.externalId} of ${system.name} to ${commonId}, ${name}`,
      audit: [
        { code: "identity.linked", subject, related, before: { commonId: null }, after: { commonId, name } },
        ...(group && !known
          ? [
              {
                code: "group.created" as const,
                subject: { kind: "group" as const, id: group.groupId, name: externalId },
                after: { code: externalId, description: name, system: system.name, commonId },
              },
            ]
          : []),
      ],
      effects: group?.effects ?? [],
      hits: into.ids.length === 0 ? 0 : new Set([...own, ...into.people].map(({ userId }) => userId)).size,
      warnings: mergeWarnings(moved, own, into),
    };
  },
});
