import { afterAll, beforeAll, expect, it } from "vitest";
import { keepSystemSecret } from "@/lib/systems/system.store";
import { makeAccount, makeGroup, makeMembership, makeSystem } from "@/lib/testing/factories";
import { until } from "@/lib/testing/until";
import { openWorkerBench, type WorkerBench } from "@/lib/testing/worker-bench";
import { type AinuaSandbox, startAinuaSandbox } from "@/lib/upstreams/ainua/sandbox";
import { smallSeed } from "@/lib/upstreams/ainua/sandbox-seed";
import { peopleOf } from "@/lib/upstreams/ainua/sandbox-state";

const PEOPLE = ["kim", "sam", "lou"].map((name) => ({ remoteId: `user_${name}`, name, email: `${name}@example.com` }));
const GROUP = { code: "account_1", description: "Company", attributes: { commonId: "100001" } };
const own = { connector: "gatehouse" };

let portal: AinuaSandbox;
let bench: WorkerBench;

beforeAll(async () => {
  portal = await startAinuaSandbox({
    seed: {
      ...smallSeed(),
      accounts: [{ ...own, externalId: GROUP.code, name: GROUP.description, commonId: "100001" }],
      users: PEOPLE.map(({ remoteId: externalId, email }) => ({ ...own, externalId, email })),
      bindings: [{ ...own, commonId: "100001", users: ["user_kim", "user_sam"] }],
    },
  });
  bench = await openWorkerBench([portal]);
});
afterAll(async () => {
  await bench.close();
  await portal.close();
});

it("a list that was read earlier and lands later brings nobody back who was taken out meanwhile", async () => {
  const { db } = bench;
  const system = await makeSystem(db, {
    vendor: "ainua",
    name: "Portal",
    soapUrl: null,
    restUrl: portal.url,
    settings: { clientId: "gatehouse" },
  });
  await keepSystemSecret(db, system.id, "client_secret", "gatehouse-sandbox-secret");
  const group = await makeGroup(db, { systemId: system.id, ...GROUP });
  const memberships = [];
  for (const { remoteId, email } of PEOPLE) {
    const account = await makeAccount(db, { systemId: system.id, remoteId, email });
    memberships.push(await makeMembership(db, { groupId: group.id, accountId: account.id }));
  }
  const [, sam, lou] = memberships;
  const order = (type: "membership.add.v1" | "membership.remove.v1", who: number, id = "") =>
    bench.order({
      systemId: system.id,
      effect: { type, group: GROUP, person: PEOPLE[who] ?? PEOPLE[0], mayCreateGroup: false } as never,
      subject: { kind: "membership", id },
    });

  portal.setFault({ kind: "slow:700", operation: "binding", times: 1 });
  const [add] = await order("membership.add.v1", 2, lou?.id);
  bench.work();
  await until(async () => portal.requests.some(({ operation, fault }) => operation === "binding" && fault === "slow"), {
    what: "the first list on its way",
  });
  await db.membership.update({ where: { id: sam?.id ?? "" }, data: { validTo: new Date() } });
  const [remove] = await order("membership.remove.v1", 1, sam?.id);
  await bench.reachSoon(remove, "applied");
  await bench.reachSoon(add, "applied");
  expect(peopleOf(portal.state, "100001")).toEqual(["kim@example.com", "lou@example.com"]);
});
