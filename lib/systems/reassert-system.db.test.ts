import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/find-actor";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import { makeAccount, makeGroup, makeMembership, makeSystem } from "@/lib/testing/factories";
import { makeOperator, useTestApp } from "@/lib/testing/signed-in";
import { reassertSystem } from "./reassert-system";

let app: { db: Db; close: () => Promise<void> };
let actor: OperatorActor;
const reassert = (systemId: string) =>
  execute(reassertSystem, { actor, request: { requestId: "r", door: "screen", address: null } }, { systemId });

beforeAll(async () => {
  app = await useTestApp();
  const id = await makeOperator(app.db, "admin");
  actor = { kind: "operator", id, name: "Test admin", role: "admin" } as OperatorActor;
});
afterAll(() => app.close());

describe("sending a system everything again", () => {
  it("orders each account and group once, and one whole list a group that has members; nobody’s access changes", async () => {
    const { db } = app;
    const portal = await makeSystem(db, { vendor: "ainua", name: "Portal", soapUrl: null });
    const [full, empty] = [
      await makeGroup(db, { systemId: portal.id, attributes: { commonId: "c-1" } }),
      await makeGroup(db, { systemId: portal.id, attributes: { commonId: "c-2" } }),
    ];
    for (const _ of [1, 2]) {
      const account = await makeAccount(db, { systemId: portal.id });
      await makeMembership(db, { groupId: full.id, accountId: account.id });
    }
    const answer = await reassert(portal.id);
    expect(answer).toMatchObject({ ok: true, value: { accounts: 2, groups: 2 } });
    const sent = await db.delivery.findMany({ where: { systemId: portal.id }, orderBy: { orderSeq: "asc" } });
    expect(sent.map(({ effectType }) => effectType)).toEqual([
      "user.create.v1",
      "user.create.v1",
      "group.create.v1",
      "group.create.v1",
      "membership.add.v1",
    ]);
    expect(sent.at(-1)?.needs).toEqual([full.id]);
    expect(sent.map(({ subjectId }) => subjectId)).toContain(empty.id);
  });

  it("is refused for a system that can be read, and where nothing was decided", async () => {
    const { db } = app;
    const readable = await makeSystem(db, { name: "Readable" });
    const bare = await makeSystem(db, { vendor: "ainua", name: "Bare", soapUrl: null });
    expect(await reassert(readable.id)).toMatchObject({ ok: false, error: { code: "rule_broken" } });
    expect(await reassert(bare.id)).toMatchObject({ ok: false, error: { code: "already_done" } });
  });
});
