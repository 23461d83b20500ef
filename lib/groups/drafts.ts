import "server-only";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { defineDraft } from "@/lib/gate/draft";
import { changeMembership } from "./change-membership";
import { createGroup } from "./create-group";
import { BasicsInput, ConnectorsInput, Nothing, StagedInput, StageMembersInput } from "./draft.schema";
import { dropNewGroup, findNewGroup, keepMembershipDraft, keepNewGroup } from "./draft.store";
import { checkGroupAttributes, checkGroupNames } from "./group.rules";
import { checkCodeIsFree } from "./group.store";

/** What is ticked and cleared in a group and not saved yet. */
export const stagedMembers = defineDraft({
  towards: changeMembership,
  input: StageMembersInput,
  keep: (operatorId, { groupId, staged }) => keepMembershipDraft(db, operatorId, groupId, staged),
});

/** Code, description and systems of a new group; throws `rule_broken` where the code is taken. Who and what is of no ticked system falls away. */
export const newGroupBasics = defineDraft({
  towards: createGroup,
  input: BasicsInput,
  keep: async (operatorId, basics) => {
    const systems = await db.system.findMany({
      where: { id: { in: basics.systemIds } },
      select: { id: true, vendor: true },
    });
    for (const { id, vendor } of systems) {
      checkGroupNames(vendor, basics);
      checkGroupAttributes(vendor, basics.attributes[id] ?? {}, `attributes.${id}`);
    }
    await checkCodeIsFree(db, basics.systemIds, basics.code);
    const { draft } = await findNewGroup(db, operatorId);
    const isTicked = Prisma.sql`system_id = any(${basics.systemIds}::text[])`;
    const [accounts, connectors] = await Promise.all([
      keepIds(
        Prisma.sql`select id from account where id = any(${draft.accountIds}::text[]) and ${isTicked} order by id`,
      ),
      keepIds(
        Prisma.sql`select id from connector where id = any(${draft.connectorIds}::text[]) and ${isTicked} order by id`,
      ),
    ]);
    await keepNewGroup(db, operatorId, { ...basics, accountIds: accounts, connectorIds: connectors });
  },
});

/** The accounts that a new group begins with. */
export const newGroupMembers = defineDraft({
  towards: createGroup,
  input: StagedInput,
  keep: (operatorId, { add }) => keepNewGroup(db, operatorId, { accountIds: add }),
});

/** The connectors that a new group will be linked to. */
export const newGroupConnectors = defineDraft({
  towards: createGroup,
  input: ConnectorsInput,
  keep: (operatorId, connectors) => keepNewGroup(db, operatorId, connectors),
});

/** Gives the new group up. */
export const noNewGroup = defineDraft({
  towards: createGroup,
  input: Nothing,
  keep: (operatorId) => dropNewGroup(db, operatorId),
});

async function keepIds(query: Prisma.Sql): Promise<string[]> {
  return (await queryRows<{ id: string }>(db, query)).map(({ id }) => id);
}
