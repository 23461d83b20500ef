import { afterEach, describe, expect, it } from "vitest";
import { embedding, WHO_READS_IT } from "./profile-embedding";
import { type BiuwerSandbox, startBiuwerSandbox } from "./sandbox";
import { type BiuwerSeed, LONG_AGO, smallSeed } from "./sandbox-seed";

const RESOURCE = "a1b2c3d4-0000-4000-8000-000000000001";

/** The two tables of the vendor's guide, "Items to prepare", word for word: user_id and biuwer_auth_token. */
const ONE_TO_ONE: readonly [string, string][] = [
  ["65423600", "4656e978-be1f-4b26-96d1-b6215bfc7e87"],
  ["72471109", "baedaa5a-9615-4fbd-9970-0a25bf5b0c88"],
  ["91660724", "961a45a2-a782-4f94-b42b-7506a58c6a5d"],
  ["88091477", "1dc78c2a-dca6-4e92-8db0-d5ae7ace2ad1"],
];
const MANY_TO_ONE: readonly [string, string][] = [
  ["65423600", "baedaa5a-9615-4fbd-9970-0a25bf5b0c88"],
  ["72471109", "baedaa5a-9615-4fbd-9970-0a25bf5b0c88"],
  ["91660724", "961a45a2-a782-4f94-b42b-7506a58c6a5d"],
  ["88091477", "961a45a2-a782-4f94-b42b-7506a58c6a5d"],
];

const running: BiuwerSandbox[] = [];
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});

/** One Basic user for each token of the table, in a group that may view the shared page. */
async function startWith(table: readonly [string, string][]): Promise<BiuwerSandbox> {
  const base = smallSeed();
  const tokens = [...new Set(table.map(([, token]) => token))];
  const email = (i: number): string => `basic.user.${i + 1}@example.com`;
  const seed: BiuwerSeed = {
    ...base,
    users: [
      ...base.users,
      ...tokens.map((_, i) => ({ name: `Basic user ${i + 1}`, email: email(i), type: "basic" as const })),
    ],
    groups: [{ name: "Customers", type: "basic", members: tokens.map((_, i) => email(i)) }, ...base.groups.slice(1)],
    tokens: tokens.map((text, i) => ({ user: email(i), text, from: LONG_AGO, to: null })),
  };
  const sandbox = await startBiuwerSandbox({ seed });
  running.push(sandbox);
  return sandbox;
}

/** What the iframe shows: the page posts its own name to itself. */
async function seenAs(src: string, name: string): Promise<{ status: number; user: string | undefined }> {
  const answer = await fetch(src, { method: "POST", body: new URLSearchParams({ name }) });
  return { status: answer.status, user: /data-user>([^<]+)</.exec(await answer.text())?.[1] };
}

describe("an embedding", () => {
  it("is the instance's share page, with resource and user in the name and no token in the address", () => {
    expect(embedding({ instance: "acme", resourceToken: "shared", authToken: "auth" })).toEqual({
      src: "https://acme.biuwer.com/share",
      name: "shared:auth",
    });
    expect(WHO_READS_IT).toContain("HTML of the host page");
  });

  it.each(["", "two words", "with:colon", 'with"quote', "<b>"])(
    "refuses a token that would spoil the name: %j",
    (token) => {
      expect(() => embedding({ instance: "acme", resourceToken: token, authToken: "auth" })).toThrow("one word");
      expect(() => embedding({ instance: "acme", resourceToken: "shared", authToken: token })).toThrow("one word");
    },
  );

  it("opens for each of four host users as his own Basic user, by the guide's 1 to 1 table", async () => {
    const sandbox = await startWith(ONE_TO_ONE);
    const seen: [string, string | undefined][] = [];
    for (const [userId, authToken] of ONE_TO_ONE) {
      const { src, name } = embedding({ instance: sandbox.url, resourceToken: RESOURCE, authToken });
      seen.push([userId, (await seenAs(src, name)).user]);
    }
    expect(seen).toEqual([
      ["65423600", "basic.user.1@example.com"],
      ["72471109", "basic.user.2@example.com"],
      ["91660724", "basic.user.3@example.com"],
      ["88091477", "basic.user.4@example.com"],
    ]);
  });

  it("opens for four host users as two Basic users, by the guide's 1 to N table", async () => {
    const sandbox = await startWith(MANY_TO_ONE);
    const seen: [string, string | undefined][] = [];
    for (const [userId, authToken] of MANY_TO_ONE) {
      const { src, name } = embedding({ instance: sandbox.url, resourceToken: RESOURCE, authToken });
      seen.push([userId, (await seenAs(src, name)).user]);
    }
    expect(seen).toEqual([
      ["65423600", "basic.user.1@example.com"],
      ["72471109", "basic.user.1@example.com"],
      ["91660724", "basic.user.2@example.com"],
      ["88091477", "basic.user.2@example.com"],
    ]);
  });

  it("shuts for all host users of one token when that token ends, and for no other", async () => {
    const sandbox = await startWith(MANY_TO_ONE);
    const [shared] = sandbox.state.tokens;
    if (shared) shared.to = new Date().toISOString();
    const statuses: number[] = [];
    for (const [, authToken] of MANY_TO_ONE) {
      const { src, name } = embedding({ instance: sandbox.url, resourceToken: RESOURCE, authToken });
      statuses.push((await seenAs(src, name)).status);
    }
    expect(statuses).toEqual([404, 404, 200, 200]);
  });
});
