import "server-only";
import { z } from "zod";
import { getUser, listUsers } from "@/lib/users/user.queries";
import { listUserGroups } from "@/lib/users/user-group.queries";
import { USER_SORTS } from "@/lib/users/user-views.rules";
import { BlockView, choice, given, Id, Moment, Named, VendorSideView, Words } from "./fields";
import { list, one, wholeList } from "./reading";

const UserRowView = z.object({
  id: Id,
  name: z.string(),
  email: z.string().nullable(),
  department: z.string().nullable(),
  isService: z.boolean().describe("A machine"),
  userCodes: z.array(z.string()).describe("User codes of his open accounts"),
  groupCount: z.int().describe("Listed groups that he is in; Everybody is a rule and not counted"),
  tokenCount: z.int().describe("Tokens that work"),
  isBlocked: z.boolean(),
  isAccountBlocked: z.boolean(),
  leftAt: Moment.nullable(),
  missing: z.array(z.string()).describe("What stands in the way of a token, over all his accounts"),
});

const AccountView = z.object({
  id: Id,
  systemId: Id,
  systemName: z.string(),
  userCode: z.string(),
  email: z.string().nullable(),
  since: Moment,
  by: z.string().nullable(),
  block: BlockView.nullable(),
  vendor: VendorSideView,
  blockAtVendor: VendorSideView.nullable(),
});

const UserView = z.object({
  id: Id,
  name: z.string(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  department: z.string().nullable(),
  externalRef: z.string().nullable(),
  isService: z.boolean(),
  leftAt: Moment.nullable(),
  createdAt: Moment,
  block: BlockView.nullable(),
  groupCount: z.int(),
  tokenCount: z.int(),
  accounts: z.array(AccountView),
});

const UserGroupView = z.object({
  id: Id,
  code: z.string(),
  description: z.string(),
  isEverybody: z.boolean(),
  systemName: z.string(),
  userCode: z.string(),
  since: Moment,
  by: z.string().nullable(),
  riders: z.array(Named).describe("App connectors that ride on it"),
  isBlocked: z.boolean(),
  vendor: VendorSideView.nullable(),
});

/** Users, their accounts and their groups. */
export const USER_READINGS = {
  users: list({
    title: "Users",
    filters: {
      q: Words,
      state: choice(["open", "blocked"], "Stopped as a user or in an account, or not"),
      ready: choice(["no"], "Those who lack something for a token"),
      account: choice(["none"], "Those without an account"),
      kind: choice(["person", "service"], "People or machines"),
      department: z.string().max(200).optional().describe("The department's name"),
    },
    sorts: { keys: USER_SORTS, usual: "name" },
    row: UserRowView,
    read: (actor, { q, state, ready, account, kind, department }, page, sort) =>
      listUsers(
        actor,
        {
          ...given({ q, kind, department }),
          ...(state ? { isBlocked: state === "blocked" } : {}),
          ...(ready ? { isNotReady: true } : {}),
          ...(account ? { hasNoAccount: true } : {}),
        },
        page,
        sort,
      ),
  }),
  "users/{id}": one({ title: "One user with his accounts", row: UserView, read: getUser }),
  "users/{id}/groups": wholeList({
    title: "Groups that a user is in now, Everybody of each of his systems among them; 500 at most",
    row: UserGroupView,
    read: (actor, _filter, id) => listUserGroups(actor, id),
  }),
};
