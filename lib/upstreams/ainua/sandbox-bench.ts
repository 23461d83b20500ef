import type { Bench, Exercise } from "../contract-bench";
import type { Connection } from "../driver";
import type { GroupRef, PersonRef } from "../effects";
import { strikeOn, timesIn } from "../sandbox/strike";
import { type AinuaSandbox, startAinuaSandbox } from "./sandbox";
import { GATEHOUSE_CLIENT, smallSeed } from "./sandbox-seed";
import { accountOf, peopleOf, userOf } from "./sandbox-state";

const SECRET = "exam-cl13nt-s3cr3t-of-gatehouse";
const WRONG = "exam-wr0ng-s3cr3t-of-gatehouse";
const ACME: GroupRef = { code: "account_123", description: "Acme Ltd.", attributes: { commonId: "123456-8" } };
const FRESH: GroupRef = { code: "account_500", description: "Fresh BV", attributes: { commonId: "0500.500.500" } };
const KIM: PersonRef = { remoteId: "user_001", name: "Kim de Vries", email: "kim.devries@example.com" };
const SAM: PersonRef = { remoteId: "user_002", name: "Sam Jansen", email: "sam.jansen@example.com" };
const LOU: PersonRef = { remoteId: "user_003", name: "Lou Bos", email: "lou.bos@example.com" };
const NOOR: PersonRef = { remoteId: "user_009", name: "Noor Smit", email: "noor.smit@example.com" };

type Examined = Exercise & { request: string; op: string; subject: string; isSo(sandbox: AinuaSandbox): boolean };
export type Paper = "users" | "accounts" | "mixed" | "removal from a list";

const listed = (sandbox: AinuaSandbox, person: PersonRef): boolean =>
  peopleOf(sandbox.state, "123456-8").includes(person.email ?? "");
const emailOf = ({ state }: AinuaSandbox, person: PersonRef): string | undefined =>
  userOf(state, GATEHOUSE_CLIENT, person.remoteId)?.email;

function users(): Record<"create" | "change" | "remove", Examined> {
  const moved = { ...KIM, email: "kim.bakker@example.com" };
  const at = (person: PersonRef, op: string) => ({ secrets: {}, request: "users", op, subject: person.remoteId });
  return {
    create: {
      effect: { type: "user.create.v1", person: NOOR },
      ...at(NOOR, "users.set"),
      isSo: (sandbox) => emailOf(sandbox, NOOR) === NOOR.email,
    },
    change: {
      effect: { type: "user.update.v1", person: moved },
      ...at(KIM, "users.set"),
      isSo: (sandbox) => emailOf(sandbox, KIM) === moved.email,
    },
    remove: {
      effect: { type: "user.remove.v1", person: SAM },
      ...at(SAM, "users.null"),
      isSo: (sandbox) => emailOf(sandbox, SAM) === undefined && !listed(sandbox, SAM),
    },
  };
}

function accounts(): Record<"create" | "change" | "remove", Examined> {
  const nobody: GroupRef = {
    code: "account_400",
    description: "Nobody Yet BV",
    attributes: { commonId: "0999.000.111" },
  };
  return {
    create: {
      effect: { type: "group.create.v1", group: FRESH },
      secrets: {},
      ...{ request: "accounts", op: "accounts.set", subject: FRESH.code },
      isSo: ({ state }) => accountOf(state, GATEHOUSE_CLIENT, FRESH.code)?.commonId === "0500.500.500",
    },
    change: {
      effect: { type: "membership.add.v1", group: ACME, person: LOU, mayCreateGroup: false, members: [KIM, LOU, SAM] },
      secrets: {},
      ...{ request: "binding", op: "binding", subject: "123456-8" },
      isSo: (sandbox) => [KIM, SAM, LOU].every((person) => listed(sandbox, person)),
    },
    remove: {
      effect: { type: "group.archive.v1", group: nobody },
      secrets: {},
      ...{ request: "accounts", op: "accounts.null", subject: nobody.code },
      isSo: ({ state }) => accountOf(state, GATEHOUSE_CLIENT, nobody.code) === undefined,
    },
  };
}

const removal = (): Examined => ({
  effect: { type: "membership.remove.v1", group: ACME, person: SAM, members: [KIM] },
  secrets: {},
  ...{ request: "binding", op: "binding", subject: "123456-8" },
  isSo: (sandbox) => !listed(sandbox, SAM),
});

type Exercises = Record<"create" | "change" | "remove", Examined | null>;

function exercisesOf(paper: Paper): Exercises {
  if (paper === "users") return users();
  if (paper === "accounts") return accounts();
  if (paper === "mixed") return { ...accounts(), remove: users().remove };
  return { create: null, change: null, remove: removal() };
}

/** A connection to a sandbox with the small seed, by Gatehouse's own connector there. */
export function connectTo(sandbox: AinuaSandbox, change: Partial<Connection> = {}): Connection {
  return {
    restUrl: sandbox.url,
    soapUrl: null,
    settings: { clientId: GATEHOUSE_CLIENT },
    secrets: { client_secret: "gatehouse-sandbox-secret" },
    allow: [new URL(sandbox.url).host],
    ...change,
  };
}

/**
 * The sandbox of Ainua as the exam needs it, with what the vendor leaves open switched as given. A paper is one set of exercises; a
 * removal from a list can only be examined where a list takes the place of the one before it.
 */
export async function startAinuaBench(behaviours: readonly string[] = [], paper: Paper = "users"): Promise<Bench> {
  const seed = smallSeed();
  for (const connector of seed.connectors) if (connector.clientId === GATEHOUSE_CLIENT) connector.clientSecret = SECRET;
  const sandbox = await startAinuaSandbox({ seed });
  for (const kind of behaviours) sandbox.setFault({ kind });
  const secrets = { client_secret: SECRET };
  const usersPath = behaviours.includes("users_path:older") ? "/integrations/v1" : "/api/integrations/v1";
  const connection = connectTo(sandbox, { secrets, settings: { clientId: GATEHOUSE_CLIENT, usersPath } });
  const set = exercisesOf(paper);
  const examined = (exercise: Exercise): Examined => {
    const found = Object.values(set).find((one) => one === exercise);
    if (!found) throw new Error("no exercise of this paper");
    return found;
  };
  return {
    connection,
    wrongCredential: { ...connection, secrets: { client_secret: WRONG } },
    exercises: { ...set, once: null },
    without: {
      ...(paper === "removal from a list" ? { create: ONE, change: ONE } : {}),
      once: "Ainua takes every order twice without harm",
      list: "Ainua can't be read",
      pages: "Ainua can't be read",
    },
    listed: null,
    holds: (exercise) => examined(exercise).isSo(sandbox),
    timesDone(exercise) {
      const { op, subject } = examined(exercise);
      return timesIn(sandbox.ledger, op, subject);
    },
    strike: (fault, exercise, options) => strikeOn(sandbox, fault, examined(exercise).request, options),
    get canaries() {
      return [SECRET, WRONG, ...sandbox.issued];
    },
    close: () => sandbox.close(),
  };
}

const ONE = "this paper asks for one removal";
