import type { VendorSide } from "@/lib/connectors/vendor-side.rules";
import type { Attributes } from "@/lib/upstreams/effects";

export type Rider = { id: string; name: string; isBlocked: boolean };

/** One group as lists show it. */
export type GroupRow = {
  id: string;
  code: string;
  description: string;
  systemId: string;
  systemName: string;
  isEverybody: boolean;
  /** Of Everybody: all users of the system. */
  memberCount: number;
  /** App connectors that ride on it. */
  riders: Rider[];
  vendor: VendorSide;
  /** Orders about the group that are still to be carried out, and those that need a person to look. */
  todo: number;
  stuck: number;
  changedAt: Date | null;
  changedBy: string | null;
  archivedAt: Date | null;
};

export type GroupDetail = GroupRow & {
  /** The key of the vendor, for its profile. */
  vendorKey: string;
  attributes: Attributes;
  version: number;
  createdAt: Date;
  block: { reason: string; until: Date | null; since: Date; by: string | null } | null;
};

export type GroupFilter = {
  q?: string;
  systemIds?: readonly string[];
  members?: "none" | "some" | "rule";
  riders?: "none" | "some";
  /** Left out by default. */
  isArchived?: boolean;
};

export const GROUP_SORTS = ["name", "code", "system", "members", "changed"] as const;
export type GroupSort = { key: (typeof GROUP_SORTS)[number]; descending: boolean };

/** What a list says about the vendor while orders are open: `Decided, 3 to do`; null where nothing is. */
export function openWords({ todo, stuck }: Pick<GroupRow, "todo" | "stuck">): string | null {
  if (stuck > 0) return `Decided, ${stuck.toLocaleString("en-GB")} ${stuck === 1 ? "needs" : "need"} a person`;
  return todo > 0 ? `Decided, ${todo.toLocaleString("en-GB")} to do` : null;
}

/** Why people can’t be put into a group by hand; null where they can. */
export function whyNotEditable(group: Pick<GroupRow, "isEverybody" | "systemName" | "archivedAt">): string | null {
  if (group.archivedAt) return "This group is archived.";
  return group.isEverybody ? `Everybody is a rule: all users of ${group.systemName}.` : null;
}
