import type { VendorProfile } from "../profile";
import { EVERYBODY } from "./person.rules";
import { embedding } from "./profile-embedding";

const CONTENT_NAME = { regex: "^\\S(.{0,118}\\S)?$", says: "Write the name as Biuwer shows it, up to 120 characters" };

/** How Biuwer is spoken of and asked for. No length is documented, so those here are assumed. */
export const BIUWER_PROFILE: VendorProfile = {
  name: "Biuwer",
  words: {
    system: "instance",
    account: "Basic user",
    group: "Basic group",
    membership: "group member",
    connector: "shared resource in a host application",
    token: "authentication token",
  },
  everybody: { code: EVERYBODY, description: "Fills itself with every Basic user" },
  setup: [
    {
      name: "instance",
      label: "Instance name",
      kind: "text",
      isRequired: false,
      placeholder: "acme",
      help: "The first part of the address, before .biuwer.com.",
      pattern: {
        regex: "^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$",
        says: "Only the part before .biuwer.com: letters, digits and hyphens",
      },
    },
    {
      name: "restUrl",
      label: "Address",
      kind: "address",
      isRequired: false,
      help: "Only where it doesn't follow from the instance name.",
    },
    {
      name: "contract",
      label: "Contract file",
      kind: "text",
      isRequired: false,
      isAssumed: true,
      help: "Leave empty unless you have Biuwer's own API reference: paste the JSON that says which paths, headers and fields it uses. All that Gatehouse then does is marked Contract assumed.",
    },
    {
      name: "api_key",
      label: "API key",
      kind: "secret",
      isRequired: false,
      isAssumed: true,
      help: "Only with a contract file.",
    },
    {
      name: "heir",
      label: "User who inherits",
      kind: "text",
      isRequired: false,
      help: "The e-mail address of the user who takes over what a removed user owns: Biuwer asks for one. Used only with a contract file.",
    },
  ],
  accountId: {
    label: "E-mail address or name in Biuwer",
    pattern: { regex: "^[^\\s*](.{0,118}[^\\s*])?$", says: "Write the e-mail address, or the name as Biuwer shows it" },
    maxLength: 120,
    placeholder: "acme.buyers@example.com",
  },
  accounts: "created",
  accountFields: [
    {
      name: "type",
      label: "Type",
      kind: "choice",
      isRequired: false,
      initial: "basic",
      options: [
        { value: "basic", label: "Basic" },
        { value: "advanced", label: "Advanced" },
      ],
      help: "Basic users look and analyse; Advanced (or Standard) users make content too.",
    },
    {
      name: "dataPolicy",
      label: "Has a data policy",
      kind: "switch",
      isRequired: false,
      help: "Declared here, because it can't be read: a data policy on the dataset filters the rows of this user.",
    },
  ],
  groupCode: {
    label: "Name",
    pattern: { regex: "^[^\\s*](.{0,58}[^\\s*])?$", says: "Write the name as Biuwer shows it, up to 60 characters" },
    maxLength: 60,
  },
  groupFields: [],
  groups: "itself",
  groupsPerAccount: null,
  endpointKinds: [
    { kind: "collection", label: "Collection", plural: "Collections", canWrite: false, pattern: CONTENT_NAME },
    { kind: "page", label: "Page", plural: "Pages", canWrite: false, pattern: CONTENT_NAME },
    { kind: "card", label: "Card", plural: "Cards", canWrite: false, pattern: CONTENT_NAME },
  ],
  tokens: "hand",
  connectorKey: {
    label: "Shared resource token",
    help: "From the Share dialog of the collection, page or card. Host applications get it with their user’s token, to embed the resource.",
    pattern: { regex: "^[^\\s:\"'<>]{8,200}$", says: "Write the token as Biuwer shows it: one word without a colon" },
  },
  embed: ({ restUrl, settings, connectorKey, token }) =>
    embedding({ instance: settings.instance ?? restUrl, resourceToken: connectorKey, authToken: token }),
  tokenScope: false,
  prerequisites({ email, attributes }) {
    // Biuwer asks for one when a user is added and mails a welcome there; that it has to be read by anyone isn't documented.
    const contact = { label: "Contact e-mail entered", isMet: email !== null && email.trim() !== "", isWarning: true };
    if (attributes.type === "advanced") return [contact];
    const isMet = attributes.dataPolicy === true;
    const label = isMet
      ? "A data policy filters the rows"
      : "No data policy: what Biuwer shows then isn't documented, it may be every row";
    return [contact, { label, isMet, isWarning: true }];
  },
  canBeRead: ({ contract }) => Boolean(contract),
  notice:
    "Biuwer's API reference isn't public, so a person does everything in Biuwer's own console and no read proves it. With a contract file Gatehouse calls an API, and all it says is marked Contract assumed: nobody has verified that contract against Biuwer.",
};
