import type { Bench, Exercise } from "../contract-bench";
import type { ConnectorRef, Effect, GroupRef, PersonRef } from "../effects";
import { SMALL, type Version } from "./sandbox-seed";
import type { BiotState } from "./sandbox-state";

/** One exercise, what the sandbox calls the request that carries it out, and what its books then say. */
export type Task = { exercise: Exercise; op: string; subject: string; holds(state: BiotState): boolean };
export type Tasks = { create: Task; change: Task; remove: Task; once: Task; listed: NonNullable<Bench["listed"]> };

const WARD: PersonRef = { remoteId: "ward-monitor", name: "Ward monitor", email: null };
const LAB: PersonRef = { remoteId: "lab-bridge", name: "Lab bridge", email: null };
// By their ids, so that these exercises need no search.
const KNOWN_WARD: PersonRef = { ...WARD, ref: SMALL.wardMonitor };
const KNOWN_LAB: PersonRef = { ...LAB, ref: SMALL.labBridge };
const NIGHT: PersonRef = {
  remoteId: "night-watch",
  name: "Night watch",
  email: null,
  attributes: { tokenMinutes: "15" },
};
const WARD_ROLE: GroupRef = { code: "Ward plugin", description: "Reads the monitors of a ward" };
const LAB_ROLE: GroupRef = { code: "Lab plugin", description: "Lab plugin" };
const NEW_ROLE: GroupRef = { code: "Night plugin", description: "Watches at night" };
const CONNECTOR: ConnectorRef = { name: "Ward plugin", group: WARD_ROLE };

const task = (effect: Effect, op: string, subject: string, holds: Task["holds"]): Task => ({
  exercise: { effect, secrets: {} },
  op,
  subject,
  holds,
});
const user = (state: BiotState, name: string) => state.serviceUsers.find((one) => one.name === name);
const role = (state: BiotState, name: string) => state.roles.find((one) => one.name === name);
const order = (person: PersonRef) => ({ connector: CONNECTOR, person, tokenId: "tok_exam" });

const createUser = (group: GroupRef): Task =>
  task(
    { type: "user.create.v1", person: NIGHT, groups: [group] },
    "services.create",
    NIGHT.remoteId,
    (state) => user(state, NIGHT.remoteId)?.accessTokenExpirationInMinutes === 15,
  );
const moveUser = (person: PersonRef, group: GroupRef): Task =>
  task(
    { type: "membership.add.v1", group, person, mayCreateGroup: false, members: [person], groups: [group] },
    "services.patch",
    person.remoteId,
    (state) => user(state, person.remoteId)?.roleId === SMALL.labRole,
  );
const revoke = (person: PersonRef): Task =>
  task(
    {
      type: "token.revoke.v1",
      ...order(person),
      label: "Server in the ward",
      hint: "ends in 0002",
      isHeld: true,
      ref: SMALL.wardMonitorKey,
    },
    "keys.delete",
    SMALL.wardMonitorKey,
    (state) => !user(state, WARD.remoteId)?.keys.some(({ id }) => id === SMALL.wardMonitorKey),
  );
const issue = (person: PersonRef): Task =>
  task(
    { type: "token.issue.v1", ...order(person), label: "Spare", scope: [], validFrom: null, expiresAt: null },
    "keys.create",
    person.remoteId,
    (state) => user(state, person.remoteId)?.keys.length === 1,
  );
const createRole = task(
  { type: "group.create.v1", group: NEW_ROLE },
  "roles.create",
  NEW_ROLE.code,
  (state) => role(state, NEW_ROLE.code) !== undefined,
);

const isUser: Tasks["listed"] = { kind: "user", isIt: (o) => o.kind === "user" && o.remoteId === NIGHT.remoteId };
const isRole: Tasks["listed"] = { kind: "group", isIt: (o) => o.kind === "group" && o.code === NEW_ROLE.code };

const WARD_ENDPOINTS = [{ kind: "permission", name: "EMAIL_SEND_EMAIL" }];
const MORE = [{ kind: "permission", name: "NOTIFICATION_SEND_SMS" }];
const has = (roleName: string, id: string, wanted: boolean) => (state: BiotState) =>
  role(state, roleName)?.permissionIds.includes(id) === wanted;

/** Exercises by what a release lets be done, and two sets more for what four exercises have no room for. */
export function exercisesOf(set: Version | "roles" | "permissions"): Tasks {
  switch (set) {
    // Nothing can be searched for by name, so the ids must be known.
    case "legacy": {
      return {
        create: createRole,
        change: moveUser(KNOWN_WARD, LAB_ROLE),
        remove: revoke(KNOWN_WARD),
        once: issue(KNOWN_LAB),
        listed: isRole,
      };
    }
    // No calls for roles, so their ids must be known.
    case "current": {
      const lab = { ...LAB_ROLE, attributes: { roleId: SMALL.labRole } };
      return {
        create: createUser(lab),
        change: moveUser(WARD, lab),
        remove: revoke(WARD),
        once: issue(LAB),
        listed: isUser,
      };
    }
    case "current+hidden-roles":
      return {
        create: createUser(WARD_ROLE),
        change: moveUser(WARD, LAB_ROLE),
        remove: revoke(WARD),
        once: issue(LAB),
        listed: isUser,
      };
    case "roles":
      return {
        create: createRole,
        change: task(
          { type: "group.rename.v1", group: { ...WARD_ROLE, code: "Ward app" }, from: WARD_ROLE },
          "roles.patch",
          SMALL.wardRole,
          (state) => role(state, "Ward app")?.permissionIds.length === 2,
        ),
        remove: task(
          { type: "user.remove.v1", person: KNOWN_WARD },
          "services.delete",
          WARD.remoteId,
          (state) => !user(state, WARD.remoteId),
        ),
        once: task(
          { type: "user.block.v1", person: KNOWN_LAB },
          "services.patch",
          "lab-bridge",
          (state) => user(state, LAB.remoteId)?.active === false,
        ),
        listed: isRole,
      };
    case "permissions":
      return {
        create: task(
          { type: "connector.include.v1", connector: CONNECTOR, endpoints: MORE },
          "roles.associate",
          SMALL.wardRole,
          has("Ward plugin", "NOTIFICATION_SEND_SMS", true),
        ),
        change: task(
          { type: "connector.link.v1", connector: CONNECTOR, group: LAB_ROLE, endpoints: WARD_ENDPOINTS },
          "roles.associate",
          SMALL.labRole,
          has("Lab plugin", "EMAIL_SEND_EMAIL", true),
        ),
        remove: task(
          { type: "connector.exclude.v1", connector: CONNECTOR, endpoints: WARD_ENDPOINTS, stillWanted: [] },
          "roles.dissociate",
          SMALL.wardRole,
          has("Ward plugin", "EMAIL_SEND_EMAIL", false),
        ),
        once: task(
          { type: "membership.remove.v1", group: WARD_ROLE, person: KNOWN_WARD, groups: [] },
          "services.patch",
          WARD.remoteId,
          (state) => user(state, WARD.remoteId)?.active === false,
        ),
        listed: {
          kind: "endpoint",
          isIt: (o) =>
            o.kind === "endpoint" && o.groupCode === "Ward plugin" && o.endpoint.name === "NOTIFICATION_SEND_SMS",
        },
      };
  }
}
