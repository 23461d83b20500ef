import "server-only";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { checkIsListed, checkVersion } from "./group.rules";
import { RenameGroupInput } from "./group.schema";
import { bumpVersion, checkCodeIsFree, groupRef, lockGroup } from "./group.store";

/** Gives a group another code or description; throws `conflict` with what it is now where somebody changed it meanwhile. */
export const renameGroup = defineOperation({
  id: "group.rename",
  title: "Rename a group",
  roles: ["owner", "admin"],
  input: RenameGroupInput,
  locks: (input) => [input.groupId],
  async change(tx, _ctx, input) {
    const group = await lockGroup(tx, input.groupId);
    checkIsListed(group);
    const { code, description } = input;
    if (group.code === code && group.description === description) {
      throw new DomainError("already_done", `${code} has this code and description already.`);
    }
    checkVersion(group, input.version);
    await checkCodeIsFree(tx, [group.systemId], code, group.id);
    await tx.userGroup.update({ where: { id: group.id }, data: { code, description } });
    const version = await bumpVersion(tx, group.id);
    const from = { code: group.code, description: group.description };
    return {
      value: { groupId: group.id, version },
      sentence: `Rename group ${group.code} to ${code}, ${description}`,
      audit: [
        {
          code: "group.renamed",
          subject: groupRef({ id: group.id, code }),
          before: from,
          after: { code, description },
        },
      ],
      effects: [
        {
          systemId: group.systemId,
          effect: { type: "group.rename.v1", group: { code, description }, from },
          subject: { kind: "group", id: group.id },
        },
      ],
    };
  },
});
