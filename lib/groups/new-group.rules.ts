import { type Basics, BasicsInput, type NewGroup } from "./draft.schema";
import { checkGroupAttributes, checkGroupNames } from "./group.rules";
import { nameSome } from "./membership.rules";

import type { PickerUser } from "./picker-views.rules";

/** One account that was ticked for the new group. */
export type NewMember = PickerUser & { systemId: string };

/** An app connector that can be linked to the new group. */
export type ConnectorChoice = {
  id: string;
  name: string;
  systemId: string;
  systemName: string;
  /** The group that it leaves when it is linked here. */
  group: { code: string; isEverybody: boolean; headCount: number } | null;
  blockedSince: Date | null;
  writes: boolean;
  /** How many of the ticked accounts hold a token of it that works. */
  holders: number;
};

/** A new group as far as it was filled in, without what has gone meanwhile. */
export type NewGroupState = {
  draft: NewGroup;
  keptAt: Date | null;
  systems: { id: string; name: string; vendor: string }[];
  members: NewMember[];
  connectors: ConnectorChoice[];
  /** How many ticked accounts and connectors are left out, because they ended or their system isn't ticked. */
  leftOut: { members: number; connectors: number };
};

export const NEW_GROUP_STEPS = ["basics", "members", "connectors", "check"] as const;
export type NewGroupStep = (typeof NEW_GROUP_STEPS)[number];

const count = (n: number, one: string, many: string): string => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

/** The input of the operation that a draft comes to. */
export function inputOf({ draft, systems, members, connectors }: NewGroupState) {
  return {
    code: draft.code,
    description: draft.description,
    systemIds: systems.map(({ id }) => id),
    attributes: draft.attributes,
    accountIds: members.map(({ id }) => id),
    connectorIds: connectors.map(({ id }) => id),
  };
}

/** Whether the first step is filled in, without which no other can be. */
export function hasBasics(state: NewGroupState): boolean {
  const { code, description, systemIds, attributes } = inputOf(state);
  const basics = BasicsInput.safeParse({ code, description, systemIds, attributes });
  return basics.success && state.systems.every((system) => isTaken(system, basics.data));
}

function isTaken({ id, vendor }: NewGroupState["systems"][number], basics: Basics): boolean {
  try {
    checkGroupNames(vendor, basics);
    checkGroupAttributes(vendor, basics.attributes[id] ?? {}, id);
    return true;
  } catch {
    return false;
  }
}

/** Where a draft goes on: at the first step that holds nothing yet. */
export function nextStep(state: NewGroupState): NewGroupStep {
  if (!hasBasics(state)) return "basics";
  if (state.members.length === 0) return "members";
  return state.connectors.length === 0 ? "connectors" : "check";
}

const unready = (members: readonly NewMember[]): NewMember[] => members.filter(({ ready }) => ready.tone !== "ok");

/** What a step holds, in the words under its name. */
export function statusOf(step: NewGroupStep, state: NewGroupState): string {
  const { members, connectors } = state;
  if (step === "basics") return hasBasics(state) ? "Done" : "Code, description and systems";
  if (step === "check") return "Not created yet";
  if (step === "connectors") return connectors.length > 0 ? nameSome(connectors.map(({ name }) => name)) : "None yet";
  if (members.length === 0) return "Nobody yet";
  const waiting = unready(members).length;
  const users = count(members.length, "user", "users");
  return waiting > 0 ? `${users}, ${waiting.toLocaleString("en-GB")} not ready` : users;
}

/** Who among the members can't get a token yet and why: `1 not ready: Wout Vermeulen (No e-mail address)`; null where all are ready. */
export function unreadyWords(members: readonly NewMember[]): string | null {
  const waiting = unready(members);
  const [first] = waiting;
  if (!first) return null;
  const who = waiting.length === 1 ? `${first.name} (${first.ready.words})` : nameSome(waiting.map(({ name }) => name));
  return `${waiting.length.toLocaleString("en-GB")} not ready: ${who}`;
}

/** Why the members can't use a connector yet though they pass the first light; null where nothing stands in the way. */
export function stillShut(connector: ConnectorChoice, members: readonly NewMember[]): string | null {
  const here = members.filter(({ systemId }) => systemId === connector.systemId).length;
  const { name, holders, blockedSince } = connector;
  if (here === 0) return `${name} gets a group without members.`;
  const passing = `${count(here, "user passes", "users pass")} the first light of ${name}, member.`;
  const token =
    holders === 0
      ? `${here === 1 ? "That user holds no token" : "None of them holds a token"} for it`
      : holders < here
        ? `Only ${count(holders, "of them holds a token", "of them hold a token")} for it`
        : null;
  if (blockedSince && token) return `${passing} ${token}, and the connector is blocked.`;
  if (blockedSince) return `${passing} The connector is blocked.`;
  return token ? `${passing} ${token}.` : null;
}
