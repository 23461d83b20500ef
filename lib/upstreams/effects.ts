/**
 * Orders to vendors, versioned because they outlive a deploy. An effect says what is wanted, never how; it carries remote
 * names for the driver and never a secret: secrets are handed to the driver at send time by the worker.
 */
export type PersonRef = { userCode: string; name: string; email: string | null };
export type GroupRef = { code: string; description: string };
export type ConnectorRef = { name: string };
export type EndpointRef = { kind: "get" | "update" | "special"; name: string };

export type Effect =
  | { type: "user.update.v1"; person: PersonRef; windows: boolean; insite: boolean }
  | { type: "user.block.v1"; person: PersonRef }
  | { type: "user.unblock.v1"; person: PersonRef; groups: GroupRef[] }
  | { type: "group.create.v1"; group: GroupRef }
  | { type: "group.rename.v1"; group: GroupRef; from: GroupRef }
  | { type: "group.archive.v1"; group: GroupRef }
  | { type: "group.block.v1"; group: GroupRef }
  | { type: "group.unblock.v1"; group: GroupRef }
  | { type: "membership.add.v1"; group: GroupRef; person: PersonRef; mayCreateGroup: boolean }
  | { type: "membership.remove.v1"; group: GroupRef; person: PersonRef }
  | { type: "connector.create.v1"; connector: ConnectorRef; group: GroupRef | null; endpoints: EndpointRef[] }
  | { type: "connector.link.v1"; connector: ConnectorRef; group: GroupRef }
  | { type: "connector.include.v1"; connector: ConnectorRef; endpoints: EndpointRef[] }
  | { type: "connector.exclude.v1"; connector: ConnectorRef; endpoints: EndpointRef[] }
  | { type: "connector.block.v1"; connector: ConnectorRef }
  | { type: "connector.unblock.v1"; connector: ConnectorRef }
  | { type: "token.request_code.v1"; connector: ConnectorRef; person: PersonRef; tokenId: string }
  | { type: "token.redeem_code.v1"; connector: ConnectorRef; person: PersonRef; tokenId: string }
  | {
      type: "token.revoke.v1";
      connector: ConnectorRef;
      person: PersonRef;
      tokenId: string;
      label: string;
      hint: string;
      isHeld: boolean;
    };

export type EffectType = Effect["type"];
export type EffectOf<T extends EffectType> = Extract<Effect, { type: T }>;

/** Every effect type once, so that a test can prove each has a writer, a class and a sentence. */
export const EFFECT_TYPES = [
  "user.update.v1",
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
  "token.revoke.v1",
] as const satisfies readonly EffectType[];

/** The effect as one plain sentence in the imperative, without a vendor's name: `Add Kim de Vries to CONSULTANCY`. */
export function describeEffect(effect: Effect): string {
  switch (effect.type) {
    case "user.update.v1":
      return `Update ${effect.person.name}`;
    case "user.block.v1":
      return `Block ${effect.person.name}`;
    case "user.unblock.v1":
      return `Unblock ${effect.person.name}`;
    case "group.create.v1":
      return `Create group ${effect.group.code}`;
    case "group.rename.v1":
      return `Rename group ${effect.from.code} to ${effect.group.code}`;
    case "group.archive.v1":
      return `Delete group ${effect.group.code}`;
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
    case "token.revoke.v1":
      return `Revoke token ${effect.hint} of ${effect.person.name} for ${effect.connector.name}`;
  }
}

function countEndpoints(endpoints: EndpointRef[]): string {
  const [only] = endpoints;
  return endpoints.length === 1 && only ? only.name : `${endpoints.length} endpoints`;
}
