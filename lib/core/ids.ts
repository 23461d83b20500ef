/** Ids are prefixed, time-ordered text: `tok_` + 20 base32 characters (48 bits of milliseconds, 52 random bits). */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

export const ID_PREFIXES = {
  system: "sys",
  user: "usr",
  account: "acc",
  group: "grp",
  membership: "mem",
  connector: "con",
  link: "lnk",
  endpoint: "end",
  filter: "flt",
  token: "tok",
  block: "blk",
  doubt: "dbt",
  delivery: "dlv",
  attempt: "att",
  handTask: "tsk",
  event: "evt",
  change: "chg",
  secret: "sec",
  operator: "opr",
  session: "ses",
  apiKey: "key",
  draft: "drf",
  observation: "obs",
  reading: "red",
  adoption: "adp",
  application: "app",
  applicationKey: "apk",
  mapping: "map",
  identityLink: "idl",
  import: "imp",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;
export type Id<K extends IdKind> = string & { readonly __id: K };

export type SystemId = Id<"system">;
export type UserId = Id<"user">;
export type AccountId = Id<"account">;
export type GroupId = Id<"group">;
export type ConnectorId = Id<"connector">;
export type TokenId = Id<"token">;
export type OperatorId = Id<"operator">;
export type DeliveryId = Id<"delivery">;
export type ChangeId = Id<"change">;

/** A new id of the kind: later ids of a process sort after earlier ones to the millisecond; never fails. */
export function newId<K extends IdKind>(kind: K, nowMs: number = Date.now()): Id<K> {
  let time = "";
  let rest = nowMs;
  for (let i = 0; i < 10; i += 1) {
    time = ALPHABET[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  let random = "";
  for (const byte of crypto.getRandomValues(new Uint8Array(10))) random += ALPHABET[byte % 32];
  return `${ID_PREFIXES[kind]}_${time}${random}` as Id<K>;
}

/** Whether a text has the shape of an id of this kind; anything else is answered as "not found" without a query. */
export function isId<K extends IdKind>(kind: K, value: unknown): value is Id<K> {
  return typeof value === "string" && new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{20}$`).test(value);
}
