import { SMALL } from "@/lib/upstreams/biot/sandbox-seed";
import type { BiotState, StateRole, StateServiceUser } from "@/lib/upstreams/biot/sandbox-state";
import type { Act } from "./act";

const named = <T extends { name: string | null }>(list: readonly T[], name: string): T => {
  const found = list.find((one) => one.name === name);
  if (!found) throw new Error(`nothing is called ${name}`);
  return found;
};
const user = (s: BiotState, name = "ward-monitor"): StateServiceUser => named(s.serviceUsers, name);
const role = (s: BiotState, name = "Ward plugin"): StateRole => named(s.roles, name);

const made = "2026-11-20T08:00:00.000Z";
const aKey = { id: "d0000000-0000-4000-8000-000000000009", creationTime: made, sha256: "0".repeat(64) };
const stranger = (s: BiotState): StateServiceUser => ({
  ...user(s),
  id: "a0000000-0000-4000-8000-000000000009",
  name: "night-watch",
  keys: [],
});
const aRole = (permissionIds: string[]): StateRole => ({
  ...{ id: "b0000000-0000-4000-8000-000000000009", name: "Night plugin", description: null, type: "INTERNAL" },
  ...{ permissionIds, creationTime: made, lastModifiedTime: made },
});

/** What somebody does in BioT itself, and what is told of it as `kind: sentence`. */
export const BIOT_ACTS: readonly Act<BiotState>[] = [
  [
    "a service user is made",
    (s) => s.serviceUsers.push(stranger(s)),
    ["user.unknown: night-watch has an account there that isn’t known here"],
  ],
  [
    "a service user is made with a key",
    (s) => s.serviceUsers.push({ ...stranger(s), keys: [aKey] }),
    ["user.unknown: night-watch has an account there that isn’t known here"],
  ],
  [
    "a service user is deleted",
    (s) => {
      s.serviceUsers = s.serviceUsers.filter(({ name }) => name !== "lab-bridge");
    },
    ["user.missing: lab-bridge has an account here that isn’t there any more"],
  ],
  [
    "a service user is deleted with its key",
    (s) => {
      s.serviceUsers = s.serviceUsers.filter(({ name }) => name !== "ward-monitor");
    },
    ["user.missing: ward-monitor has an account here that isn’t there any more"],
  ],
  [
    "a service user is turned off",
    (s) => {
      user(s).active = false;
    },
    ["user.blocked_there: ward-monitor is blocked there, not here"],
  ],
  [
    "the owner of a service user is changed",
    (s) => {
      user(s).ownerOrganizationId = SMALL.clinic;
    },
    [`user.attributes: ward-monitor has other properties there: ownerOrganizationId ${SMALL.clinic}`],
  ],
  [
    "type and token minutes of a service user are changed",
    (s) => Object.assign(user(s, "lab-bridge"), { type: "INTERNAL_SERVICE", accessTokenExpirationInMinutes: 60 }),
    ["user.attributes: lab-bridge has other properties there: type INTERNAL_SERVICE, tokenMinutes 60"],
  ],
  [
    "a service user that was blocked is turned on",
    (s) => {
      user(s, "old-bridge").active = true;
    },
    ["user.blocked_here: old-bridge is blocked here, not there"],
  ],
  [
    "a service user gets another role",
    (s) => {
      user(s).roleId = SMALL.labRole;
    },
    [
      "membership.extra: ward-monitor is in Lab plugin there, not here",
      "membership.missing: ward-monitor is in Ward plugin here, not there",
    ],
  ],
  [
    "a service user gets another role and is turned off",
    (s) => Object.assign(user(s), { roleId: SMALL.labRole, active: false }),
    [
      "membership.extra: ward-monitor is in Lab plugin there, not here",
      "user.blocked_there: ward-monitor is blocked there, not here",
    ],
  ],
  [
    "a role is made",
    (s) => s.roles.push(aRole([])),
    ["group.unknown: There is a role Night plugin there that isn’t known here"],
  ],
  [
    "a role is made with permissions",
    (s) => s.roles.push(aRole(["PROTECTED_API"])),
    ["group.unknown: There is a role Night plugin there that isn’t known here"],
  ],
  [
    "a role is deleted",
    (s) => {
      s.roles = s.roles.filter(({ id }) => id !== SMALL.labRole);
    },
    [
      "group.missing: Role Lab plugin isn’t there any more",
      "membership.missing: lab-bridge is in Lab plugin here, not there",
    ],
  ],
  [
    "a role gets another name",
    (s) => {
      role(s, "Lab plugin").name = "Laboratory";
    },
    [
      "group.missing: Role Lab plugin isn’t there any more",
      "group.unknown: There is a role Laboratory there that isn’t known here",
      "membership.missing: lab-bridge is in Lab plugin here, not there",
    ],
  ],
  [
    "a role is described otherwise",
    (s) => {
      role(s).description = "Reads all wards";
    },
    ["group.description: Role Ward plugin is described as Reads all wards there"],
  ],
  [
    "a role is described that had no description",
    (s) => {
      role(s, "Lab plugin").description = "Sends results";
    },
    ["group.description: Role Lab plugin is described as Sends results there"],
  ],
  [
    "a role is given a permission",
    (s) => role(s).permissionIds.push("NOTIFICATION_SEND_SMS"),
    ["endpoint.extra: Ward plugin may call NOTIFICATION_SEND_SMS there, not here"],
  ],
  [
    "a permission is taken from a role",
    (s) => {
      role(s).permissionIds = ["PROTECTED_API"];
    },
    ["endpoint.missing: Ward plugin may call EMAIL_SEND_EMAIL here, not there"],
  ],
  [
    "a permission of a role is exchanged for another",
    (s) => {
      role(s).permissionIds = ["PROTECTED_API", "NOTIFICATION_SEND_SMS"];
    },
    [
      "endpoint.extra: Ward plugin may call NOTIFICATION_SEND_SMS there, not here",
      "endpoint.missing: Ward plugin may call EMAIL_SEND_EMAIL here, not there",
    ],
  ],
  [
    "all permissions are taken from a role",
    (s) => {
      role(s).permissionIds = [];
    },
    [
      "endpoint.missing: Ward plugin may call EMAIL_SEND_EMAIL here, not there",
      "endpoint.missing: Ward plugin may call PROTECTED_API here, not there",
    ],
  ],
  [
    "a secret key is made",
    (s) => user(s).keys.push(aKey),
    ["token.unknown: ward-monitor has a secret key there that isn’t known here"],
  ],
  [
    "the first secret key of a service user is made",
    (s) => user(s, "lab-bridge").keys.push(aKey),
    ["token.unknown: lab-bridge has a secret key there that isn’t known here"],
  ],
  [
    "a secret key is deleted",
    (s) => {
      user(s).keys = [];
    },
    ["token.missing: A secret key of ward-monitor for Ward app isn’t there any more"],
  ],
  [
    "a secret key is exchanged for another",
    (s) => {
      user(s).keys = [aKey];
    },
    [
      "token.missing: A secret key of ward-monitor for Ward app isn’t there any more",
      "token.unknown: ward-monitor has a secret key there that isn’t known here",
    ],
  ],
];
