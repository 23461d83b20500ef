/**
 * Orders to vendors, versioned because they outlive a deploy. An effect says what is wanted, never how; it carries remote
 * names for the driver and never a secret: secrets are handed to the driver at send time by the worker.
 */
export type Attributes = Readonly<Record<string, string | boolean>>;

/** An account: the name that it goes by in the system, and the vendor's own id where that is another one and known. */
export type PersonRef = {
  remoteId: string;
  name: string;
  email: string | null;
  ref?: string | null;
  attributes?: Attributes;
  /** Whether he is blocked at the moment of sending, filled in by the worker; some vendors know no other block than his absence. */
  isBlocked?: boolean;
};
export type GroupRef = {
  code: string;
  description: string;
  ref?: string | null;
  attributes?: Attributes;
  /**
   * Everybody in it, filled in at send time where a person is given back his groups and the vendor takes whole lists; of a group that
   * leaves its common identity, who stays bound there without it.
   */
  members?: PersonRef[];
};
/** A connector; `group` is the one it is linked to, filled in at send time for a driver that asks for it. */
export type ConnectorRef = { name: string; group?: GroupRef | null; attributes?: Attributes };
/** One thing that a connector may call; its kind is one of those in the vendor's profile. */
export type EndpointRef = { kind: string; name: string };

type TokenOrder = { connector: ConnectorRef; person: PersonRef; tokenId: string };
/** A token that stands: `hint` is what may be shown of its text, `isHeld` whether we have the text, `ref` the vendor's own id of it. */
type StandingToken = TokenOrder & { label: string; hint: string; isHeld: boolean; ref?: string | null };

/**
 * Orders to vendors. `members` and `groups` are whole lists as they are wanted at the moment of sending; the worker fills them in for
 * a driver that asks for them (`Driver.wants`), because some vendors take lists and not differences.
 */
export type Effect =
  | { type: "user.create.v1"; person: PersonRef; groups?: GroupRef[] }
  | { type: "user.update.v1"; person: PersonRef; groups?: GroupRef[] }
  | { type: "user.remove.v1"; person: PersonRef }
  | { type: "user.block.v1"; person: PersonRef; groups?: GroupRef[] }
  | { type: "user.unblock.v1"; person: PersonRef; groups: GroupRef[] }
  | { type: "group.create.v1"; group: GroupRef }
  | { type: "group.rename.v1"; group: GroupRef; from: GroupRef }
  | { type: "group.archive.v1"; group: GroupRef }
  | { type: "group.block.v1"; group: GroupRef }
  | { type: "group.unblock.v1"; group: GroupRef }
  | {
      type: "membership.add.v1";
      group: GroupRef;
      person: PersonRef;
      mayCreateGroup: boolean;
      members?: PersonRef[];
      groups?: GroupRef[];
    }
  | { type: "membership.remove.v1"; group: GroupRef; person: PersonRef; members?: PersonRef[]; groups?: GroupRef[] }
  | { type: "connector.create.v1"; connector: ConnectorRef; group: GroupRef | null; endpoints: EndpointRef[] }
  /** `endpoints`: all that the group's connectors call, filled in for a vendor whose groups hold what may be called. */
  | { type: "connector.link.v1"; connector: ConnectorRef; group: GroupRef; endpoints?: EndpointRef[] }
  | { type: "connector.include.v1"; connector: ConnectorRef; endpoints: EndpointRef[] }
  /** `stillWanted`: what other connectors of the same group call, filled in with the connector's group. */
  | { type: "connector.exclude.v1"; connector: ConnectorRef; endpoints: EndpointRef[]; stillWanted?: EndpointRef[] }
  | { type: "connector.block.v1"; connector: ConnectorRef }
  | { type: "connector.unblock.v1"; connector: ConnectorRef }
  | ({ type: "token.request_code.v1" } & TokenOrder)
  | ({ type: "token.redeem_code.v1" } & TokenOrder)
  /** Issued in one step: its scope is a subset of the connector's endpoints, its life from `validFrom` (or at once) to `expiresAt` (or for ever). */
  | ({
      type: "token.issue.v1";
      label: string;
      scope: EndpointRef[];
      validFrom: string | null;
      expiresAt: string | null;
      groups?: GroupRef[];
    } & TokenOrder)
  | ({ type: "token.set_expiry.v1"; expiresAt: string | null } & StandingToken)
  | ({ type: "token.suspend.v1"; expiresAt: string | null } & StandingToken)
  | ({ type: "token.resume.v1"; expiresAt: string | null } & StandingToken)
  | ({ type: "token.revoke.v1" } & StandingToken);

export type EffectType = Effect["type"];
export type EffectOf<T extends EffectType> = Extract<Effect, { type: T }>;

/** Every effect type once, so that a test can prove each has a writer, a class and a sentence. */
export const EFFECT_TYPES = [
  "user.create.v1",
  "user.update.v1",
  "user.remove.v1",
  "user.block.v1",
  "user.unblock.v1",
  "group.create.v1",
  "group.rename.v1",
  "group.archive.v1",
  "group.block.v1",
  "group.unblock.v1",
  "membership.add.v1",
  "membership.remove.v1",
  "connector.create.v1",
  "connector.link.v1",
  "connector.include.v1",
  "connector.exclude.v1",
  "connector.block.v1",
  "connector.unblock.v1",
  "token.request_code.v1",
  "token.redeem_code.v1",
  "token.issue.v1",
  "token.set_expiry.v1",
  "token.suspend.v1",
  "token.resume.v1",
  "token.revoke.v1",
] as const satisfies readonly EffectType[];

/** The effect as one plain sentence in the imperative, without a vendor's name: `Add Kim de Vries to CONSULTANCY`. */
export function describeEffect(effect: Effect): string {
  switch (effect.type) {
    case "user.create.v1":
      return `Create the account of ${effect.person.name}`;
    case "user.remove.v1":
      return `Remove the account of ${effect.person.name}`;
    case "user.update.v1":
      return `Update ${effect.person.name}`;
    case "user.block.v1":
      return `Block ${effect.person.name}`;
    case "user.unblock.v1":
      return `Unblock ${effect.person.name}`;
    case "group.create.v1":
      return `Create group ${effect.group.code}`;
    case "group.rename.v1":
      return effect.from.code === effect.group.code
        ? `Change the properties of group ${effect.group.code}`
        : `Rename group ${effect.from.code} to ${effect.group.code}`;
    case "group.archive.v1":
      return effect.group.members
        ? `Take group ${effect.group.code} off ${String(effect.group.attributes?.commonId)}`
        : `Delete group ${effect.group.code}`;
    case "group.block.v1":
      return `Block group ${effect.group.code}`;
    case "group.unblock.v1":
      return `Unblock group ${effect.group.code}`;
    case "membership.add.v1":
      return effect.mayCreateGroup
        ? `Create group ${effect.group.code} with ${effect.person.name}`
        : `Add ${effect.person.name} to ${effect.group.code}`;
    case "membership.remove.v1":
      return `Take ${effect.person.name} out of ${effect.group.code}`;
    case "connector.create.v1":
      return `Create app connector ${effect.connector.name}`;
    case "connector.link.v1":
      return `Link ${effect.connector.name} to group ${effect.group.code}`;
    case "connector.include.v1":
      return `Add ${countEndpoints(effect.endpoints)} to ${effect.connector.name}`;
    case "connector.exclude.v1":
      return `Remove ${countEndpoints(effect.endpoints)} from ${effect.connector.name}`;
    case "connector.block.v1":
      return `Block ${effect.connector.name}`;
    case "connector.unblock.v1":
      return `Unblock ${effect.connector.name}`;
    case "token.request_code.v1":
      return `Mail ${effect.person.name} a one-time password for ${effect.connector.name}`;
    case "token.redeem_code.v1":
      return `Issue the token of ${effect.person.name} for ${effect.connector.name}`;
    case "token.issue.v1":
      return `Issue a token of ${effect.person.name} for ${effect.connector.name}`;
    case "token.set_expiry.v1":
      return effect.expiresAt
        ? `Let token ${effect.hint} of ${effect.person.name} end on ${effect.expiresAt.slice(0, 10)}`
        : `Let token ${effect.hint} of ${effect.person.name} live without an end`;
    case "token.suspend.v1":
      return `Suspend token ${effect.hint} of ${effect.person.name}`;
    case "token.resume.v1":
      return `Let token ${effect.hint} of ${effect.person.name} work again`;
    case "token.revoke.v1":
      return `Revoke token ${effect.hint} of ${effect.person.name} for ${effect.connector.name}`;
  }
}

function countEndpoints(endpoints: EndpointRef[]): string {
  const [only] = endpoints;
  return endpoints.length === 1 && only ? only.name : `${endpoints.length} endpoints`;
}
