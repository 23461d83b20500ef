import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { makeAccount, makeMembership, makeSystem, makeUser } from "@/lib/testing/factories";
import { TEST_REQUEST } from "@/lib/testing/integration-fixture";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { changeEmail } from "./change-email";
import { linkIdentity } from "./link-identity";
import { pointIdentity } from "./point-identity";
import { unlinkIdentity } from "./unlink-identity";

const RUNS = Number(process.env.GATEHOUSE_IDENTITY_RUNS ?? 5);
const PEOPLE = 3;

let db: Db;
let close: () => Promise<void>;
let admin: Actor;
const systems: Record<"portal" | "erp", string> = { portal: "", erp: "" };

beforeAll(async () => {
  ({ db, close } = await useTestApp());
  admin = await actorOf(db, "admin");
  systems.portal = (await makeSystem(db, { vendor: "ainua", name: "Portal" })).id;
  systems.erp = (await makeSystem(db, { name: "ERP" })).id;
});
afterAll(() => close());

type Where = { system: "portal" | "erp"; id: number; inCapitals: boolean };
type Step =
  | ({ do: "link" | "point"; common: number } & Where)
  | ({ do: "unlink" } & Where)
  | { do: "email"; person: number; address: number; inCapitals: boolean; everywhere: boolean };

const where = {
  system: fc.constantFrom("portal" as const, "erp" as const),
  id: fc.nat(2),
  inCapitals: fc.boolean(),
};
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ do: fc.constantFrom("link" as const, "point" as const), common: fc.nat(2), ...where }),
    fc.record({ do: fc.constantFrom("link" as const, "point" as const), common: fc.nat(2), ...where }),
    fc.record({ do: fc.constant("unlink" as const), ...where }),
    fc.record({
      do: fc.constant("email" as const),
      person: fc.nat(PEOPLE - 1),
      address: fc.nat(3),
      inCapitals: fc.boolean(),
      everywhere: fc.boolean(),
    }),
  ),
  { minLength: 6, maxLength: 14 },
);

type Link = { common: string | null; members: number[] };
/** What ought to be so, in the plainest words: no rows, no periods, no SQL. */
class Model {
  links = new Map<string, Link>();
  people: { email: string; own: string | null }[] = [];

  /** The addresses that are bound to each common id. */
  bound(): Record<string, string[]> {
    const found: Record<string, Set<string>> = {};
    for (const { common, members } of this.links.values()) {
      if (common === null) continue;
      found[common] ??= new Set();
      for (const person of members) {
        const { own, email } = this.people[person] ?? { own: null, email: "" };
        found[common].add((own ?? email).toLowerCase());
      }
    }
    return Object.fromEntries(Object.entries(found).map(([common, emails]) => [common, [...emails].sort()]));
  }

  changeEmail(person: number, email: string, everywhere: boolean): boolean {
    const one = this.people[person];
    const key = email.toLowerCase();
    if (!one || this.people.some((other, i) => i !== person && other.email.toLowerCase() === key)) return false;
    const follows = one.own !== null && (everywhere || [key, one.email.toLowerCase()].includes(one.own.toLowerCase()));
    if (one.email === email && !follows) return false;
    this.people[person] = { email, own: follows ? null : one.own };
    return true;
  }
}

let made = 0;
class World {
  readonly model = new Model();
  readonly users: string[] = [];
  readonly accounts: string[] = [];
  readonly run = ++made;
  count = 0;

  address = (n: number, inCapitals: boolean) => {
    const text = `p${n}.r${this.run}@kade.example`;
    return inCapitals ? text.toUpperCase() : text;
  };
  common = (n: number) => `c${n}-r${this.run}`;
  external = ({ id, inCapitals }: Where) => `${inCapitals ? "A" : "a"}_${id}.r${this.run}`;
  key = (at: Where) => `${at.system} ${this.external(at).toLowerCase()}`;

  async begin(): Promise<void> {
    for (let person = 0; person < PEOPLE; person += 1) {
      const email = this.address(person, false);
      const own = person === 0 ? null : person === 1 ? email.toUpperCase() : this.address(9, false);
      const user = await makeUser(db, { email });
      const account = { systemId: systems.portal, userId: user.id, remoteId: `u${person}.r${this.run}`, email: own };
      this.users.push(user.id);
      this.accounts.push((await makeAccount(db, account)).id);
      this.model.people.push({ email, own });
    }
    this.count = await db.appUser.count();
  }

  async does<I, O>(operation: Operation<I, O>, input: unknown): Promise<boolean> {
    const answer = await execute(operation, { actor: admin, request: TEST_REQUEST }, input);
    if (!answer.ok && answer.error.code === "internal") throw new Error(answer.error.message);
    // Nobody works here: what was ordered counts as sent, so that the next move may follow.
    await db.delivery.updateMany({ where: { status: "queued" }, data: { status: "applied" } });
    return answer.ok;
  }

  idOf = async (at: Where): Promise<string> => {
    const open = await db.identityLink.findMany({ where: { systemId: systems[at.system], validTo: null } });
    const key = this.external(at).toLowerCase();
    return open.find(({ externalId }) => externalId.toLowerCase() === key)?.id ?? "";
  };

  async take(step: Step): Promise<{ isDone: boolean; wasExpected: boolean }> {
    if (step.do === "email") {
      const email = this.address(step.address, step.inCapitals);
      const input = { userId: this.users[step.person], email, everywhere: step.everywhere };
      const wasExpected = this.model.changeEmail(step.person, email, step.everywhere);
      return { isDone: await this.does(changeEmail, input), wasExpected };
    }
    const [key, link] = [this.key(step), this.model.links.get(this.key(step))];
    if (step.do === "unlink") {
      const isGroup = step.system === "portal";
      const wasExpected = link !== undefined && !(isGroup && link.members.length > 0);
      const isDone = await this.does(unlinkIdentity, { identityId: await this.idOf(step), reason: "Other" });
      if (wasExpected && !isGroup && link.common !== null) this.model.links.set(key, { ...link, common: null });
      else if (wasExpected) this.model.links.delete(key);
      return { isDone, wasExpected };
    }
    const common = this.common(step.common);
    if (step.do === "point") {
      const wasExpected = link !== undefined && link.common !== common;
      const isDone = await this.does(pointIdentity, { identityId: await this.idOf(step), commonId: common });
      if (link && wasExpected) this.model.links.set(key, { ...link, common });
      return { isDone, wasExpected };
    }
    const wasExpected = link === undefined || link.common === null;
    const input = {
      systemId: systems[step.system],
      externalId: this.external(step),
      commonId: common,
      name: "Company",
    };
    const isDone = await this.does(linkIdentity, input);
    if (wasExpected) this.model.links.set(key, { common, members: await this.join(step) });
    return { isDone, wasExpected };
  }

  /** Puts some people into the group that was just made; one id of the three stays empty. */
  private async join(at: Where): Promise<number[]> {
    if (at.system === "erp" || at.id === 2) return [];
    const { groupId } = await db.identityLink.findUniqueOrThrow({ where: { id: await this.idOf(at) } });
    const members = at.id === 0 ? [0, 1] : [1, 2];
    for (const person of members) {
      await makeMembership(db, {
        groupId: groupId ?? "",
        accountId: this.accounts[person] ?? "",
        validFrom: new Date(),
      });
    }
    return members;
  }

  async bound(): Promise<Record<string, string[]>> {
    const rows = await db.$queryRaw<{ common: string; emails: string[] }[]>`
      select l.common_id as common,
             coalesce(array_agg(distinct lower(coalesce(a.email, u.email)) order by lower(coalesce(a.email, u.email)))
                      filter (where u.id is not null), '{}') as emails
      from identity_link l
      left join membership m on m.group_id = l.group_id and m.valid_to is null
      left join account a on a.id = m.account_id left join app_user u on u.id = a.user_id
      where l.valid_to is null and l.common_id like ${`%-r${this.run}`} group by 1`;
    return Object.fromEntries(rows.map(({ common, emails }) => [common, emails]));
  }
}

it("whatever is linked, pointed, unlinked or renamed, who is joined by e-mail is as a plain model says, and nobody becomes a second person", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const world = new World();
      await world.begin();
      for (const step of taken) {
        const { isDone, wasExpected } = await world.take(step);
        expect(isDone, JSON.stringify(step)).toBe(wasExpected);
      }
      expect(await world.bound()).toEqual(world.model.bound());
      expect(await db.appUser.count()).toBe(world.count);
    }),
    { numRuns: RUNS },
  );
}, 120_000);
