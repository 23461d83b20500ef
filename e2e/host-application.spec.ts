import { expect, type Page, test } from "@playwright/test";
import { type BiuwerSandbox, startBiuwerSandbox } from "@/lib/upstreams/biuwer/sandbox";
import { LONG_AGO, smallSeed } from "@/lib/upstreams/biuwer/sandbox-seed";
import { type Beginning, becomeOwner, startBeginning } from "./empty-instance";
import { type HostApplication, startHostApplication } from "./host-application";

// The two tables of Biuwer's guide, "Items to prepare", word for word: which token belongs to which user of the host application.
const ONE_TO_ONE = [
  ["65423600", "4656e978-be1f-4b26-96d1-b6215bfc7e87"],
  ["72471109", "baedaa5a-9615-4fbd-9970-0a25bf5b0c88"],
] as const;
const MANY_TO_ONE = [
  ["65423600", "baedaa5a-9615-4fbd-9970-0a25bf5b0c88"],
  ["72471109", "baedaa5a-9615-4fbd-9970-0a25bf5b0c88"],
  ["91660724", "961a45a2-a782-4f94-b42b-7506a58c6a5d"],
  ["88091477", "961a45a2-a782-4f94-b42b-7506a58c6a5d"],
] as const;
const TEXTS = [...new Set([...ONE_TO_ONE, ...MANY_TO_ONE].map(([, text]) => text))];
const NEW_TEXT = "1dc78c2a-dca6-4e92-8db0-d5ae7ace2ad1";
const mail = (n: number) => `basic.user.${n + 1}@kade.example`;

test.describe.configure({ mode: "serial" });

let biuwer: BiuwerSandbox;
let at: Beginning;
let page: Page;
let connectorId: string;
const accounts: string[] = [];
const tokenOf = new Map<string, string>();
const hosts: HostApplication[] = [];

test.beforeAll(async ({ browser }) => {
  const seed = smallSeed();
  const users = [...TEXTS, NEW_TEXT].map((_, n) => ({
    name: `Basic user ${n + 1}`,
    email: mail(n),
    type: "basic" as const,
  }));
  biuwer = await startBiuwerSandbox({
    contract: null,
    seed: {
      ...seed,
      users: [...seed.users, ...users],
      groups: seed.groups.map((group) =>
        group.name === "Customers" ? { ...group, members: users.map(({ email }) => email) } : group,
      ),
      tokens: [...TEXTS, NEW_TEXT].map((text, n) => ({ user: mail(n), text, from: LONG_AGO, to: null })),
    },
  });
  at = await startBeginning([biuwer.url]);
  page = await browser.newPage({ baseURL: at.origin });
  await becomeOwner(page, at.setUpLink);
});
test.afterAll(async () => {
  for (const host of hosts) await host.close();
  await page?.close();
  await at?.stop();
  await biuwer?.close();
});

/** An operation at the API, done; throws with the refusal's own words. */
async function did(id: string, data: object): Promise<Record<string, string>> {
  const answer = await page.request.post(`/api/v1/operations/${id}`, { data, headers: { origin: at.origin } });
  const said = await answer.json();
  if (!answer.ok()) throw new Error(`${id}: ${said.detail}`);
  return said.value;
}

/** Makes a host application with these mappings and starts it. */
async function hostWith(name: string, table: readonly (readonly [string, string])[]): Promise<HostApplication> {
  const { applicationId } = await did("application.create", { name, keyShape: "user", connectorIds: [connectorId] });
  for (const text of new Set(table.map(([, own]) => own))) {
    const externalKeys = table.filter(([, own]) => own === text).map(([key]) => key);
    await did("mapping.add", { applicationId, tokenId: tokenOf.get(text), externalKeys });
  }
  const { key = "" } = await did("application.make_key", { applicationId });
  const host = await startHostApplication({ resolver: at.resolver, applicationKey: key, connector: connectorId });
  hosts.push(host);
  return host;
}

/** As whom a user of the host application sees the shared page, or the refusal that his page shows. */
async function seenBy(host: HostApplication, user: string): Promise<string> {
  await page.goto(`${host.url}/?user=${user}`);
  const isShown = (await page.locator("iframe").count()) > 0;
  const words = isShown ? page.frameLocator("iframe").locator("[data-user]") : page.getByRole("alert");
  return (await words.textContent()) ?? "";
}

test("an owner describes Biuwer, its users and their tokens through the API alone", async () => {
  const { systemId } = await did("system.connect", {
    vendor: "biuwer",
    name: "Biuwer",
    environment: "production",
    fields: { restUrl: biuwer.url },
  });
  for (const n of [...TEXTS, NEW_TEXT].keys()) {
    const about = { kind: "service", name: `Basic user ${n + 1}`, email: mail(n), systemId, userCode: mail(n) };
    const { accountId = "" } = await did("user.create", { ...about, attributes: { type: "basic", dataPolicy: true } });
    accounts.push(accountId);
  }
  await did("group.create", {
    code: "Customers",
    description: "Customers",
    systemIds: [systemId],
    accountIds: accounts,
  });
  const { id: groupId } = await at.db.one("select id from user_group where code = 'Customers'");
  const endpoints = [{ kind: "page", name: "Sales" }];
  ({ connectorId = "" } = await did("connector.create", { systemId, name: "Sales in the portal", groupId, endpoints }));
  await did("connector.unblock", { connectorId });
  await did("connector.set_keys", { connectorId, apiKey: "a1b2c3d4-0000-4000-8000-000000000001" });
  for (const [n, text] of TEXTS.entries()) {
    const given = { connectorId, accountId: accounts[n], label: `Portal ${n + 1}`, text };
    tokenOf.set(text, (await did("token.register", given)).tokenId ?? "");
  }
});

test("two users are embedded by the guide's 1 to 1 table, each as a Basic user of his own", async () => {
  const host = await hostWith("Portal, one to one", ONE_TO_ONE);
  expect(await seenBy(host, "65423600")).toBe(mail(0));
  expect(await seenBy(host, "72471109")).toBe(mail(1));
  expect(await seenBy(host, "91660724")).toContain("Nothing answers to this key");
});

test("four users are embedded by the guide's many to 1 table; splitting the shared token moves just the chosen one", async () => {
  const host = await hostWith("Portal, many to one", MANY_TO_ONE);
  const everybody = async () => {
    const seen: string[] = [];
    for (const [user] of MANY_TO_ONE) seen.push(await seenBy(host, user));
    return seen;
  };
  expect(await everybody()).toEqual([mail(1), mail(1), mail(2), mail(2)]);

  const { id: mappingId } = await at.db.one(
    `select m.id from mapping m join application a on a.id = m.application_id
      where a.name = 'Portal, many to one' and m.external_key = '72471109' and m.valid_to is null`,
  );
  const shared = tokenOf.get(MANY_TO_ONE[0][1]);
  const split = {
    tokenId: shared,
    mappingIds: [mappingId],
    accountId: accounts[TEXTS.length],
    label: "Portal of 72471109",
  };
  const { tokenId } = await did("mapping.split", split);
  // Until somebody at Biuwer has made the token, nothing has moved.
  expect(await everybody()).toEqual([mail(1), mail(1), mail(2), mail(2)]);
  await did("token.enter_text", { tokenId, text: NEW_TEXT });
  expect(await everybody()).toEqual([mail(1), mail(3), mail(2), mail(2)]);
});

test("a revocation refuses the next request of everybody on that token, and of nobody else", async () => {
  const host = hosts[1] as HostApplication;
  await did("token.revoke", { tokenId: tokenOf.get(MANY_TO_ONE[2][1]), reason: "Suspected misuse" });
  expect(await seenBy(host, "91660724")).toContain("revoked");
  expect(await seenBy(host, "88091477")).toContain("revoked");
  expect(await seenBy(host, "65423600")).toBe(mail(1));
});
