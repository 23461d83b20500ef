import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Driver } from "../driver";
import type { Effect, GroupRef, PersonRef } from "../effects";
import { ainuaDriver } from "./driver";
import { type AinuaSandbox, startAinuaSandbox } from "./sandbox";
import { SWITCHES, type Switched } from "./sandbox-behaviours";
import { connectTo } from "./sandbox-bench";
import { type AinuaSeed, GATEHOUSE_CLIENT } from "./sandbox-seed";
import { peopleOf, userOf } from "./sandbox-state";

const PEOPLE: PersonRef[] = ["kim", "sam", "lou", "noor"].map((name) => ({
  remoteId: `user_${name}`,
  name,
  email: `${name}@example.com`,
}));
const GROUPS: GroupRef[] = ["1", "2", "3"].map((n) => ({
  code: `account_${n}`,
  description: `Company ${n}`,
  attributes: { commonId: `10000${n}` },
}));

const ACTS = ["add", "remove", "again", "block", "unblock", "rename"] as const;
type Act = { act: (typeof ACTS)[number]; who: number; where: number };

/** What Gatehouse decided, and the orders that follow from it, as the worker would fill them in. */
class Decided {
  readonly members = GROUPS.map(() => new Set<number>());
  readonly blocked = new Set<number>();

  list(where: number): number[] {
    return [...(this.members[where] ?? [])].filter((who) => !this.blocked.has(who)).sort();
  }
  of({ act, who, where }: Act): Effect[] {
    const person = { ...personAt(who), isBlocked: this.blocked.has(who) };
    const mine = GROUPS.map((_, i) => i).filter((i) => this.members[i]?.has(who));
    if (act === "add") this.members[where]?.add(who);
    if (act === "remove") this.members[where]?.delete(who);
    if (act === "block") this.blocked.add(who);
    if (act === "unblock") this.blocked.delete(who);
    if (act === "block") return [{ type: "user.block.v1", person }];
    if (act === "rename") return [{ type: "user.update.v1", person }];
    if (act === "unblock") {
      const groups = mine.map((i) => ({ ...groupAt(i), members: this.list(i).map(personAt) }));
      return [{ type: "user.unblock.v1", person: personAt(who), groups }];
    }
    return [this.order(act === "remove" ? "membership.remove.v1" : "membership.add.v1", who, where)];
  }
  private order(type: "membership.add.v1" | "membership.remove.v1", who: number, where: number): Effect {
    const person = { ...personAt(who), isBlocked: this.blocked.has(who) };
    const list = { group: groupAt(where), person, members: this.list(where).map(personAt) };
    return type === "membership.add.v1" ? { type, ...list, mayCreateGroup: false } : { type, ...list };
  }
}

const personAt = (who: number): PersonRef => PEOPLE[who] as PersonRef;
const groupAt = (where: number): GroupRef => GROUPS[where] as GroupRef;

/** Who of ours is really let into a company, by the sandbox's own books. */
function inside({ state }: AinuaSandbox, where: number): number[] {
  const company = groupAt(where).attributes?.commonId;
  const bound = state.bindings.filter((b) => b.connector === GATEHOUSE_CLIENT && b.company === company);
  const let_in = bound.filter((b) => b.person !== null && userOf(state, GATEHOUSE_CLIENT, b.user));
  return PEOPLE.map((_, who) => who).filter((who) => let_in.some((b) => b.user === personAt(who).remoteId));
}

/** What the sandbox's ledger calls the subject of an order's last request. */
function subjectOf(effect: Effect): string {
  const last = effect.type === "user.unblock.v1" ? effect.groups.at(-1) : undefined;
  if (last) return String(last.attributes?.commonId);
  if ("person" in effect && !("members" in effect)) return effect.person.remoteId;
  const { code, attributes } = (effect as { group: GroupRef }).group;
  return "members" in effect ? String(attributes?.commonId) : code;
}

const EMPTY: AinuaSeed = {
  portal: "model.ainuaportal.com",
  connectors: [
    { clientId: GATEHOUSE_CLIENT, clientSecret: "gatehouse-sandbox-secret", name: "Gatehouse", kind: "data" },
  ],
  accounts: [],
  users: [],
  bindings: [],
};

const choices = fc.record(
  Object.fromEntries(Object.entries(SWITCHES).map(([name, all]) => [name, fc.constantFrom(...all)])),
) as unknown as fc.Arbitrary<Switched>;
const acts = fc.array(
  fc.record({ act: fc.constantFrom(...ACTS), who: fc.nat(PEOPLE.length - 1), where: fc.nat(GROUPS.length - 1) }),
  { minLength: 1, maxLength: 14 },
);

type Apply = Driver["apply"];

async function play(sandbox: AinuaSandbox, chosen: Switched, story: readonly Act[], apply: Apply = ainuaDriver.apply) {
  sandbox.reset(EMPTY);
  for (const [name, choice] of Object.entries(chosen)) sandbox.setFault({ kind: `${name}:${choice}` });
  const usersPath = chosen.users_path === "older" ? "/integrations/v1" : "/api/integrations/v1";
  const connection = connectTo(sandbox, { settings: { clientId: GATEHOUSE_CLIENT, usersPath } });
  const decided = new Decided();
  const ledger = new Map<string, string | undefined>();
  const send = async (effects: readonly Effect[]): Promise<void> => {
    for (const effect of effects) {
      const outcome = await apply(effect, connection, {});
      expect(outcome.state).toBe("applied");
      // Only the last of several requests leaves its hash; what went before it is younger than what stood here.
      if ("person" in effect) ledger.delete(effect.person.remoteId);
      if (effect.type === "user.unblock.v1")
        for (const { attributes } of effect.groups) ledger.delete(String(attributes?.commonId));
      ledger.set(subjectOf(effect), outcome.sentHash);
    }
  };
  await send(GROUPS.map((group) => ({ type: "group.create.v1", group })));
  await send(PEOPLE.map((person) => ({ type: "user.create.v1", person })));
  for (const one of story) await send(decided.of(one));
  return { decided, ledger, send };
}

async function withSandbox(work: (sandbox: AinuaSandbox) => Promise<unknown>): Promise<void> {
  const sandbox = await startAinuaSandbox();
  try {
    await work(sandbox);
  } finally {
    await sandbox.close();
  }
}

/** The decision is in the vendor's books as far as it can be, and our ledger is what these received last. */
const isRight = (sandbox: AinuaSandbox, apply?: Apply) =>
  fc.asyncProperty(choices, acts, async (chosen, story) => {
    const { decided, ledger } = await play(sandbox, chosen, story, apply);
    for (const where of GROUPS.keys()) {
      const real = inside(sandbox, where);
      expect(real).toEqual(expect.arrayContaining(decided.list(where)));
      expect(real.filter((who) => decided.blocked.has(who))).toEqual([]);
      const isExact = chosen.binding_mode === "replace" && chosen.bindings_on_removal === "dropped";
      if (isExact) expect(real).toEqual(decided.list(where));
    }
    for (const who of decided.blocked)
      expect(userOf(sandbox.state, GATEHOUSE_CLIENT, personAt(who).remoteId)).toBeUndefined();
    for (const [subject, hash] of ledger)
      expect(sandbox.ledger.findLast((entry) => entry.subject === subject)?.bodySha256).toBe(hash);
  });

const PATIENT = { timeout: 120_000 };

describe("after any story of additions, removals, blocks and re-assertions, whatever the vendor leaves open", () => {
  it(
    "nobody who should be in is out, nobody who was removed by null is in, and the ledger is what was last received",
    PATIENT,
    () => withSandbox((sandbox) => fc.assert(isRight(sandbox), { numRuns: 60 })),
  );

  it(
    "the vendor's state is the decision once everybody who was taken out was removed by null and sent again",
    PATIENT,
    () =>
      withSandbox((sandbox) =>
        fc.assert(
          fc.asyncProperty(choices, acts, async (chosen, story) => {
            const { decided, send } = await play(sandbox, { ...chosen, bindings_on_removal: "dropped" }, story);
            for (const who of PEOPLE.keys()) {
              if (decided.blocked.has(who)) continue;
              await send(decided.of({ act: "block", who, where: 0 }));
              await send(decided.of({ act: "unblock", who, where: 0 }));
            }
            for (const where of GROUPS.keys()) expect(inside(sandbox, where)).toEqual(decided.list(where));
          }),
          { numRuns: 40 },
        ),
      ),
  );

  it("every order may be sent twice, and an account that was removed by null lets nobody in", PATIENT, () =>
    withSandbox((sandbox) =>
      fc.assert(
        fc.asyncProperty(choices, acts, fc.nat(GROUPS.length - 1), async (chosen, story, where) => {
          const twice = story.flatMap((one) => [one, one]);
          const { decided, send } = await play(sandbox, chosen, twice);
          for (const i of GROUPS.keys()) expect(inside(sandbox, i)).toEqual(expect.arrayContaining(decided.list(i)));
          const archive: Effect = { type: "group.archive.v1", group: groupAt(where) };
          await send([archive, archive]);
          expect(peopleOf(sandbox.state, String(groupAt(where).attributes?.commonId))).toEqual([]);
        }),
        { numRuns: 20 },
      ),
    ),
  );
});

const PLANTED: { fault: string; apply: Apply }[] = [
  {
    fault: "sends only the newcomer instead of the whole list",
    apply: (effect, connection, secrets) =>
      ainuaDriver.apply("members" in effect ? { ...effect, members: [effect.person] } : effect, connection, secrets),
  },
  {
    fault: "forgets that a user is blocked",
    apply: (effect, connection, secrets) =>
      ainuaDriver.apply(
        "person" in effect ? { ...effect, person: { ...effect.person, isBlocked: false } } : effect,
        connection,
        secrets,
      ),
  },
  {
    fault: "keeps the hash of something else",
    apply: async (effect, connection, secrets) => ({
      ...(await ainuaDriver.apply(effect, connection, secrets)),
      sentHash: "0".repeat(64),
    }),
  },
];

describe("the model notices", () => {
  it.each(PLANTED)("a driver that $fault", PATIENT, ({ apply }) =>
    withSandbox(async (sandbox) => {
      const check = fc.check(isRight(sandbox, apply), { numRuns: 300, endOnFailure: true });
      expect((await check).failed).toBe(true);
    }),
  );
});
