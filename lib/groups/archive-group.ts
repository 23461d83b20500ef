import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { checkCanArchive, checkVersion, groupOrderRef } from "./group.rules";
import { ArchiveGroupInput } from "./group.schema";
import { bumpVersion, groupRef, lockGroup } from "./group.store";

/** Takes a group out of use; throws `rule_broken` while a connector is linked to it or somebody is in it. */
export const archiveGroup = defineOperation({
  id: "group.archive",
  title: "Archive a group",
  roles: ["owner", "admin"],
  input: ArchiveGroupInput,
  output: ids("groupId"),
  locks: (input) => [input.groupId],
  async change(tx, ctx, input) {
    const group = await lockGroup(tx, input.groupId);
    checkCanArchive(group);
    checkVersion(group, input.version);
    await tx.userGroup.update({ where: { id: group.id }, data: { archivedAt: ctx.now } });
    await bumpVersion(tx, group.id);
    const { id, systemId, code } = group;
    return {
      value: { groupId: id },
      sentence: `Archive group ${code}`,
      audit: [
        { code: "group.archived", subject: groupRef(group), before: { archived: false }, after: { archived: true } },
      ],
      effects: [
        {
          systemId,
          effect: { type: "group.archive.v1", group: groupOrderRef(group) },
          subject: { kind: "group", id },
          needs: [id],
        },
      ],
    };
  },
});
