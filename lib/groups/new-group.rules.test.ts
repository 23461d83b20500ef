import { describe, expect, it } from "vitest";
import {
  type ConnectorChoice,
  hasBasics,
  type NewGroupState,
  type NewMember,
  nextStep,
  statusOf,
  stillShut,
  unreadyWords,
} from "./new-group.rules";

const BASICS = { code: "EXPENSES", description: "Expenses app users", systemIds: ["sys_1"] };
const member = (name: string, ready: NewMember["ready"] = { tone: "ok", words: "Ready" }): NewMember => ({
  ...{ id: name, name, code: "12345.A", email: null, department: null, isMember: false, since: null },
  ...{ rule: null, losing: null, href: "/users/1", systemId: "sys_1", ready },
});
const connector = (given: Partial<ConnectorChoice> = {}): ConnectorChoice => ({
  ...{ id: "con_1", name: "Expenses app", systemId: "sys_1", systemName: "AFAS", group: null },
  ...{ blockedSince: null, writes: false, holders: 0 },
  ...given,
});
const state = (given: Partial<NewGroupState> & { basics?: object } = {}): NewGroupState => {
  const { basics = BASICS, ...rest } = given;
  const draft = {
    code: "",
    description: "",
    systemIds: [],
    attributes: {},
    accountIds: [],
    connectorIds: [],
    ...basics,
  };
  const systems = draft.systemIds.map((id) => ({ id, name: "AFAS production", vendor: "afas" }));
  return { draft, keptAt: null, systems, members: [], connectors: [], leftOut: { members: 0, connectors: 0 }, ...rest };
};
const noEmail = { tone: "warn", words: "No e-mail address" } as const;

describe("the wizard of a new group", () => {
  it("opens no later step before code, description and a system stand as the operation takes them", () => {
    expect(hasBasics(state())).toBe(true);
    expect(hasBasics(state({ basics: { ...BASICS, code: "WITH SPACE" } }))).toBe(false);
    expect(hasBasics(state({ basics: { ...BASICS, description: " " } }))).toBe(false);
    expect(hasBasics(state({ systems: [] }))).toBe(false);
  });

  it("goes on at the first step that holds nothing", () => {
    expect(nextStep(state({ basics: {} }))).toBe("basics");
    expect(nextStep(state())).toBe("members");
    expect(nextStep(state({ members: [member("Kim")] }))).toBe("connectors");
    expect(nextStep(state({ members: [member("Kim")], connectors: [connector()] }))).toBe("check");
  });

  it("says at each step what it holds, counting who is not ready", () => {
    const filled = state({ members: [member("Kim"), member("Wout", noEmail)], connectors: [connector()] });
    expect(statusOf("basics", state({ basics: {} }))).toBe("Code, description and systems");
    expect(statusOf("members", state())).toBe("Nobody yet");
    expect(statusOf("members", filled)).toBe("2 users, 1 not ready");
    expect(statusOf("connectors", filled)).toBe("Expenses app");
  });

  it("names who is not ready, with the cause where it is one", () => {
    expect(unreadyWords([member("Kim")])).toBeNull();
    expect(unreadyWords([member("Kim"), member("Wout", noEmail)])).toBe("1 not ready: Wout (No e-mail address)");
    expect(unreadyWords([member("Ann", noEmail), member("Wout", noEmail)])).toBe("2 not ready: Ann and Wout");
  });
});

describe("why a connector stays shut for new members", () => {
  const two = [member("Kim"), member("Wout")];

  it("says the lights that are not green yet, and nothing where all are", () => {
    const since = new Date();
    expect(stillShut(connector({ blockedSince: since }), two)).toBe(
      "2 users pass the first light of Expenses app, member. None of them holds a token for it, and the connector is blocked.",
    );
    expect(stillShut(connector({ holders: 1 }), two)).toBe(
      "2 users pass the first light of Expenses app, member. Only 1 of them holds a token for it.",
    );
    expect(stillShut(connector({ holders: 2, blockedSince: since }), two)).toBe(
      "2 users pass the first light of Expenses app, member. The connector is blocked.",
    );
    expect(stillShut(connector({ holders: 2 }), two)).toBeNull();
  });

  it("counts only members of the connector’s own system", () => {
    expect(stillShut(connector({ systemId: "sys_2" }), two)).toBe("Expenses app gets a group without members.");
  });
});
