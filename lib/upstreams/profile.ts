import type { Attributes } from "./effects";

/** One thing that a form asks for a vendor. `says` is the message where `pattern` doesn't fit. */
export type Field = {
  name: string;
  label: string;
  kind: "text" | "address" | "secret" | "choice" | "switch";
  isRequired: boolean;
  help?: string;
  placeholder?: string;
  initial?: string;
  options?: readonly { value: string; label: string }[];
  pattern?: { regex: string; says: string };
  /** Assumed, not documented by the vendor; said beside the field. */
  isAssumed?: boolean;
};

export type EndpointKind = {
  kind: string;
  label: string;
  plural: string;
  canWrite: boolean;
  /** How the vendor writes such a name. */
  pattern: { regex: string; says: string };
  placeholder?: string;
};

/** Where a system is and what opens it, taken apart from what a person typed. */
export type Place = {
  restUrl: string;
  soapUrl: string | null;
  settings: Record<string, string>;
  secrets: Record<string, string>;
};
export type PlaceCheck = ({ ok: true } & Place) | { ok: false; fields: Record<string, string> };

/**
 * Something the vendor asks of an account before it can use anything; a warning is advice and refuses nothing. `lacks` says in a few
 * words what is wanting, as after "has": `no e-mail address`.
 */
export type Prerequisite = { label: string; isMet: boolean; isWarning?: boolean; lacks?: string };

/** What a host application puts into an `iframe` of its page: its address and its name. */
export type Embedding = { src: string; name: string };

/** How one vendor is spoken of, asked for and shown. Pure data and pure functions, so that screens and tests need no driver. */
export type VendorProfile = {
  /** The short name in a sentence: `AFAS`. */
  name: string;
  /** What the vendor calls our words, in the singular and in lower case unless it is a name; shown small beside ours. */
  words: { system: string; account: string; group: string; membership: string; connector: string; token: string };
  /** The built-in group of everybody, or null where the vendor has none. */
  everybody: { code: string; description: string } | null;
  /** What the connect form asks, in order; secrets are write-only afterwards. */
  setup: readonly Field[];
  /** How an account is named in this system. */
  accountId: { label: string; pattern: { regex: string; says: string }; maxLength: number; placeholder: string };
  /** `recorded`: the account exists at the vendor and is written down here. `created`: recording it creates it there. */
  accounts: "recorded" | "created";
  accountFields: readonly Field[];
  /** How a group is named in this system. */
  groupCode: { label: string; pattern: { regex: string; says: string }; maxLength: number };
  /** The most characters of a group's description, where the vendor takes fewer than we do. */
  groupDescriptionLength?: number;
  groupFields: readonly Field[];
  /** `with_member`: the first member makes the group; `itself`: a group is created on its own. */
  groups: "with_member" | "itself";
  /** How many groups one account may be in; null for any number. */
  groupsPerAccount: number | null;
  endpointKinds: readonly EndpointKind[];
  /** How a token comes about: a one-time password, one call, or a person in the vendor's console. */
  tokens: "code" | "call" | "hand";
  /** Whether a token's scope can differ from that of its connector. */
  tokenScope: boolean;
  /** What the key of an app connector is called at this vendor and what it is like; absent where connectors have none. */
  connectorKey?: { label: string; help: string; pattern: { regex: string; says: string } };
  /** What a page needs to show something of this vendor to one user; absent where nothing can be embedded. Throws for unfit texts. */
  embed?(given: {
    restUrl: string;
    settings: Readonly<Record<string, string>>;
    connectorKey: string;
    token: string;
  }): Embedding;
  /** What an account lacks or has, for the Ready column and the light's second line. */
  prerequisites(account: { email: string | null; attributes: Attributes }): readonly Prerequisite[];
  /** Warnings about accounts or groups that this vendor takes for one; left out where it joins nothing. */
  joins?(known: {
    accounts: readonly { remoteId: string; name: string; email: string | null }[];
    groups: readonly { code: string; description: string; attributes: Attributes }[];
  }): readonly string[];
  /** Whether a system with these settings can be read back at all; absent where every one can. */
  canBeRead?(settings: Readonly<Record<string, string>>): boolean;
  /** What is worth saying about this vendor on every screen that shows it, such as an assumed contract; null where nothing is. */
  notice: string | null;
};
