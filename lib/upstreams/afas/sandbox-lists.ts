import type { LongList } from "../contract-bench";
import type { Sandbox } from "./sandbox";
import { isEverybody } from "./sandbox-state";

/** Three pages of a thousand, and some to spare. */
const MANY = 2_600;
const code = (n: number): string => `12345.U${String(n).padStart(4, "0")}`;

/** The lists of an AFAS sandbox that take several pages, for the exam. */
export function longListsOf(sandbox: Sandbox): LongList[] {
  let added = 0;
  const nextCode = (): string => {
    added += 1;
    return `0000${added}`;
  };
  const state = () => sandbox.state;
  return [
    {
      kind: "user",
      fill() {
        for (let n = 0; n < MANY; n += 1) addUser(state(), code(n));
      },
      keyOf: (observed) => (observed.kind === "user" ? observed.remoteId : observed.kind),
      keys: () => state().users.map((user) => user.userCode),
      drop(key) {
        state().users = state().users.filter((user) => user.userCode !== key);
      },
      addFirst() {
        const first = `${nextCode()}.A`;
        addUser(state(), first);
        return first;
      },
    },
    {
      kind: "membership",
      fill() {
        const members = Array.from({ length: MANY }, (_, n) => code(n));
        state().groups.push({ code: "LARGE", description: "Large", isBlocked: false, members });
      },
      keyOf: (observed) =>
        observed.kind === "membership" ? `${observed.groupCode}/${observed.remoteId}` : observed.kind,
      keys: () =>
        state()
          .groups.filter((group) => !isEverybody(group.code))
          .flatMap((group) => group.members.map((member) => `${group.code}/${member}`)),
      drop(key) {
        const [groupCode, member] = key.split("/");
        const group = state().groups.find((one) => one.code === groupCode);
        if (group) group.members = group.members.filter((one) => one !== member);
      },
      addFirst() {
        const group = `${nextCode()}-GROUP`;
        state().groups.push({ code: group, description: group, isBlocked: false, members: [code(0)] });
        return `${group}/${code(0)}`;
      },
    },
  ];
}

function addUser(state: Sandbox["state"], userCode: string): void {
  state.users.push({
    userCode,
    name: userCode,
    email: null,
    isBlocked: false,
    windows: false,
    insite: true,
    outsite: false,
    upn: null,
    personId: null,
  });
}
