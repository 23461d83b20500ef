import type { Effect, EffectType } from "./effects";
import type { HttpLimits } from "./http";

/** How often an effect may safely be sent: naturally idempotent, keyed by us, found again by reading, or neither. */
export type EffectClass = "I" | "K" | "R" | "N";

/** What a driver can do about one effect, with the sentence that a screen shows before the click. */
export type Capability =
  | { how: "api"; class: EffectClass; sentence: string; proof: "read" | "none"; isAssumed?: boolean }
  | { how: "hand"; sentence: string; proof: "read" | "none"; isAssumed?: boolean }
  | { how: "impossible"; sentence: string; isAssumed?: boolean };

/** Where one system is and what opens it. Only the hosts of its two addresses are ever dialled. */
export type Connection = {
  readonly restUrl: string;
  readonly soapUrl: string;
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
};

/** Whether the vendor is as the effect wants it: `unknown` where it can't be read. */
export type Proof = { state: "so" | "not_so" | "unknown"; note: string };

export type ProbeCheck = { name: string; state: "ok" | "failed" | "skipped"; says: string };
export type Probe = { ok: boolean; checks: ProbeCheck[]; environment: string | null; connectorName: string | null };

export type ObservedUser = {
  kind: "user";
  userCode: string;
  name: string;
  email: string | null;
  isBlocked: boolean;
  windows: boolean;
  insite: boolean;
};
export type ObservedGroup = { kind: "group"; code: string; description: string };
export type ObservedMembership = { kind: "membership"; groupCode: string; userCode: string };
export type Observed = ObservedUser | ObservedGroup | ObservedMembership;
export type ObservedKind = Observed["kind"];

/** What a person does in the vendor's console, with the menu path and labels exactly as the vendor writes them. */
export type HandSteps = {
  why: string;
  menuPath: string[];
  /** Words between asterisks are the vendor's own labels or our values and are shown in bold. */
  steps: string[];
  checkAfterwards: string;
};

/**
 * The contract of a vendor. A driver keeps no state, never touches the database and never loops on its own errors.
 * Every method rejects with UpstreamError only.
 */
export type Driver = {
  readonly vendor: string;
  readonly name: string;
  /** What it can do about each effect; a page and a committed snapshot print it. */
  readonly capabilities: Readonly<Record<EffectType, Capability>>;
  /** The capability for this very effect: a token is revoked by API only when its full text is held. */
  capabilityOf(effect: Effect): Capability;
  /** Proves the credential and says what it may do; never changes anything. */
  probe(connection: Connection): Promise<Probe>;
  /** Brings one effect about. "Already so" is success. */
  apply(effect: Effect, connection: Connection, secrets: EffectSecrets): Promise<Outcome>;
  /** Reads whether an effect is already so; used before an R is sent again and when a hand task is closed. */
  verify(effect: Effect, connection: Connection, secrets: EffectSecrets): Promise<Proof>;
  /** Pages of what the vendor has; absent for a write-only vendor. */
  observe?(kind: ObservedKind, connection: Connection): AsyncIterable<Observed[]>;
  /** The steps for an effect whose capability is `hand`. */
  handSteps(effect: Effect, connection: Pick<Connection, "restUrl" | "settings">): HandSteps;
};
