import type { VendorSide } from "./vendor-side.rules";

export type LinkedGroup = { id: string; code: string; description: string; isEverybody: boolean; headCount: number };
export type BlockView = { reason: string; until: Date | null; since: Date; by: string | null };

/** One app connector as lists show it. */
export type ConnectorRow = {
  id: string;
  name: string;
  systemId: string;
  systemName: string;
  /** The key of the vendor, for its profile. */
  vendorKey: string;
  group: LinkedGroup | null;
  block: BlockView | null;
  endpointCount: number;
  writingCount: number;
  tokenCount: number;
  owner: string | null;
  changedAt: Date;
  vendor: VendorSide;
  /** How well it is known that the vendor's own check box stands as the block here says. */
  blockAtVendor: VendorSide;
};

export type ConnectorDetail = ConnectorRow & {
  purpose: string | null;
  version: number;
  authentication: string;
  tokenValidityDays: number | null;
  hasApiKey: boolean;
  hasEnvironmentKey: boolean;
  filterCount: number;
  retiredAt: Date | null;
  createdAt: Date;
};

export type EndpointRow = {
  id: string;
  kind: string;
  name: string;
  canWrite: boolean;
  since: Date;
  by: string | null;
  vendor: VendorSide;
};

export type FilterRow = { id: string; says: string; since: Date; by: string | null };

export type ConnectorFilter = {
  q?: string;
  systemId?: string;
  state?: "open" | "blocked";
  hasNoOwner?: boolean;
  /** Open to everybody. */
  isEverybody?: boolean;
  canWrite?: boolean;
};

export const CONNECTOR_SORTS = ["name", "changed"] as const;
export type ConnectorSort = { key: (typeof CONNECTOR_SORTS)[number]; descending: boolean };

/** Open to everybody and able to write: shown as a warning wherever the group is shown. */
export function isRiskyLink(connector: Pick<ConnectorRow, "group" | "writingCount">): boolean {
  return connector.group?.isEverybody === true && connector.writingCount > 0;
}
