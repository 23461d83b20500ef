import "server-only";
import { z } from "zod";
import { defineOperation } from "@/lib/gate/operation";
import { checkCanArchive, groupOrderRef } from "@/lib/groups/group.rules";
import { bumpVersion, lockGroup } from "@/lib/groups/group.store";
import { leaveWarnings } from "./identity.rules";
import { UnlinkIdentityInput } from "./identity.schema";
import { closeIdentity, companyOf, lockIdentity, nameChange, openIdentity, refsOf } from "./identity.store";

/**
 * Takes an external account id off its common identity. One that is a group is archived, which sends its documented removal, and refused
 * with `rule_broken` while somebody is in it; another one stays known without a common id, and goes when it is unlinked once more.
 */
export const unlinkIdentity = defineOperation({
  id: "identity.unlink",
  title: "Unlink an external id",
  roles: ["owner", "admin"],
  input: UnlinkIdentityInput,
  output: z.object({ identityId: z.string().nullable() }),
  locks: ({ identityId }) => [identityId],
  async change(tx, ctx, { identityId, reason, ticket = null, note = null }) {
    const link = await lockIdentity(tx, identityId);
    const { systemId, systemName, externalId, commonId, groupId, name } = link;
    const left = commonId === null ? null : await companyOf(tx, commonId, link.id);
    const { subject, related } = refsOf(link);
    const why = { reason, ticket, note };
    const event = { code: "identity.unlinked" as const, subject, related, before: { commonId, name } };
    const warnings = left ? leaveWarnings(link, [], left) : [];
    if (groupId) {
      const group = await lockGroup(tx, groupId);
      checkCanArchive(group);
      await nameChange(tx, ctx);
      await tx.userGroup.update({ where: { id: groupId }, data: { archivedAt: ctx.now } });
      await bumpVersion(tx, groupId);
      return {
        value: { identityId: null },
        sentence: `Unlink ${externalId} of ${systemName} and remove it there`,
        audit: [
          { ...event, after: { commonId: null, ...why } },
          {
            code: "group.archived",
            subject: { kind: "group", id: groupId, name: externalId },
            before: { archived: false },
            after: { archived: true },
          },
        ],
        effects: [
          {
            systemId,
            effect: { type: "group.archive.v1", group: groupOrderRef(group) },
            subject: { kind: "group", id: groupId },
            needs: [groupId],
          },
        ],
        warnings,
      };
    }
    await closeIdentity(tx, link.id, ctx);
    const isForgotten = commonId === null;
    return {
      value: {
        identityId: isForgotten ? null : await openIdentity(tx, { systemId, externalId, commonId: null, name }, ctx),
      },
      sentence: isForgotten
        ? `Forget ${externalId} of ${systemName}`
        : `Unlink ${externalId} of ${systemName} from ${commonId}`,
      audit: [{ ...event, after: { commonId: null, ...why } }],
      warnings: [
        ...warnings,
        ...(isForgotten
          ? []
          : [`${externalId} of ${systemName} stays known without a common identity id, as an orphan.`]),
      ],
    };
  },
});
