import type { Attributes, Effect, EffectType, EndpointRef } from "./effects";
import type { HttpLimits } from "./http";
import type { PlaceCheck, VendorProfile } from "./profile";

/** How often an effect may safely be sent: naturally idempotent, keyed by us, found again by reading, or neither. */
export type EffectClass = "I" | "K" | "R" | "N";

/** What a driver can do about one effect, with the sentence that a screen shows before the click. */
export type Capability =
  | { how: "api"; class: EffectClass; sentence: string; proof: "read" | "none"; isAssumed?: boolean }
  | { how: "hand"; sentence: string; proof: "read" | "none"; isAssumed?: boolean }
  /** The vendor knows no such thing: it is kept in Gatehouse alone, and nothing is sent. */
  | { how: "here"; sentence: string; isAssumed?: boolean }
  | { how: "impossible"; sentence: string; isAssumed?: boolean };

/** Where one system is and what opens it. Only the hosts of its addresses are ever dialled. */
export type Connection = {
  readonly restUrl: string;
  /** A second address, where a vendor has two. */
  readonly soapUrl: string | null;
  /** Vendor settings that are no secrets, such as the names of the GetConnectors that list users and groups. */
  readonly settings: Readonly<Record<string, string>>;
  /** Secrets opened for this one call, by name: `token` (the system's own credential), `api_key:<connector>`, `environment_key`. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Private `host:port`s that this installation lets vendors live on (GATEHOUSE_UPSTREAM_ALLOW). */
  readonly allow?: readonly string[];
  /** Shorter patience, for tests. */
  readonly limits?: Partial<HttpLimits>;
  readonly signal?: AbortSignal;
};

/** Secrets that belong to one effect and were opened for this one call: the full text of a token to revoke, a one-time password. */
export type EffectSecrets = Readonly<Record<string, string>>;

/** `applied`: the vendor accepted it. `verified`: a second read showed it. `secrets` are sealed at once by the worker. */
export type Outcome = {
  state: "applied" | "verified";
  /** What was seen, in plain words, without a secret. */
  note: string;
  /** True when the vendor already was as wished. */
  wasAlreadySo?: boolean;
  secrets?: EffectSecrets;
  /** The vendor's own id of what the effect is about, where it gave one that is no secret; kept with the account, group or token. */
  ref?: string;
  /** SHA-256 of the body that was sent last, hex; the ledger of a vendor that can't be read. */
  sentHash?: string;
};

/** Whether the vendor is as the effect wants it: `unknown` where it can't be read. */
export type Proof = { state: "so" | "not_so" | "unknown"; note: string };

/** `isSilent`: it failed because no usable answer came, which tells nothing about the credential. */
export type ProbeCheck = { name: string; state: "ok" | "failed" | "skipped"; says: string; isSilent?: boolean };
export type Probe = { ok: boolean; checks: ProbeCheck[]; environment: string | null; connectorName: string | null };

export type ObservedUser = {
  kind: "user";
  remoteId: string;
  ref?: string | null;
  name: string;
  email: string | null;
  isBlocked: boolean;
  attributes: Attributes;
};
export type ObservedGroup = {
  kind: "group";
  code: string;
  ref?: string | null;
  description: string;
  attributes?: Attributes;
};
export type ObservedMembership = { kind: "membership"; groupCode: string; remoteId: string };
/** What a group lets its members call, for vendors whose groups hold permissions. */
export type ObservedEndpoint = { kind: "endpoint"; groupCode: string; endpoint: EndpointRef };
/** A token as the vendor lists it. `text` is there only where the vendor shows whole tokens: it is fingerprinted at once and never kept. */
export type ObservedToken = {
  kind: "token";
  remoteId: string;
  ref: string | null;
  text?: string;
  scope: string | null;
  isActive: boolean;
  createdAt: string | null;
  expiresAt: string | null;
};
export type Observed = ObservedUser | ObservedGroup | ObservedMembership | ObservedEndpoint | ObservedToken;
export type ObservedKind = Observed["kind"];
/** One page of a read, and where the next one begins: null at the end. */
export type ObservedPage = { items: Observed[]; next: string | null };

/** What a person does in the vendor's console, with the menu path and labels exactly as the vendor writes them. */
export type HandSteps = {
  why: string;
  menuPath: string[];
  /** Words between asterisks are the vendor's own labels or our values and are shown in bold. */
  steps: string[];
  checkAfterwards: string;
};

/** Whole lists that a vendor takes instead of differences, and what else an order needs to know at the moment of sending. */
export type Want = "members_of_group" | "groups_of_person" | "group_of_connector";

/**
 * The contract of a vendor. A driver keeps no state, never touches the database and never loops on its own errors.
 * Every method rejects with UpstreamError only.
 */
export type Driver = {
  readonly vendor: string;
  readonly name: string;
  /** How the vendor is spoken of, asked for and shown; pure data. */
  readonly profile: VendorProfile;
  /** What a person typed to connect a system, checked and taken apart; `allow` holds the private `host:port`s of this installation. */
  place(typed: Readonly<Record<string, string>>, allow: readonly string[]): PlaceCheck;
  /** What the worker must fill in before an effect is sent. */
  readonly wants?: readonly Want[];
  /** What it can do about each effect; a page and a committed snapshot print it. */
  readonly capabilities: Readonly<Record<EffectType, Capability>>;
  /** The capability for this very effect at this very system: a token is revoked by API only when its full text is held. */
  capabilityOf(effect: Effect, settings?: Connection["settings"]): Capability;
  /** Proves the credential and says what it may do; never changes anything. */
  probe(connection: Connection): Promise<Probe>;
  /** Brings one effect about. "Already so" is success. */
  apply(effect: Effect, connection: Connection, secrets: EffectSecrets): Promise<Outcome>;
  /** Reads whether an effect is already so; used before an R is sent again and when a hand task is closed. */
  verify(effect: Effect, connection: Connection, secrets: EffectSecrets): Promise<Proof>;
  /** What can be read; empty for a write-only vendor. */
  readonly observes: readonly ObservedKind[];
  /** What can be read of this very system, where its settings decide; left out where they don't. */
  observesAt?(settings: Connection["settings"]): readonly ObservedKind[];
  /**
   * Pages of what the vendor has, from the beginning or from where an earlier page said to go on. Rejects rather than show part as all:
   * a page that repeats, an order that changes, an answer that is cut off.
   */
  observe?(kind: ObservedKind, connection: Connection, from?: string | null): AsyncIterable<ObservedPage>;
  /** The steps for an effect whose capability is `hand`. */
  handSteps(effect: Effect, connection: Pick<Connection, "restUrl" | "settings">): HandSteps;
};
