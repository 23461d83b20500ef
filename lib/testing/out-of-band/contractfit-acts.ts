import { INBOX, KEY, ROLE, seedId, USER } from "@/lib/upstreams/contractfit/sandbox-seed";
import type { ContractfitState, SbKey, SbRole, SbUser } from "@/lib/upstreams/contractfit/sandbox-state";
import type { Act } from "./act";

const withId = <T extends { id: string }>(list: readonly T[], id: string): T => {
  const found = list.find((one) => one.id === id);
  if (!found) throw new Error(`nothing has the id ${id}`);
  return found;
};
const user = (s: ContractfitState, id = USER.sam): SbUser => withId(s.users, id);
const role = (s: ContractfitState, id = ROLE.uploader): SbRole => withId(s.roles, id);
const key = (s: ContractfitState, token: string): SbKey => {
  const found = s.keys.find((one) => one.token === token);
  if (!found) throw new Error("there is no such key");
  return found;
};
const stranger = (roles: SbUser["roles"]): SbUser => ({
  ...{ id: seedId("30", 9), username: "temp@example.com", active: true, passwordSha256: "0".repeat(64), roles },
});
const LATER = "2031-06-30T00:00:00.000Z";
export const VISITOR = seedId("30", 5);

/** What somebody does in Contract.fit itself, and what is told of it as `kind: sentence`. */
export const CONTRACTFIT_ACTS: readonly Act<ContractfitState>[] = [
  [
    "a user is made",
    (s) => s.users.push(stranger([])),
    ["user.unknown: temp@example.com has an account there that isn’t known here"],
  ],
  [
    "a user is made with a role",
    (s) => s.users.push(stranger([{ role: ROLE.everything }])),
    ["user.unknown: temp@example.com has an account there that isn’t known here"],
  ],
  [
    "a user is deleted",
    (s) => {
      s.users = s.users.filter(({ id }) => id !== USER.sam);
    },
    ["user.missing: sam.jansen@example.com has an account here that isn’t there any more"],
  ],
  [
    "the last user of a role at an inbox is deleted",
    (s) => {
      s.users = s.users.filter(({ id }) => id !== USER.kim);
    },
    ["user.missing: kim.devries@example.com has an account here that isn’t there any more"],
  ],
  [
    "all roles are taken from a user",
    (s) => {
      user(s, USER.sharedLink).roles = [];
    },
    ["user.blocked_there: shared-link is blocked there, not here"],
  ],
  [
    "the only role is taken from a user",
    (s) => {
      user(s).roles = [];
    },
    ["user.blocked_there: sam.jansen@example.com is blocked there, not here"],
  ],
  [
    "one of several roles is taken from a user",
    (s) => user(s, USER.sharedLink).roles.pop(),
    ["membership.missing: shared-link is in invoice-reviewer @ invoice here, not there"],
  ],
  [
    "a user is given a role for the whole tenant",
    (s) => user(s).roles.push({ role: ROLE.everything }),
    ["membership.extra: sam.jansen@example.com is in administrator there, not here"],
  ],
  [
    "a user is given a role at an inbox",
    (s) => user(s).roles.push({ role: ROLE.viewer, inbox: INBOX.contract }),
    ["membership.extra: sam.jansen@example.com is in invoice-viewer @ contract there, not here"],
  ],
  [
    "a user is given a role at an inbox where nobody had it",
    (s) => user(s).roles.push({ role: ROLE.viewer, inbox: INBOX.reminder }),
    ["group.unknown: There is a role invoice-viewer @ reminder there that isn’t known here"],
  ],
  [
    "a user without roles is given one",
    (s) => user(s, VISITOR).roles.push({ role: ROLE.viewer }),
    ["membership.extra: visitor is in invoice-viewer there, not here"],
  ],
  [
    "a role at an inbox is widened to the whole tenant",
    (s) => {
      user(s, USER.kim).roles = [{ role: ROLE.viewer }];
    },
    [
      "membership.extra: kim.devries@example.com is in invoice-viewer there, not here",
      "membership.missing: kim.devries@example.com is in invoice-viewer @ contract here, not there",
    ],
  ],
  [
    "a role is made",
    (s) => s.roles.push({ id: seedId("20", 9), name: "auditor", permissions: ["view_list"] }),
    ["group.unknown: There is a role auditor there that isn’t known here"],
  ],
  [
    "a role is deleted",
    (s) => {
      s.roles = s.roles.filter(({ id }) => id !== ROLE.uploader);
    },
    ["group.missing: Role invoice-uploader isn’t there any more"],
  ],
  [
    "a role gets another name",
    (s) => {
      role(s).name = "uploader";
    },
    [
      "group.missing: Role invoice-uploader isn’t there any more",
      "group.unknown: There is a role uploader there that isn’t known here",
    ],
  ],
  [
    "a role is given a permission",
    (s) => role(s).permissions.push("view_list"),
    ["group.attributes: Role invoice-uploader has other properties there: permissions upload view_list"],
  ],
  [
    "a permission is taken from a role",
    (s) => {
      role(s).permissions = [];
    },
    ["group.attributes: Role invoice-uploader has other properties there: permissions none"],
  ],
  [
    "an inbox gets another name",
    (s) => {
      withId(s.inboxes, INBOX.contract).name = "leases";
    },
    [
      "group.unknown: There is a role invoice-viewer @ leases there that isn’t known here",
      "membership.missing: kim.devries@example.com is in invoice-viewer @ contract here, not there",
    ],
  ],
  [
    "an API-Key is made",
    (s) => s.keys.push({ ...key(s, KEY.active), token: "9".repeat(64) }),
    ["token.unknown: shared-link has an API-Key there that isn’t known here"],
  ],
  [
    "an API-Key is deleted",
    (s) => {
      s.keys = s.keys.filter(({ token }) => token !== KEY.active);
    },
    ["token.missing: An API-Key of shared-link for Host application isn’t there any more"],
  ],
  [
    "an API-Key is made inactive",
    (s) => {
      key(s, KEY.active).active = false;
    },
    ["token.inactive: An API-Key of shared-link for Host application works here but is inactive there"],
  ],
  [
    "a suspended API-Key is made active",
    (s) => {
      key(s, KEY.inactive).active = true;
    },
    ["token.still_works: An API-Key of shared-link for Host application still works there, though it was stopped here"],
  ],
  [
    "an API-Key is given an end",
    (s) => {
      key(s, KEY.active).expireAt = LATER;
    },
    ["token.expiry: An API-Key of shared-link for Host application ends on another day there: 2031-06-30"],
  ],
  [
    "the end of an API-Key is moved",
    (s) => {
      key(s, KEY.document).expireAt = LATER;
    },
    ["token.expiry: An API-Key of shared-link for Host application ends on another day there: 2031-06-30"],
  ],
  [
    "the end of an API-Key is taken away",
    (s) => {
      key(s, KEY.document).expireAt = null;
    },
    ["token.expiry: An API-Key of shared-link for Host application ends on another day there: never"],
  ],
  [
    "an API-Key that had ended is given a later end",
    (s) => {
      key(s, KEY.expired).expireAt = LATER;
    },
    ["token.expiry: An API-Key of shared-link for Host application ends on another day there: 2031-06-30"],
  ],
];
