/**
 * The closed union of what can have happened. An event's name never changes once it was written.
 * `says` is its sentence: {actor} and {subject} are always there, every other hole names a related subject that the event must carry.
 */
export const AUDIT_EVENTS = {
  "system.connected": { subject: "system", says: "{actor} connected {subject}" },
  "system.changed": { subject: "system", says: "{actor} changed {subject}" },
  "system.credential_replaced": { subject: "system", says: "{actor} replaced the credential of {subject}" },
  "system.tested": { subject: "system", says: "{actor} tested {subject}" },
  "system.paused": { subject: "system", says: "{actor} paused deliveries to {subject}" },
  "system.resumed": { subject: "system", says: "{actor} resumed deliveries to {subject}" },
  "system.suspended": { subject: "system", says: "{actor} suspended {subject}" },
  "system.reopened": { subject: "system", says: "{actor} reopened {subject}" },
  "system.reasserted": { subject: "system", says: "{actor} had everything decided sent to {subject} again" },
  "system.read_asked": { subject: "system", says: "{actor} asked for a reading of {subject}" },
  "system.read_accepted": { subject: "system", says: "{actor} let a reading of {subject} through" },
  "system.drift_policy_set": { subject: "system", says: "{actor} set what happens to drift in {subject}" },
  "system.adoption_asked": { subject: "system", says: "{actor} chose what to take over from {subject}" },
  "system.adopted": { subject: "system", says: "{actor} took over what was found in {subject}" },
  "drift.accepted": { subject: "system", says: "{actor} accepted what was found in {subject}" },
  "drift.restored": { subject: "system", says: "{actor} had what was decided restored in {subject}" },
  "drift.ignored": { subject: "system", says: "{actor} left a difference in {subject} as it is for a while" },
  "import.asked": { subject: "import", says: "{actor} had {subject} imported" },
  "import.users_taken": { subject: "import", says: "{actor} took users from the file {subject}" },
  "import.ended": { subject: "import", says: "{actor} came to the end of the file {subject}" },
  "user.created": { subject: "user", says: "{actor} added user {subject}" },
  "user.changed": { subject: "user", says: "{actor} changed user {subject}" },
  "user.blocked": { subject: "user", says: "{actor} blocked {subject}" },
  "user.unblocked": { subject: "user", says: "{actor} unblocked {subject}" },
  "user.disabled": { subject: "user", says: "{actor} disabled {subject}, as the directory says" },
  "user.enabled": { subject: "user", says: "{actor} enabled {subject} again, as the directory says" },
  "user.left": { subject: "user", says: "{actor} let {subject} leave" },
  "account.created": { subject: "account", says: "{actor} recorded account {subject} of {user}" },
  "account.changed": { subject: "account", says: "{actor} changed account {subject} of {user}" },
  "account.removed": { subject: "account", says: "{actor} removed account {subject} of {user}" },
  "account.blocked": { subject: "account", says: "{actor} blocked account {subject} of {user}" },
  "account.unblocked": { subject: "account", says: "{actor} unblocked account {subject} of {user}" },
  "group.created": { subject: "group", says: "{actor} created group {subject}" },
  "group.renamed": { subject: "group", says: "{actor} renamed group {subject}" },
  "group.archived": { subject: "group", says: "{actor} archived group {subject}" },
  "group.blocked": { subject: "group", says: "{actor} blocked group {subject}" },
  "group.unblocked": { subject: "group", says: "{actor} unblocked group {subject}" },
  "membership.added": { subject: "group", says: "{actor} added {account} to {subject}" },
  "membership.removed": { subject: "group", says: "{actor} took {account} out of {subject}" },
  "membership.imported": { subject: "group", says: "{actor} changed who is in {subject} by the file {import}" },
  "connector.created": { subject: "connector", says: "{actor} created app connector {subject}" },
  "connector.changed": { subject: "connector", says: "{actor} changed app connector {subject}" },
  "connector.linked": { subject: "connector", says: "{actor} linked {subject} to group {group}" },
  "connector.blocked": { subject: "connector", says: "{actor} blocked {subject}" },
  "connector.unblocked": { subject: "connector", says: "{actor} unblocked {subject}" },
  "connector.retired": { subject: "connector", says: "{actor} retired {subject}" },
  "endpoint.included": { subject: "connector", says: "{actor} added {endpoint} to {subject}" },
  "endpoint.excluded": { subject: "connector", says: "{actor} removed {endpoint} from {subject}" },
  "endpoint.imported": {
    subject: "connector",
    says: "{actor} changed the endpoints of {subject} by the file {import}",
  },
  "filter.declared": { subject: "connector", says: "{actor} declared a record filter of {subject}" },
  "filter.withdrawn": { subject: "connector", says: "{actor} withdrew a record filter of {subject}" },
  "token.requested": { subject: "token", says: "{actor} asked for token {subject} for {account} on {connector}" },
  "token.code_entered": {
    subject: "token",
    says: "{actor} entered the one-time password for token {subject} of {account}",
  },
  "token.registered": {
    subject: "token",
    says: "{actor} recorded token {subject} of {account} on {connector}, made by hand",
  },
  "token.issued": { subject: "token", says: "{connector} issued token {subject} to {account}" },
  "token.revealed": { subject: "token", says: "{actor} was shown token {subject} of {account} once" },
  "token.secret_discarded": { subject: "token", says: "{actor} discarded the text of token {subject} of {account}" },
  "token.expiry_set": { subject: "token", says: "{actor} set the end of token {subject} of {account}" },
  "token.suspended": { subject: "token", says: "{actor} suspended token {subject} of {account}" },
  "token.unsuspended": { subject: "token", says: "{actor} let token {subject} of {account} work again" },
  "token.revoked": { subject: "token", says: "{actor} revoked token {subject} of {account} on {connector}" },
  "token.revocation_confirmed": {
    subject: "token",
    says: "{connector} no longer accepts token {subject} of {account}",
  },
  "delivery.applied": { subject: "delivery", says: "The vendor accepted: {subject}" },
  "delivery.verified": { subject: "delivery", says: "Read back from the vendor: {subject}" },
  "delivery.failed": { subject: "delivery", says: "The vendor refused: {subject}" },
  "delivery.in_doubt": { subject: "delivery", says: "It can't be told whether the vendor did it: {subject}" },
  "delivery.retried": { subject: "delivery", says: "{actor} sent again: {subject}" },
  "delivery.resolved": { subject: "delivery", says: "{actor} settled: {subject}" },
  "delivery.cancelled": { subject: "delivery", says: "{actor} cancelled: {subject}" },
  "hand_task.taken": { subject: "hand_task", says: "{actor} took the hand task: {subject}" },
  "hand_task.done": { subject: "hand_task", says: "{actor} said it is done: {subject}" },
  "hand_task.refused": { subject: "hand_task", says: "{actor} said it can't be done: {subject}" },
  "operator.added": { subject: "operator", says: "{actor} added operator {subject}" },
  "operator.role_changed": { subject: "operator", says: "{actor} changed the role of {subject}" },
  "operator.password_set": { subject: "operator", says: "{actor} set a password for {subject}" },
  "operator.disabled": { subject: "operator", says: "{actor} disabled operator {subject}" },
  "operator.enabled": { subject: "operator", says: "{actor} enabled operator {subject}" },
  "operator.signed_in": { subject: "operator", says: "{subject} signed in" },
  "operator.sign_in_refused": { subject: "operator", says: "A sign-in as {subject} was refused" },
  "operator.signed_out": { subject: "operator", says: "{subject} signed out" },
  "operator.sessions_ended": { subject: "operator", says: "{actor} ended every session of {subject}" },
  "api_key.created": { subject: "api_key", says: "{actor} made API key {subject}" },
  "api_key.revoked": { subject: "api_key", says: "{actor} revoked API key {subject}" },
  "application.created": { subject: "application", says: "{actor} added host application {subject}" },
  "application.changed": { subject: "application", says: "{actor} changed host application {subject}" },
  "application.retired": { subject: "application", says: "{actor} retired host application {subject}" },
  "application.key_made": { subject: "application", says: "{actor} made a key for host application {subject}" },
  "application.key_rotated": { subject: "application", says: "{actor} replaced a key of host application {subject}" },
  "application.key_revoked": { subject: "application", says: "{actor} revoked a key of host application {subject}" },
  "mapping.added": { subject: "application", says: "{actor} mapped keys of {subject} to token {token}" },
  "mapping.pointed": { subject: "application", says: "{actor} pointed keys of {subject} to token {token}" },
  "mapping.imported": {
    subject: "application",
    says: "{actor} changed the mappings of {subject} by the file {import}",
  },
  "mapping.removed": { subject: "application", says: "{actor} removed mappings of {subject}" },
  "mapping.promised": {
    subject: "application",
    says: "{actor} asked for token {token}, for keys of {subject} that now ride on {old}",
  },
  "identity.linked": {
    subject: "identity",
    says: "{actor} linked external id {subject} of {system} to a common identity",
  },
  "identity.pointed": { subject: "identity", says: "{actor} pointed external id {subject} of {system} elsewhere" },
  "identity.unlinked": { subject: "identity", says: "{actor} unlinked external id {subject} of {system}" },
  "audit.exported": { subject: "audit", says: "{actor} exported the audit log" },
  "access.exported": { subject: "audit", says: "{actor} exported a list of who has access" },
  "list.exported": { subject: "audit", says: "{actor} exported a list: {subject}" },
  "policy.changed": { subject: "policy", says: "{actor} changed policy {subject}" },
  "gate.denied": { subject: "operation", says: "{actor} was refused: {subject}" },
} as const satisfies Record<string, { subject: SubjectKind; says: string }>;

export type SubjectKind =
  | "system"
  | "user"
  | "account"
  | "group"
  | "connector"
  | "endpoint"
  | "token"
  | "delivery"
  | "hand_task"
  | "operator"
  | "api_key"
  | "application"
  | "identity"
  | "import"
  | "audit"
  | "policy"
  | "operation";

export type AuditCode = keyof typeof AUDIT_EVENTS;

/** A subject with its name at the time. */
export type Ref<K extends SubjectKind = SubjectKind> = { kind: K; id: string; name: string };

export type FieldValue = string | number | boolean | null | string[];
export type Fields = Readonly<Record<string, FieldValue>>;

type Holes<S extends string> = S extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never;
type RelatedHoles<C extends AuditCode> = Exclude<Holes<(typeof AUDIT_EVENTS)[C]["says"]>, "actor" | "subject">;
type Related<C extends AuditCode> = [RelatedHoles<C>] extends [never]
  ? { related?: Readonly<Record<string, Ref>> }
  : { related: Readonly<Record<RelatedHoles<C>, Ref>> & Readonly<Record<string, Ref>> };

/** One event as an operation hands it to the gate: what happened to whom, with named values before and after; never a secret. */
export type AuditDraft = {
  [C in AuditCode]: {
    code: C;
    subject: Ref<(typeof AUDIT_EVENTS)[C]["subject"]>;
    before?: Fields;
    after?: Fields;
  } & Related<C>;
}[AuditCode];

export type SentencePart = { text: string; isName: boolean };

/** The sentence of an event in parts, so that a screen can set names in bold. */
export function sentenceParts(
  code: AuditCode,
  names: { actor: string; subject: string; related: Readonly<Record<string, { name: string }>> },
): SentencePart[] {
  return AUDIT_EVENTS[code].says
    .split(/(\{[a-z_]+\})/)
    .filter((text) => text !== "")
    .map((text) => {
      const hole = /^\{([a-z_]+)\}$/.exec(text)?.[1];
      if (!hole) return { text, isName: false };
      const name = hole === "actor" ? names.actor : hole === "subject" ? names.subject : names.related[hole]?.name;
      return { text: name ?? "unknown", isName: true };
    });
}

/** The sentence of an event as plain text. */
export function sentenceOf(...args: Parameters<typeof sentenceParts>): string {
  return sentenceParts(...args)
    .map((part) => part.text)
    .join("");
}
