import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Connection, Observed, ObservedKind } from "../driver";
import { afasDriver } from "./driver";
import { startSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { smallSeed, tokenXml } from "./sandbox-seed";

async function all(kind: ObservedKind, connection: Connection): Promise<Observed[]> {
  const found: Observed[] = [];
  for await (const page of afasDriver.observe?.(kind, connection) ?? []) found.push(...page.items);
  return found;
}

let stub: Server | undefined;
afterEach(() => stub?.close());

/** A vendor that answers every GetConnector by this function of skip and take. */
async function answering(rows: (skip: number, take: number) => unknown): Promise<Connection> {
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? "/", "http://x").searchParams;
    const [skip, take] = [Number(query.get("skip")), Number(query.get("take"))];
    response.writeHead(200, { connection: "close" }).end(said(rows(skip, take), skip, take));
  });
  stub = server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const base = `http://${host}`;
  return { restUrl: base, soapUrl: base, settings: {}, secrets: { token: tokenXml("1".repeat(64)) }, allow: [host] };
}

/** A text is the whole answer; anything else is its rows. */
const said = (rows: unknown, skip: number, take: number): string =>
  typeof rows === "string" ? rows : JSON.stringify({ skip, take, rows });

const row = (over: Record<string, unknown> = {}) => ({
  UserId: "12345.KDV",
  Description: "Kim",
  Email: null,
  Blocked: false,
  Windows: false,
  InSite: true,
  ...over,
});

describe("reading an environment", () => {
  it("gives every user, group and membership once, over many pages, though AFAS shuffles rows that aren't ordered", async () => {
    const seed = smallSeed();
    const extra = Array.from({ length: 2400 }, (_, i) => `12345.U${String(i).padStart(4, "0")}`);
    for (const userCode of extra) {
      seed.users.push({ userCode, name: userCode, email: null, isBlocked: false, windows: false, insite: true });
    }
    seed.groups.push({ code: "LARGE", description: "Large", members: extra });
    const sandbox = await startSandbox({ seed });
    try {
      const connection = connectTo(sandbox);
      const users = await all("user", connection);
      expect(users).toHaveLength(seed.users.length);
      expect(new Set(users.map((u) => u.kind === "user" && u.remoteId)).size).toBe(seed.users.length);
      const groups = await all("group", connection);
      expect(groups.map((g) => g.kind === "group" && g.code).sort()).toEqual([
        "CONSULTANCY",
        "EMPTY",
        "Everybody",
        "GATEHOUSE",
        "LARGE",
      ]);
      const memberships = await all("membership", connection);
      expect(memberships).toHaveLength(extra.length + 4);
      expect(memberships.some((m) => m.kind === "membership" && m.groupCode === "Everybody")).toBe(false);
    } finally {
      await sandbox.close();
    }
  });

  it("reads connectors under the names that a customer gave his copies", async () => {
    const seed = smallSeed();
    Object.assign(seed.connectors[0] ?? {}, { get: ["Acme_Users", "Acme_UserGroups"] });
    const sandbox = await startSandbox({ seed });
    try {
      const settings = { usersConnector: "Acme_Users", userGroupsConnector: "Acme_UserGroups" };
      expect(await all("user", connectTo(sandbox, { settings }))).toHaveLength(5);
      await expect(all("user", connectTo(sandbox))).rejects.toMatchObject({ failure: { kind: "rejected" } });
    } finally {
      await sandbox.close();
    }
  });

  it("takes yes and no in every form that the vendor writes them", async () => {
    const connection = await answering(() => [row({ Blocked: "1", Windows: "false", InSite: "true" })]);
    expect(await all("user", connection)).toMatchObject([
      { isBlocked: true, attributes: { windows: false, insite: true } },
    ]);
  });

  it.each([
    ["a page repeats", () => Array.from({ length: 1000 }, () => row())],
    ["a column is missing", () => [{ UserId: "12345.KDV" }]],
    ["yes or no is something else", () => [row({ Blocked: "maybe" })]],
    ["rows are no rows", () => [1, 2]],
    ["there is no list", () => ({})],
    ["the answer is nested without end", () => `{"rows":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
    ["columns hide in a prototype", () => `{"rows":[{"__proto__":${JSON.stringify(row())}}]}`],
    ["an error's words are no text", () => '{"externalMessage":{"toString":1},"profitLogReference":[]}'],
    ["numbers are beyond all bounds", () => '{"skip":0,"take":1e999,"rows":[{"UserId":9007199254740993}]}'],
  ])("stops with a failure rather than show part as all where %s", async (_name, rows) => {
    await expect(all("user", await answering(rows))).rejects.toMatchObject({ name: "UpstreamError" });
  });

  it("asks no further than AFAS pages well, and says so", async () => {
    const connection = await answering((skip, take) =>
      Array.from({ length: take }, (_, i) => row({ UserId: `12345.${skip + i}` })),
    );
    await expect(all("user", connection)).rejects.toThrow("more than 100000 rows");
  }, 60_000);
});
