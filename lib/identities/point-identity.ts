import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { moveCompany } from "./company-group.store";
import { leaveWarnings, mergeWarnings } from "./identity.rules";
import { PointIdentityInput } from "./identity.schema";
import {
  closeIdentity,
  companyLock,
  companyOf,
  identityOfGroup,
  lockIdentity,
  openIdentity,
  peopleOfLink,
  refsOf,
} from "./identity.store";

/**
 * Points an external account id to another common identity, or gives it another name. Where the target is in use that merges two companies,
 * and the preview names whom and what comes together. Throws `conflict` where the link was changed meanwhile.
 */
export const pointIdentity = defineOperation({
  id: "identity.point",
  title: "Point an external id to another common identity",
  roles: ["owner", "admin"],
  input: PointIdentityInput,
  output: ids("identityId"),
  locks: ({ identityId, commonId }) => [identityId, companyLock(commonId)],
  async change(tx, ctx, { identityId, commonId, name: given }) {
    const link = await lockIdentity(tx, identityId);
    const { systemId, systemName, externalId, commonId: earlier, groupId } = link;
    const name = given ?? link.name;
    if (earlier === commonId && name === link.name) {
      throw new DomainError("already_done", `${externalId} of ${systemName} stands for ${commonId}, ${name} already.`);
    }
    const isMove = earlier !== commonId;
    const moved = { externalId, systemName, name };
    const own = await peopleOfLink(tx, link);
    const into = await companyOf(tx, commonId, link.id);
    const left = earlier !== null && isMove ? await companyOf(tx, earlier, link.id) : null;
    const effects = groupId ? await moveCompany(tx, link, { commonId, name }, ctx) : [];
    if (!groupId) await closeIdentity(tx, link.id, ctx);
    const id = groupId
      ? await identityOfGroup(tx, groupId)
      : await openIdentity(tx, { systemId, externalId, commonId, name }, ctx);
    const { subject, related } = refsOf({ ...link, id });
    const bystanders = isMove ? [...(into.ids.length > 0 ? into.people : []), ...(left?.people ?? [])] : [];
    return {
      value: { identityId: id },
      sentence: isMove
        ? `Point ${externalId} of ${systemName} from ${earlier ?? "nothing"} to ${commonId}, ${name}`
        : `Rename ${externalId} of ${systemName} to ${name}`,
      audit: [
        {
          code: "identity.pointed",
          subject,
          related: groupId ? { ...related, group: { kind: "group", id: groupId, name: externalId } } : related,
          before: { commonId: earlier, name: link.name },
          after: { commonId, name },
        },
      ],
      effects,
      hits: isMove ? new Set([...own, ...bystanders].map(({ userId }) => userId)).size : 0,
      warnings: isMove
        ? [...mergeWarnings(moved, own, into), ...(left ? leaveWarnings(moved, own, left) : [])]
        : mergeWarnings(moved, own, into).filter((warning) => warning.startsWith("The names differ")),
    };
  },
});
