import "server-only";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { setLogDestinationForTests } from "@/lib/log";
import { startResolver } from "@/lib/resolve/resolver";
import { issueOwnKey } from "@/lib/vault/own-keys";
import { sealSecret } from "@/lib/vault/vault";
import { makeToken } from "./factories";
import { type Fixture, makeIntegration } from "./integration-fixture";
import { useTestApp } from "./signed-in";

/** The text of a token, found again wherever it may not stand. */
export const CANARY = "canary-4656e978-be1f-4b26-96d1-b6215bfc7e87";
const EARLIER = new Date("2026-09-01T08:00:00.000Z");

export type Caller = { applicationId: string; keyId: string; key: string };

/** A host application with one key, which may ask for these connectors. */
export async function makeCaller(
  db: Db,
  connectorIds: string[],
  given: { keyShape?: string; addresses?: string[]; expiresAt?: Date } = {},
): Promise<Caller> {
  const id = newId("application");
  const { keyShape = "user", addresses = [], expiresAt = null } = given;
  await db.application.create({ data: { id, name: id, keyShape, connectorIds, createdAt: EARLIER } });
  await db.$executeRaw`update application set addresses = ${addresses}::text[]::cidr[] where id = ${id}`;
  const { text, hash, prefix, lastFour } = issueOwnKey("app");
  const keyId = newId("applicationKey");
  await db.applicationKey.create({
    data: { id: keyId, applicationId: id, hash, prefix, lastFour, createdAt: EARLIER, expiresAt },
  });
  return { applicationId: id, keyId, key: text };
}

/** A token that works and whose text is kept here. */
export async function makeKeptToken(
  db: Db,
  { accountId, connectorId, ...life }: { accountId: string; connectorId: string; expiresAt?: Date },
  text: string,
): Promise<string> {
  const { id } = await makeToken(db, { accountId, connectorId, ...life });
  const secretId = await sealSecret(db, { table: "token", rowId: id, field: "text" }, text);
  await db.token.update({ where: { id }, data: { secretId } });
  return id;
}

/** Leads an external key to a token. */
export async function makeMapping(
  db: Db,
  { applicationId, connectorId, tokenId }: { applicationId: string; connectorId: string; tokenId: string },
  externalKey: string,
): Promise<string> {
  const id = newId("mapping");
  await db.mapping.create({ data: { id, applicationId, connectorId, externalKey, tokenId, validFrom: EARLIER } });
  return id;
}

export type ResolveWorld = Fixture & Caller & { tokenId: string; mappingId: string };

/** A person with access, a token whose text is kept, and a host application whose key `65423600` leads to it. */
export async function makeResolveWorld(db: Db, text: string): Promise<ResolveWorld> {
  const fixture = await makeIntegration(db);
  const caller = await makeCaller(db, [fixture.connectorId]);
  const { accountId, connectorId } = fixture;
  const tokenId = await makeKeptToken(db, { accountId, connectorId }, text);
  const mappingId = await makeMapping(db, { ...fixture, ...caller, tokenId }, "65423600");
  return { ...fixture, ...caller, tokenId, mappingId };
}

/** What the host application of a world asks for its one key. */
export const questionOf = ({ connectorId }: Pick<ResolveWorld, "connectorId">) => ({
  connector: connectorId,
  key: "65423600",
});

export type Reply = { status: number; headers: Headers; body: Record<string, unknown>; text: string };
export type Desk = {
  base: string;
  ask(key: string | null, body: unknown, path?: string, headers?: Record<string, string>): Promise<Reply>;
  flush(): Promise<void>;
  stop(): Promise<void>;
};

/** A resolver of this process on a free port, and a way to ask it as a host application does. */
export async function openDesk(
  db: Db,
  url: string,
  given: { perSecond?: number; proxies?: readonly string[] } = {},
): Promise<Desk> {
  const { perSecond = 100_000, proxies = [] } = given;
  const { port, flush, stop } = await startResolver({ db, url, host: "127.0.0.1", port: 0, perSecond, proxies });
  const base = `http://127.0.0.1:${port}`;
  return {
    base,
    flush,
    stop,
    async ask(key, body, path = "/v1/resolve", headers = {}) {
      const response = await fetch(base + path, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...headers,
        },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: JSON.parse(text), text };
    },
  };
}

export type ResolveBench = Awaited<ReturnType<typeof useResolveBench>>;

/** A database of a test file's own with a world in it and a desk; every line that is logged meanwhile is added to `logged`. */
export async function useResolveBench(logged?: string[]) {
  const own = await useTestApp(logged ? { LOG_LEVEL: "debug" } : {});
  if (logged) setLogDestinationForTests({ write: (line) => void logged.push(line) });
  const world = await makeResolveWorld(own.db, CANARY);
  const desk = await openDesk(own.db, own.url);
  const close = async () => {
    await desk.stop();
    setLogDestinationForTests();
    await own.close();
  };
  return { ...own, world, desk, close };
}
