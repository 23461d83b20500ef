import type { VendorProfile } from "../profile";
import { SERVICE_TYPES, UUID_PATTERN, ZERO_ORGANIZATION } from "./ids.rules";
import { SETUP } from "./profile-setup";

const TRIMMED = { regex: "^\\S(.*\\S)?$", says: "Write it without spaces before or after" };

/** How BioT is spoken of and asked for; an account is a service user, its group is the one role that it has. */
export const BIOT_PROFILE: VendorProfile = {
  name: "BioT",
  words: {
    system: "deployment",
    account: "service user",
    group: "role",
    membership: "role of a service user",
    connector: "plugin",
    token: "secret key",
  },
  everybody: null,
  setup: SETUP,
  accountId: { label: "Name of the service user", pattern: TRIMMED, maxLength: 100, placeholder: "ward-monitor" },
  accounts: "created",
  accountFields: [
    {
      name: "type",
      label: "Type",
      kind: "choice",
      isRequired: false,
      initial: SERVICE_TYPES[0],
      options: SERVICE_TYPES.map((value) => ({ value, label: value })),
      help: "BioT's guide says INTERNAL_SERVICE for a plugin. It can't be changed later (assumed).",
    },
    {
      name: "ownerOrganizationId",
      label: "Owner organization id",
      kind: "text",
      isRequired: false,
      initial: ZERO_ORGANIZATION,
      pattern: UUID_PATTERN,
      help: "The guide gives the id of only zeros for a plugin. It can't be changed later (assumed).",
    },
    {
      name: "tokenMinutes",
      label: "Access token lives, in minutes",
      kind: "text",
      isRequired: false,
      placeholder: "30",
      pattern: { regex: "^[1-9]\\d{0,5}$", says: "Write whole minutes, at least 1" },
      help: "Left empty, BioT's own 30 minutes apply. It can't be changed later (assumed).",
    },
    {
      name: "tenantId",
      label: "Tenant-Id",
      kind: "text",
      isRequired: false,
      pattern: UUID_PATTERN,
      help: "The organization that this service user names in its own calls, in the header Tenant-Id. BioT keeps it nowhere.",
    },
    {
      name: "serviceUserId",
      label: "Service user id",
      kind: "text",
      isRequired: false,
      pattern: UUID_PATTERN,
      help: "Only for a service user that exists already at a BioT without a search of service users.",
    },
  ],
  groupCode: { label: "Role name", pattern: TRIMMED, maxLength: 128 },
  groupFields: [
    {
      name: "roleId",
      label: "Role id",
      kind: "text",
      isRequired: false,
      pattern: UUID_PATTERN,
      help: "Only for a role that exists already at a BioT without calls for roles.",
    },
  ],
  groups: "itself",
  groupsPerAccount: 1,
  endpointKinds: [
    {
      kind: "permission",
      label: "Permission",
      plural: "Permissions",
      // A permission's id doesn't say whether it reads or writes, and most let something be changed.
      canWrite: true,
      pattern: { regex: "^[A-Z][A-Z0-9_]*$", says: "Write the permission id in capitals, such as EMAIL_SEND_EMAIL" },
      placeholder: "EMAIL_SEND_EMAIL",
    },
  ],
  tokens: "call",
  tokenScope: false,
  prerequisites: ({ attributes }) => [
    {
      label: "Tenant-Id entered: without one, calls that need an organization fail",
      isMet: typeof attributes.tenantId === "string" && attributes.tenantId !== "",
      isWarning: true,
    },
  ],
  notice:
    "That BioT still offers its calls for roles is assumed: its guide uses them, its specification leaves them out since release 2.3.4.",
};
