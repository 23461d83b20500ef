import "server-only";
import { z } from "zod";
import { getGroup, listGroups } from "@/lib/groups/group.queries";
import { GROUP_SORTS } from "@/lib/groups/group-views.rules";
import { listGroupUsers, pickerScope } from "@/lib/groups/picker.queries";
import { PICKER_SORTS } from "@/lib/groups/picker-views.rules";
import { BlockView, choice, given, Id, Moment, Named, VendorSideView, Words } from "./fields";
import { list, one } from "./reading";

const GroupRowView = z.object({
  id: Id,
  code: z.string(),
  description: z.string(),
  systemId: Id,
  systemName: z.string(),
  isEverybody: z.boolean().describe("A rule, not a list: all users of the system"),
  memberCount: z.int(),
  riders: z.array(Named.extend({ isBlocked: z.boolean() })).describe("App connectors that ride on it"),
  vendor: VendorSideView,
  todo: z.int().describe("Orders about the group that are still to be carried out"),
  stuck: z.int().describe("Orders that need a person to look"),
  changedAt: Moment.nullable(),
  changedBy: z.string().nullable(),
  archivedAt: Moment.nullable(),
});

const GroupView = GroupRowView.extend({
  version: z.int().describe("Named by an edit of the group"),
  block: BlockView.nullable(),
});

const MemberView = z.object({
  id: Id.describe("The account"),
  name: z.string(),
  code: z.string().describe("The user code that the system knows the account by"),
  email: z.string().nullable(),
  department: z.string().nullable(),
  since: z.string().nullable().describe("Since when; null where membership is a rule"),
});

/** Groups and who is in them. */
export const GROUP_READINGS = {
  groups: list({
    title: "Groups",
    filters: {
      q: Words,
      system: z.string().max(500).optional().describe("Ids of systems, with commas"),
      members: choice(["some", "none", "rule"], "Groups with members, without, or with a rule"),
      connectors: choice(["some", "none"], "Groups that app connectors ride on, or none"),
      state: choice(["archived"], "Archived groups; the others where it is left out"),
    },
    sorts: { keys: GROUP_SORTS, usual: "name" },
    row: GroupRowView,
    read: (actor, { q, system, members, connectors: riders, state }, page, sort) => {
      const systemIds = system?.split(",").filter((id) => id !== "");
      return listGroups(
        actor,
        { ...given({ q, members, riders, systemIds }), isArchived: state === "archived" },
        page,
        sort,
      );
    },
  }),
  "groups/{id}": one({ title: "One group", row: GroupView, read: getGroup }),
  "groups/{id}/members": list({
    title: "Members of a group; of Everybody, all users of its system",
    filters: { q: Words },
    sorts: { keys: PICKER_SORTS, usual: "name" },
    row: MemberView,
    read: async (actor, { q = "" }, page, sort, id) =>
      listGroupUsers(await pickerScope(actor, id), { segment: "selected", q, page, sort }),
  }),
};
