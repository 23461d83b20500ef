import type { VendorProfile } from "../profile";
import { PERMISSIONS_PATTERN } from "./permissions.rules";

const DOCUMENT = "[0-9a-fA-F]{24}";

/** How Contract.fit is spoken of and asked for. No length of a name is documented; ours are only a bound. */
export const CONTRACTFIT_PROFILE: VendorProfile = {
  name: "Contract.fit",
  words: {
    system: "tenant",
    account: "user",
    group: "role",
    membership: "role assignment",
    connector: "integration",
    token: "API-Key",
  },
  everybody: null,
  setup: [
    {
      name: "restUrl",
      label: "Tenant address",
      kind: "address",
      isRequired: true,
      placeholder: "https://example.contract-p.fit",
      help: "The host alone, as people open it.",
    },
    {
      name: "prefix",
      label: "Path of the API",
      kind: "choice",
      isRequired: true,
      initial: "/admin",
      options: [
        { value: "/admin", label: "/admin" },
        { value: "/api", label: "/api" },
      ],
      help: "Both are documented; /admin is the one of the manual.",
    },
    {
      name: "setupUser",
      label: "Set-up user",
      kind: "text",
      isRequired: true,
      placeholder: "gatehouse@example.com",
      help: "The user that Gatehouse signs in with. It needs edit_users, edit_backend_settings and view_api_keys for the whole tenant, and is never the user of a key.",
    },
    {
      name: "password",
      label: "Password of the set-up user",
      kind: "secret",
      isRequired: true,
    },
    {
      name: "keyInbox",
      label: "Keys of one inbox only",
      kind: "text",
      isRequired: false,
      placeholder: "60ddb937b260064252bd5a01",
      pattern: { regex: "^[0-9a-fA-F]{24}$", says: "An inbox id has 24 characters, 0 to 9 and a to f" },
      help: "An inbox id, where the set-up user may maintain keys at that inbox alone. Leave it empty for all keys.",
    },
  ],
  accountId: {
    label: "Username",
    pattern: { regex: "^\\S(.*\\S)?$", says: "Write the username without spaces around it" },
    maxLength: 120,
    placeholder: "shared-link",
  },
  accounts: "created",
  accountFields: [],
  groupCode: {
    label: "Role, and where it holds",
    pattern: {
      regex: `^[^\\s@](?:[^@]*[^\\s@])?(?: @ [^@\\s](?:[^@]*[^@\\s])?(?:/${DOCUMENT})?)?$`,
      says: "Write role, role @ inbox, or role @ inbox/document, with the names that Contract.fit shows",
    },
    maxLength: 200,
  },
  groupFields: [
    {
      name: "permissions",
      label: "Permissions of a new role",
      kind: "text",
      isRequired: false,
      placeholder: "review view_list",
      pattern: {
        regex: PERMISSIONS_PATTERN,
        says: "Write names of permissions in the order of the alphabet, with one space between them",
      },
      help: "As few as possible; view_list alone where it is left empty. A role that exists keeps its own.",
    },
  ],
  groups: "itself",
  groupsPerAccount: null,
  endpointKinds: [
    {
      kind: "inbox",
      label: "Inbox",
      plural: "Inboxes",
      canWrite: true,
      pattern: {
        regex: "^[^@/]+( @ [^@/]+)?$",
        says: "Write the inbox, or role @ inbox where it is not the integration's own role",
      },
      placeholder: "invoice",
    },
    {
      kind: "document",
      label: "Document",
      plural: "Documents",
      canWrite: true,
      pattern: {
        regex: `^([^@]+ @ )?[^@]+/${DOCUMENT}$`,
        says: "Write inbox/document, or role @ inbox/document: a document always names its inbox",
      },
      placeholder: "invoice/60ddb937b260064252bd5a98",
    },
  ],
  tokens: "call",
  tokenScope: true,
  prerequisites: () => [],
  notice: null,
};
