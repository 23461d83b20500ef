import type { Bench, Exercise } from "../contract-bench";
import type { Connection } from "../driver";
import { strikeOn, timesIn } from "../sandbox/strike";
import { type ContractfitSandbox, startContractfitSandbox } from "./sandbox";
import { DOCUMENT, INBOX, KEY, ROLE, smallSeed, USER } from "./sandbox-seed";
import { SWITCHES } from "./sandbox-state";

const PASSWORD = "exam-s3t-up-passw0rd";
const WRONG = "exam-wr0ng-passw0rd";
const END = "2031-01-31T00:00:00.000Z";

const SHARED = { remoteId: "shared-link", name: "Shared link", email: null, ref: USER.sharedLink };
const VIEWER = { code: "invoice-viewer @ invoice", description: "Reads the list of invoices" };
const REVIEWER = { code: "invoice-reviewer @ invoice", description: "Reviews invoices" };
const HOST_APP = { name: "Host application", group: VIEWER };
const standing = (hint: string) => ({
  connector: HOST_APP,
  person: SHARED,
  tokenId: "tok_exam",
  label: "Host application",
  hint,
  isHeld: true,
});

/** What is examined, where it is to be found in the sandbox, and what its books call it. */
type Task = Exercise & { request: string; op: string; subject: string; isSo(sandbox: ContractfitSandbox): boolean };

const userOf = ({ state }: ContractfitSandbox, username: string) => state.users.find((u) => u.username === username);
const keyOf = ({ state }: ContractfitSandbox, token: string) => state.keys.find((key) => key.token === token);

/** Two rounds, because an exam has one exercise of a kind: `keys` is about users and keys, `roles` about roles and who has them. */
export const ROUNDS = ["keys", "roles"] as const;
export type Round = (typeof ROUNDS)[number];

const TASKS: Readonly<Record<Round, Readonly<Record<keyof Bench["exercises"], Task | null>>>> = {
  keys: {
    create: {
      effect: {
        type: "user.create.v1",
        person: { remoteId: "visitor", name: "Visitor", email: null },
        groups: [VIEWER],
      },
      secrets: {},
      request: "POST users",
      op: "users.create",
      subject: "visitor",
      isSo: (sandbox) => userOf(sandbox, "visitor")?.roles[0]?.inbox === INBOX.invoice,
    },
    change: {
      effect: { type: "token.set_expiry.v1", ...standing("ends in a1b2"), expiresAt: END },
      secrets: { token_text: KEY.active },
      request: "PATCH auth/api-key/{key}",
      op: "keys.patch",
      subject: "shared-link/a1b2",
      isSo: (sandbox) => keyOf(sandbox, KEY.active)?.expireAt === END,
    },
    remove: {
      effect: { type: "token.revoke.v1", ...standing("ends in 0718") },
      secrets: { token_text: KEY.document },
      request: "DELETE auth/api-key/{key}",
      op: "keys.delete",
      subject: "shared-link/0718",
      isSo: (sandbox) => !keyOf(sandbox, KEY.document),
    },
    once: {
      effect: {
        type: "token.issue.v1",
        connector: HOST_APP,
        person: SHARED,
        tokenId: "tok_exam",
        label: "Visitor 7",
        scope: [{ kind: "document", name: `invoice-reviewer @ invoice/${DOCUMENT}` }],
        validFrom: null,
        expiresAt: END,
        groups: [VIEWER, REVIEWER],
      },
      secrets: {},
      request: "POST auth/api-key",
      op: "keys.create",
      subject: "shared-link",
      isSo: ({ state }) =>
        state.keys.some(
          ({ expireAt, roles: [entry] }) =>
            expireAt === END && entry?.role === ROLE.reviewer && entry.document_id === DOCUMENT,
        ),
    },
  },
  roles: {
    create: {
      effect: {
        type: "group.create.v1",
        group: { code: "lease-reader", description: "Reads leases", attributes: { permissions: "review view_list" } },
      },
      secrets: {},
      request: "POST roles",
      op: "roles.create",
      subject: "lease-reader",
      isSo: ({ state }) =>
        state.roles.some(({ name, permissions }) => name === "lease-reader" && permissions.length === 2),
    },
    change: {
      effect: {
        type: "membership.add.v1",
        group: REVIEWER,
        person: {
          remoteId: "sam.jansen@example.com",
          name: "Sam Jansen",
          email: "sam.jansen@example.com",
          ref: USER.sam,
        },
        mayCreateGroup: false,
      },
      secrets: {},
      request: "PATCH users/{user}",
      op: "users.patch",
      subject: "sam.jansen@example.com",
      isSo: (sandbox) => userOf(sandbox, "sam.jansen@example.com")?.roles.length === 2,
    },
    remove: {
      effect: {
        type: "user.remove.v1",
        person: { remoteId: "kim.devries@example.com", name: "Kim de Vries", email: null, ref: USER.kim },
      },
      secrets: {},
      request: "DELETE users/{user}",
      op: "users.delete",
      subject: "kim.devries@example.com",
      isSo: (sandbox) => !userOf(sandbox, "kim.devries@example.com"),
    },
    once: null,
  },
};

/** A connection to a sandbox with the small seed, as its set-up user. */
export function connectTo(sandbox: { url: string }, change: Partial<Connection> = {}): Connection {
  return {
    restUrl: `${sandbox.url}/admin`,
    soapUrl: null,
    settings: { prefix: "/admin", setupUser: "gatehouse@example.com" },
    secrets: { password: "Gatehouse-sandbox-1" },
    allow: [new URL(sandbox.url).host],
    ...change,
  };
}

/** The sandbox of Contract.fit as the exam needs it, with the vendor's undocumented behaviours switched as given. */
export async function startContractfitBench(
  behaviours: readonly string[] = [],
  round: Round = "keys",
  prefix = "/admin",
): Promise<Bench> {
  const seed = smallSeed();
  seed.users = seed.users.map((user) => (user.id === USER.setUp ? { ...user, password: PASSWORD } : user));
  const sandbox = await startContractfitSandbox({ seed });
  for (const kind of behaviours) sandbox.setFault({ kind });
  const tasks = TASKS[round];
  const taskOf = (exercise: Exercise): Task => {
    const task = Object.values(tasks).find((one) => one?.effect === exercise.effect);
    if (!task) throw new Error("the bench has no such exercise");
    return task;
  };
  const connection = connectTo(sandbox, { secrets: { password: PASSWORD }, restUrl: `${sandbox.url}${prefix}` });
  return {
    connection,
    wrongCredential: { ...connection, secrets: { password: WRONG } },
    exercises: tasks,
    without: {
      ...(tasks.once ? {} : { once: "nothing in this round can be done only once" }),
      pages: "the lists of Contract.fit have no pages",
    },
    listed:
      round === "keys"
        ? {
            kind: "membership",
            isIt: (o) => o.kind === "membership" && o.remoteId === "visitor" && o.groupCode === VIEWER.code,
          }
        : { kind: "group", isIt: (o) => o.kind === "group" && o.code === "lease-reader" },
    holds: (exercise) => taskOf(exercise).isSo(sandbox),
    timesDone: (exercise) => timesIn(sandbox.ledger, taskOf(exercise).op, taskOf(exercise).subject),
    strike(fault, exercise, options = {}) {
      const { request } = taskOf(exercise);
      // 204 has no body that could be cut in half: an answer without the documented status stands for it.
      if (fault === "half_json" && request.startsWith("DELETE"))
        return sandbox.setFault({ kind: "empty", times: 1, operation: request });
      strikeOn(sandbox, fault, request, options);
    },
    get canaries() {
      return [PASSWORD, WRONG, ...Object.values(KEY), ...sandbox.state.keys.map(({ token }) => token)];
    },
    close: () => sandbox.close(),
  };
}

const SECOND_ROUND = [
  "",
  "patch_document:keep",
  "patch_document:refuse",
  "patch_roles:merge",
  "deleted_user_keys:keep",
  "empty_key_list_404",
];
const ROLES = "roles";
/** How the exam of Contract.fit is taken: as it is described, under the other prefix, under every switch, and in the second round. */
export const CONTRACTFIT_BENCHES = {
  vendor: "contractfit",
  switches: ["/api", ...SWITCHES, ...SECOND_ROUND.map((turned) => (turned ? `${ROLES} + ${turned}` : ROLES))],
  start(turned?: string): Promise<Bench> {
    if (turned === "/api") return startContractfitBench([], "keys", "/api");
    const [first = "", second] = (turned ?? "").split(" + ");
    if (first === ROLES) return startContractfitBench(second ? [second] : [], "roles");
    return startContractfitBench(first ? [first] : []);
  },
};
