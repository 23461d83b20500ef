import type { Bench, Exercise } from "../contract-bench";
import type { Connection } from "../driver";
import { strikeOn, timesIn } from "../sandbox/strike";
import { type BiotSandbox, startBiotSandbox } from "./sandbox";
import { longListsOf } from "./sandbox-lists";
import { SMALL, smallSeed, VERSIONS, type Version } from "./sandbox-seed";
import { exercisesOf, type Task } from "./sandbox-tasks";

const WRONG = "wrong-secret-or-password-0009";

/**
 * The switches of the exam: a release of the vendor, another sign-in, a server with shorter pages, and two sets of exercises more, because
 * one exam has room for four: roles, and the permissions on them.
 */
export const BIOT_SWITCHES = ["legacy", "current", "person", "search_limit:40", "roles", "permissions"] as const;

/** A connection to a sandbox with the small seed, by Gatehouse's own service user there. */
export function connectTo(sandbox: Pick<BiotSandbox, "url">, change: Partial<Connection> = {}): Connection {
  return {
    restUrl: `${sandbox.url}/ums`,
    soapUrl: null,
    settings: { signIn: "service", serviceUserId: SMALL.gatehouse, rolesApi: "yes", searchApi: "yes" },
    secrets: { secret_key: SMALL.gatehouseSecret },
    allow: [new URL(sandbox.url).host],
    ...change,
  };
}

/** The sandbox of BioT as the exam needs it; several switches may be turned at once. */
export async function startBiotBench(turned: readonly string[] = []): Promise<Bench> {
  const sandbox = await startBiotSandbox();
  const version: Version = VERSIONS.find((one) => turned.includes(one)) ?? "current+hidden-roles";
  sandbox.setFault({ kind: `version:${version}` });
  for (const one of turned) if (one.includes(":")) sandbox.setFault({ kind: one });
  const password = smallSeed().users[0]?.password ?? "";
  const connection = turned.includes("person")
    ? connectTo(sandbox, { settings: { signIn: "person", username: "ada@example.com" }, secrets: { password } })
    : connectTo(sandbox);
  const set = turned.includes("roles") ? "roles" : turned.includes("permissions") ? "permissions" : version;
  const { create, change, remove, once, listed } = exercisesOf(set);
  const taskOf = (exercise: Exercise): Task => {
    const task = [create, change, remove, once].find((one) => one.exercise === exercise);
    if (!task) throw new Error("the exam asks for an exercise that this bench doesn't have");
    return task;
  };
  return {
    connection,
    wrongCredential: {
      ...connection,
      secrets: Object.fromEntries(Object.keys(connection.secrets).map((name) => [name, WRONG])),
    },
    exercises: {
      create: create.exercise,
      change: change.exercise,
      remove: remove.exercise,
      once: once.exercise,
    },
    without: {},
    listed,
    lists: longListsOf(sandbox, version),
    holds: (exercise) => taskOf(exercise).holds(sandbox.state),
    timesDone: (exercise) => timesIn(sandbox.ledger, taskOf(exercise).op, taskOf(exercise).subject),
    strike: (fault, exercise, options) => strikeOn(sandbox, fault, taskOf(exercise).op, options),
    canaries: [SMALL.gatehouseSecret, SMALL.wardMonitorSecret, password, WRONG],
    close: () => sandbox.close(),
  };
}
