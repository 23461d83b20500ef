import { afterAll, beforeAll, beforeEach } from "vitest";
import { createApplication } from "@/lib/applications/create-application";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { addMappings } from "@/lib/mappings/add-mappings";
import { keepPromises, tokenRef } from "@/lib/mappings/mapping.store";
import { keepTokenText, lockToken, markIssued } from "@/lib/tokens/token.store";
import { makeToken } from "./factories";
import { type Fixture, makeIntegration, newTokenText, TEST_REQUEST } from "./integration-fixture";
import { actorOf, useTestApp } from "./signed-in";

/** The external keys of the vendor's guide. */
export const KEYS = ["65423600", "72471109", "91660724", "88091477"] as const;

let made = 0;

/** A host application that is described well, with a name of its own. */
export function someApplication(more: object = {}) {
  made += 1;
  return { name: `Projectportaal ${made}`, keyShape: "user", ...more };
}

export type MappingDesk = Awaited<ReturnType<typeof openMappingDesk>>;

/** An integration with a host application that may ask for its connector, and somebody who acts on its mappings through the gate. */
export async function openMappingDesk(db: Db, actor: Actor) {
  const at: Fixture = await makeIntegration(db);
  const act = <I, O>(operation: Operation<I, O>, input: unknown, confirm?: number) =>
    execute(operation, { actor, request: TEST_REQUEST }, input, confirm ? { confirm } : {});

  async function did<I, O>(operation: Operation<I, O>, input: unknown): Promise<O> {
    const answer = await act(operation, input);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  }
  const { applicationId } = await did(createApplication, someApplication({ connectorIds: [at.connectorId] }));
  const openRows = (own = applicationId) =>
    db.mapping.findMany({ where: { applicationId: own, validTo: null }, orderBy: { externalKey: "asc" } });

  /** A token whose text is kept, so that it can be given out. */
  async function heldToken(given: { accountId?: string; connectorId?: string; text?: string } = {}): Promise<string> {
    const { accountId = at.accountId, connectorId = at.connectorId, text = newTokenText().text } = given;
    const { id } = await makeToken(db, { accountId, connectorId });
    await db.$transaction(async (tx) => keepTokenText(tx, await lockToken(tx, id), text, new Date("2026-09-02")));
    return id;
  }

  return {
    at,
    applicationId,
    act,
    did,
    openRows,
    heldToken,
    /** What was refused, as code and words. */
    async refused<I, O>(operation: Operation<I, O>, input: unknown): Promise<string> {
      const answer = await act(operation, input);
      if (answer.ok) throw new Error("it was done");
      return `${answer.error.code}: ${answer.error.message}`;
    },
    /** Which token each key leads to now. */
    async tableNow(): Promise<Record<string, string>> {
      return Object.fromEntries((await openRows()).map(({ externalKey, tokenId }) => [externalKey, tokenId]));
    },
    async idsOf(...keys: string[]): Promise<string[]> {
      return (await openRows()).filter(({ externalKey }) => keys.includes(externalKey)).map(({ id }) => id);
    },
    /** One token that all four keys ride on. */
    async sharedToken(): Promise<string> {
      const tokenId = await heldToken();
      await did(addMappings, { applicationId, tokenId, externalKeys: KEYS });
      return tokenId;
    },
    /** What the worker does when the vendor has issued the token. */
    async vendorIssues(tokenId: string): Promise<void> {
      const now = new Date();
      await db.$transaction(async (tx) => {
        await markIssued(tx, tokenId, { text: newTokenText().text, now });
        await keepPromises(tx, tokenRef(await lockToken(tx, tokenId)), { now, changeId: "chg_test" });
      });
    },
  };
}

export type AtMappingDesk = { db: Db; admin: Actor; desk: MappingDesk };

/** Gives every test of a file a desk of its own with an admin at it, all in one database. */
export function eachAtMappingDesk(take: (given: AtMappingDesk) => void): void {
  let app: Awaited<ReturnType<typeof useTestApp>>;
  let admin: Actor;
  beforeAll(async () => {
    app = await useTestApp();
    admin = await actorOf(app.db, "admin");
  });
  beforeEach(async () => take({ db: app.db, admin, desk: await openMappingDesk(app.db, admin) }));
  afterAll(() => app.close());
}
