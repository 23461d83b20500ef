import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { profileOf } from "@/lib/upstreams/profiles";
import { attributeWords } from "@/lib/upstreams/typed-fields.rules";
import { checkGroupAttributes, checkGroupNames, checkIsListed, checkVersion, groupOrderRef } from "./group.rules";
import { RenameGroupInput } from "./group.schema";
import { bumpVersion, checkCodeIsFree, groupRef, lockGroup } from "./group.store";

/**
 * Gives a group another code, description or properties; throws `conflict` with what it is now where somebody changed it meanwhile,
 * `invalid_input` for what its vendor doesn't take.
 */
export const renameGroup = defineOperation({
  id: "group.rename",
  title: "Rename a group",
  roles: ["owner", "admin"],
  input: RenameGroupInput,
  output: ids("groupId").extend({ version: z.int() }),
  locks: (input) => [input.groupId],
  async change(tx, _ctx, input) {
    const group = await lockGroup(tx, input.groupId);
    checkIsListed(group);
    const { code, description } = input;
    checkGroupNames(group.vendor, input);
    const attributes = input.attributes
      ? checkGroupAttributes(group.vendor, input.attributes, "attributes")
      : group.attributes;
    const words = (of: typeof attributes) => attributeWords(profileOf(group.vendor).groupFields, of);
    const isSame = JSON.stringify(words(attributes)) === JSON.stringify(words(group.attributes));
    const externalRef = input.externalRef === undefined ? group.externalRef : input.externalRef;
    const isSameAtVendor = group.code === code && group.description === description && isSame;
    if (isSameAtVendor && externalRef === group.externalRef) {
      throw new DomainError("already_done", `${code} has this code and description already.`);
    }
    checkVersion(group, input.version);
    await checkCodeIsFree(tx, [group.systemId], code, group.id);
    await tx.userGroup.update({ where: { id: group.id }, data: { code, description, attributes, externalRef } });
    const version = await bumpVersion(tx, group.id);
    const ref = (of: string | null) => (externalRef === group.externalRef ? {} : { externalRef: of });
    return {
      value: { groupId: group.id, version },
      sentence: `Rename group ${group.code} to ${code}, ${description}`,
      audit: [
        {
          code: "group.renamed",
          subject: groupRef({ id: group.id, code }),
          before: {
            code: group.code,
            description: group.description,
            ...words(group.attributes),
            ...ref(group.externalRef),
          },
          after: { code, description, ...words(attributes), ...ref(externalRef) },
        },
      ],
      // What a directory calls it is nothing to its vendor.
      effects: isSameAtVendor
        ? []
        : [
            {
              systemId: group.systemId,
              effect: {
                type: "group.rename.v1",
                group: groupOrderRef({ code, description, attributes }),
                from: groupOrderRef(group),
              },
              subject: { kind: "group", id: group.id },
              needs: [group.id],
            },
          ],
    };
  },
});
