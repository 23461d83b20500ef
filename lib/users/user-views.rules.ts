import type { Prerequisites } from "@/lib/access/prerequisite.rules";
import type { BlockView } from "@/lib/connectors/connector-views.rules";
import type { VendorSide } from "@/lib/connectors/vendor-side.rules";
import type { Attributes } from "@/lib/upstreams/effects";

/** One user as lists show him. */
export type UserRow = {
  id: string;
  name: string;
  email: string | null;
  department: string | null;
  isService: boolean;
  /** User codes of his open accounts. */
  userCodes: string[];
  /** How many listed groups he is in; Everybody is a rule and not counted. */
  groupCount: number;
  /** Tokens that are issued, not expired, not revoked. */
  tokenCount: number;
  isBlocked: boolean;
  isAccountBlocked: boolean;
  leftAt: Date | null;
  /** What stands in the way of a token, over all his accounts. */
  missing: string[];
};

export type AccountView = {
  id: string;
  systemId: string;
  systemName: string;
  userCode: string;
  /** The account's own address; without one the user's counts. */
  email: string | null;
  /** The key of the vendor, for its profile. */
  vendorKey: string;
  attributes: Attributes;
  since: Date;
  by: string | null;
  block: BlockView | null;
  /** With the address that counts. */
  prerequisites: Prerequisites;
  /** How well it is known that the vendor has the address and applications as they stand here. */
  vendor: VendorSide;
  /** The same of the block here; null where the vendor was never told of one. */
  blockAtVendor: VendorSide | null;
};

export type UserDetail = {
  id: string;
  name: string;
  email: string | null;
  company: string | null;
  department: string | null;
  externalRef: string | null;
  isService: boolean;
  leftAt: Date | null;
  createdAt: Date;
  block: BlockView | null;
  groupCount: number;
  tokenCount: number;
  accounts: AccountView[];
};

/** A group that a user is in, by list or, for Everybody, by rule. */
export type UserGroupRow = {
  id: string;
  code: string;
  description: string;
  isEverybody: boolean;
  systemName: string;
  userCode: string;
  since: Date;
  by: string | null;
  /** Names of the connectors that ride on it. */
  riders: { id: string; name: string }[];
  isBlocked: boolean;
  /** Null for Everybody: the vendor holds no membership of it. */
  vendor: VendorSide | null;
};

export type UserFilter = {
  q?: string;
  department?: string;
  kind?: "person" | "service";
  isNotReady?: boolean;
  /** True for those stopped as a user or in an account, false for the others. */
  isBlocked?: boolean;
  hasNoAccount?: boolean;
};

export const USER_SORTS = ["name", "department"] as const;
export type UserSort = { key: (typeof USER_SORTS)[number]; descending: boolean };
