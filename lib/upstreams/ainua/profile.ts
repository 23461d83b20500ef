import type { VendorProfile } from "../profile";
import { joinWarnings } from "./joins.rules";

// What may stand in an external id isn't documented: these characters mean nothing in a path, in JSON or in a list.
const EXTERNAL_ID = {
  regex: "^[A-Za-z0-9][A-Za-z0-9._:@+-]*$",
  says: "Use letters, digits and . _ : @ + -, without spaces, beginning with a letter or a digit",
};

/** How Ainua Portal is spoken of and asked for. Lengths and characters of ids are assumed: Ainua documents none. */
export const AINUA_PROFILE: VendorProfile = {
  name: "Ainua",
  words: {
    system: "portal",
    account: "user",
    group: "account (a company)",
    membership: "user bound to an account",
    connector: "data connector",
    token: "client credentials",
  },
  everybody: null,
  setup: [
    {
      name: "restUrl",
      label: "Address of the portal",
      kind: "address",
      isRequired: true,
      placeholder: "https://example.ainuaportal.com",
      help: "Ainua shows it beside the connector's credentials.",
    },
    {
      name: "clientId",
      label: "Client id",
      kind: "text",
      isRequired: true,
      help: "Of a connector that Gatehouse has for itself: external ids are kept per connector.",
      pattern: { regex: "^[\\x21-\\x7e]{1,200}$", says: "Copy the client id as Ainua shows it, without spaces" },
    },
    {
      name: "client_secret",
      label: "Client secret",
      kind: "secret",
      isRequired: true,
      help: "Shown in Ainua's administration when the connector is made.",
    },
    {
      name: "usersPath",
      label: "Path of the users API",
      kind: "choice",
      isRequired: false,
      initial: "/api/integrations/v1",
      options: [
        { value: "/api/integrations/v1", label: "/api/integrations/v1 (today)" },
        { value: "/integrations/v1", label: "/integrations/v1 (older)" },
      ],
      help: "Ainua's older pages have users without /api; take the other one where users are not found.",
      isAssumed: true,
    },
  ],
  accountId: { label: "External id", pattern: EXTERNAL_ID, maxLength: 100, placeholder: "user_001" },
  accounts: "created",
  accountFields: [],
  groupCode: { label: "External id", pattern: EXTERNAL_ID, maxLength: 100 },
  groupFields: [
    {
      name: "commonId",
      label: "Common identity id",
      kind: "text",
      isRequired: true,
      placeholder: "123456-8",
      help: "Usually the company's registration number. Accounts of several connectors with the same id are one company in the portal, and users are bound by it.",
      pattern: {
        regex: "^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,99}$",
        says: "Use letters, digits, spaces and . _ : / -, beginning with a letter or a digit",
      },
    },
  ],
  groups: "itself",
  groupsPerAccount: null,
  endpointKinds: [
    {
      kind: "item",
      label: "Item",
      plural: "Items",
      canWrite: true,
      pattern: { regex: '^[^\\s"\\\\]+$', says: "Write the data id as the back-office sends it, without spaces" },
      placeholder: "invoices",
    },
  ],
  tokens: "hand",
  tokenScope: false,
  prerequisites: ({ email }) => [
    {
      label: "E-mail address entered, by which Ainua knows him",
      isMet: email !== null && email.trim() !== "",
      lacks: "no e-mail address",
    },
  ],
  joins: joinWarnings,
  canBeRead: () => false,
  notice: "Ainua can't be read: what is shown here is what was last sent, never what the portal holds.",
};
