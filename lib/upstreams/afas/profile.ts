import type { VendorProfile } from "../profile";

const CONNECTOR_NAME = {
  regex: "^[A-Za-z][A-Za-z0-9_]{1,79}$",
  says: "Use the name as AFAS shows it, such as Profit_Users",
};
const ENDPOINT_NAME = { regex: "^[A-Za-z0-9_.\\- ]+$", says: "Write the name as AFAS does" };

/** How AFAS Profit is spoken of and asked for. Lengths: KnUser takes 20 characters of a code and 50 of a description. */
export const AFAS_PROFILE: VendorProfile = {
  name: "AFAS",
  words: {
    system: "environment",
    account: "user",
    group: "authorisation group",
    membership: "user in group",
    connector: "app connector",
    token: "user token",
  },
  everybody: { code: "Everybody", description: "Everybody" },
  setup: [
    {
      name: "participant",
      label: "Participant number",
      kind: "text",
      isRequired: false,
      placeholder: "12345",
      help: "Five digits. Both addresses on AFAS Online follow from it; leave it empty for an installation of your own.",
    },
    {
      name: "restUrl",
      label: "REST address",
      kind: "address",
      isRequired: false,
      help: "Only for an installation of your own.",
    },
    {
      name: "soapUrl",
      label: "SOAP address",
      kind: "address",
      isRequired: false,
      help: "Only for an installation of your own.",
    },
    {
      name: "token",
      label: "Token of Gatehouse",
      kind: "secret",
      isRequired: true,
      help: "The token of the app connector that Gatehouse uses, whole.",
    },
    {
      name: "environment_key",
      label: "Environment key",
      kind: "secret",
      isRequired: false,
      help: "Needed to ask for tokens by one-time password.",
    },
    {
      name: "usersConnector",
      label: "GetConnector that lists users",
      kind: "text",
      isRequired: false,
      initial: "Profit_Users",
      pattern: CONNECTOR_NAME,
    },
    {
      name: "userGroupsConnector",
      label: "GetConnector that lists users by group",
      kind: "text",
      isRequired: false,
      initial: "Profit_UserGroups",
      pattern: CONNECTOR_NAME,
    },
  ],
  accountId: {
    label: "User code",
    // The specification allows 80 characters and the help 20, the participant number and the point included; no @ for Profit.
    pattern: {
      regex: "^[A-Za-z0-9]+\\.[A-Za-z0-9_-]+$",
      says: "Write the user code as 12345.ABC: participant number, point, code",
    },
    maxLength: 20,
    placeholder: "12345.ABC",
  },
  accounts: "recorded",
  accountFields: [
    { name: "windows", label: "Profit Windows", kind: "switch", isRequired: false },
    { name: "insite", label: "InSite", kind: "switch", isRequired: false },
  ],
  groupCode: {
    label: "Code",
    pattern: {
      regex: "^[A-Za-z0-9][A-Za-z0-9_.-]*$",
      says: "Use letters, digits, points, hyphens and underscores, without spaces",
    },
    maxLength: 20,
  },
  groupDescriptionLength: 50,
  groupFields: [],
  groups: "with_member",
  groupsPerAccount: null,
  endpointKinds: [
    { kind: "get", label: "GetConnector", plural: "GetConnectors", canWrite: false, pattern: ENDPOINT_NAME },
    { kind: "update", label: "UpdateConnector", plural: "UpdateConnectors", canWrite: true, pattern: ENDPOINT_NAME },
    { kind: "special", label: "Connector", plural: "Connectors", canWrite: true, pattern: ENDPOINT_NAME },
  ],
  tokens: "code",
  connectorKey: {
    label: "API key",
    help: "32 characters, from the connector’s properties in AFAS.",
    pattern: { regex: "^[0-9A-Za-z]{32}$", says: "This key has 32 characters, without spaces" },
  },
  tokenScope: false,
  prerequisites({ email, attributes }) {
    const { windows, insite } = attributes;
    const which =
      windows && insite ? "Profit Windows and InSite" : windows ? "Profit Windows" : insite ? "InSite" : null;
    return [
      { label: "E-mail address entered", isMet: email !== null && email.trim() !== "", lacks: "no e-mail address" },
      {
        label: which ? `${which} on, which turns Pocket on` : "Profit Windows or InSite on, which turns Pocket on",
        isMet: which !== null,
        lacks: "no Windows or InSite",
      },
    ];
  },
  notice: null,
};
