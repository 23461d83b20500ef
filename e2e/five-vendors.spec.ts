import { expect, type Page, test } from "@playwright/test";
import { atAfas, readAfasCode, readAfasKeys } from "./by-hand/afas";
import { atAinua } from "./by-hand/ainua";
import { atBiuwer } from "./by-hand/biuwer";
import { becomeOwner, type EmptyInstance, startEmptyInstance, type Vendor } from "./empty-instance";
import { type Cast, changeEverything, expectAllDone } from "./every-change";
import { type ByHand, VendorDesk } from "./vendor-desk";

// From an installation that knows nothing: its first owner connects one environment of each vendor, and each is proven by its own credential.

test.describe.configure({ mode: "serial" });

type Asked = { label: string; value: string };

const NAMES: Readonly<Record<Vendor, string>> = {
  afas: "AFAS test bed",
  biuwer: "Biuwer test bed",
  biot: "BioT test bed",
  contractfit: "Contract.fit test bed",
  ainua: "Ainua test bed",
};
/** What each vendor's form asks, answered for the small seed of its sandbox. */
const ANSWERS: Readonly<Record<Vendor, (url: string) => Asked[]>> = {
  afas: (url) => [
    { label: "REST address", value: `${url}/ProfitRestServices` },
    { label: "SOAP address", value: `${url}/profitservices` },
    { label: "Token of Gatehouse", value: `<token><version>1</version><data>${"1".repeat(64)}</data></token>` },
    { label: "Environment key", value: "E".repeat(32) },
  ],
  biuwer: (url) => [{ label: "Address", value: url }],
  biot: (url) => [
    { label: "Address of the API", value: url },
    { label: "Service user id", value: "aaaaaaaa-0000-4000-8000-000000000001" },
    { label: "Secret key", value: "gatehouse-secret-key-0001" },
  ],
  contractfit: (url) => [
    { label: "Tenant address", value: url },
    { label: "Set-up user", value: "gatehouse@example.com" },
    { label: "Password of the set-up user", value: "Gatehouse-sandbox-1" },
  ],
  ainua: (url) => [
    { label: "Address of the portal", value: url },
    { label: "Client id", value: "gatehouse" },
    { label: "Client secret", value: "gatehouse-sandbox-secret" },
  ],
};
const SECRETS = [
  "1".repeat(64),
  "E".repeat(32),
  "gatehouse-secret-key-0001",
  "Gatehouse-sandbox-1",
  "gatehouse-sandbox-secret",
];

let empty: EmptyInstance;
let page: Page;

test.beforeAll(async ({ browser }) => {
  empty = await startEmptyInstance();
  page = await browser.newPage({ baseURL: empty.origin });
});
test.afterAll(async () => {
  await page?.close();
  await empty?.stop();
});

test("the printed link makes the first owner, once, and lets him in", async () => {
  await becomeOwner(page, empty.setUpLink);
  expect((await empty.db.rows("select 1 from operator where role = 'owner'")).length).toBe(1);
});

for (const vendor of Object.keys(NAMES) as Vendor[]) {
  test(`${NAMES[vendor]} is connected by its own form, and what it answers is proven and shown`, async () => {
    await page.goto(`/systems/new?vendor=${vendor}`);
    await page.getByLabel("Name", { exact: true }).fill(NAMES[vendor]);
    for (const { label, value } of ANSWERS[vendor](empty.sandboxes[vendor])) {
      await page.getByLabel(new RegExp(`^${label.replaceAll(".", "\\.")}\\s*(optional)?$`)).fill(value);
    }
    await page.getByRole("button", { name: "Connect system" }).click();
    await page.waitForURL(/\/systems\/sys_/);
    await expect(page.getByRole("heading", { level: 1, name: NAMES[vendor] })).toBeVisible();
    await expect
      .poll(() => empty.db.one<{ health: string }>("select health from system where vendor = $1", [vendor]), {
        timeout: 60_000,
      })
      .toEqual({ health: "ok" });
  });
}

test("no secret that was typed stands in the page, the address, the log or a row", async () => {
  const rows = await empty.db.rows(
    "select row_to_json(s)::text as text from system s union all select row_to_json(a)::text from audit_event a",
  );
  const seen = [empty.output(), ...rows.map(({ text }) => String(text))].join("\n");
  for (const secret of SECRETS) expect(seen.includes(secret), "a secret was written down").toBe(false);
  await page.goto("/systems");
  const html = await page.content();
  for (const secret of SECRETS) expect(html.includes(secret), "a secret is in the page").toBe(false);
});

for (const vendor of ["afas", "biot", "contractfit"] as const) {
  test(`${NAMES[vendor]} is read whole, and every user that it shows is seen once`, async () => {
    const { id } = await empty.db.one<{ id: string }>("select id from system where vendor = $1", [vendor]);
    await expect
      .poll(
        () => empty.db.rows("select state from reading where system_id = $1 order by started_at desc limit 1", [id]),
        { timeout: 90_000 },
      )
      .toEqual([{ state: "done" }]);
    const state = (await (await fetch(`${empty.sandboxes[vendor]}/_sandbox/state`)).json()) as Record<
      string,
      unknown[]
    >;
    const there = (vendor === "biot" ? state.serviceUsers : state.users)?.length ?? 0;
    const { n } = await empty.db.one<{ n: number }>(
      "select count(*)::int as n from observation where system_id = $1 and kind = 'user'",
      [id],
    );
    expect(there).toBeGreaterThan(1);
    expect(n).toBe(there);
  });
}

for (const vendor of ["afas", "biot", "contractfit"] as const) {
  test(`${NAMES[vendor]} is taken over whole: users, roles and who has which stand here as they do there, and nothing changed there`, async () => {
    const { id } = await empty.db.one<{ id: string }>("select id from system where vendor = $1", [vendor]);
    const ledger = `${empty.sandboxes[vendor]}/_sandbox/ledger`;
    const before = await (await fetch(ledger)).json();
    await page.goto(`/systems/${id}/adopt`);
    await page.getByRole("button", { name: "Take over all that is new or matched" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Take over" }).click();
    await expect
      .poll(() => empty.db.rows("select state from adoption where system_id = $1", [id]), { timeout: 60_000 })
      .toEqual([{ state: "done" }]);
    const counts = await empty.db.one(
      `select (select count(*)::int from account where system_id = $1 and valid_to is null) as users,
              (select count(*)::int from observation where system_id = $1 and kind = 'user' and gone_at is null) as users_there,
              (select count(*)::int from user_group where system_id = $1 and kind = 'listed' and archived_at is null) as groups,
              (select count(*)::int from observation where system_id = $1 and kind = 'group' and gone_at is null) as groups_there,
              (select count(*)::int from membership m join user_group g on g.id = m.group_id
                where g.system_id = $1 and m.valid_to is null) as members,
              (select count(*)::int from observation where system_id = $1 and kind = 'membership' and gone_at is null) as members_there`,
      [id],
    );
    expect([counts.users, counts.groups, counts.members]).toEqual([
      counts.users_there,
      counts.groups_there,
      counts.members_there,
    ]);
    expect(counts.users).toBeGreaterThan(1);
    expect(await (await fetch(ledger)).json()).toEqual(before);
  });
}

type Console = { url: string; page: Page };
type Told = { vendorName: string; cast: (at: Console) => Promise<Cast> | Cast; byHand?: (url: string) => ByHand };

const visitorOf = (vendor: Vendor) => ({ name: `Visitor of ${vendor}`, email: `visitor.${vendor}@kade.example` });
const EDITED = "desk.visitor@kade.example";
const groups = (one: string, other: string): Cast["groups"] => [
  { code: one, description: "Of the journey" },
  { code: other, description: "Also of the journey" },
];
const ofKind = (kind: string, one: string, other: string): Cast["endpoints"] => [
  { kind, name: one },
  { kind, name: other },
];
/** What each vendor's story is about, and who stands at its console where a person is needed. */
const STORIES: Readonly<Record<Vendor, Told>> = {
  afas: {
    vendorName: "AFAS Profit",
    byHand: atAfas,
    cast: async ({ url, page: console }) => ({
      groups: groups("VISITORS", "VISITORS2"),
      person: await empty.db.one<{ userId: string; accountId: string }>(
        `select user_id as "userId", id as "accountId" from account where remote_id = '12345.SJA' and valid_to is null`,
      ),
      edit: { email: EDITED, attributes: { insite: true } },
      connector: "Visitor app",
      endpoints: ofKind("get", "Profit_Employees", "Profit_Debtor"),
      renamed: { code: "VISITORS", description: "Said in other words" },
      readKeys: () => readAfasKeys(url, console, "Visitor app"),
      readCode: () => readAfasCode(url, console, "12345.SJA"),
    }),
  },
  biuwer: {
    vendorName: "Biuwer",
    byHand: atBiuwer,
    cast: () => ({
      groups: groups("Visitors", "Other visitors"),
      person: { ...visitorOf("biuwer"), userCode: visitorOf("biuwer").email },
      edit: { email: EDITED, attributes: { type: "basic", dataPolicy: true } },
      renamed: { code: "Visitors of today", description: "Said in other words" },
      connector: "Visitor portal",
      endpoints: [
        { kind: "page", name: "Sales" },
        { kind: "card", name: "Open orders" },
      ],
    }),
  },
  biot: {
    vendorName: "BioT",
    cast: () => ({
      groups: groups("Visitor desk", "Other desk"),
      person: { ...visitorOf("biot"), userCode: "visitor-desk", attributes: { type: "INTERNAL_SERVICE" } },
      beginsInGroup: true,
      edit: { email: EDITED, attributes: { type: "INTERNAL_SERVICE" } },
      renamed: { code: "Visitor desk of today", description: "Of the journey" },
      connector: "Desk plugin",
      endpoints: ofKind("permission", "PROTECTED_API", "EMAIL_SEND_EMAIL"),
    }),
  },
  contractfit: {
    vendorName: "Contract.fit",
    cast: () => ({
      groups: groups("invoice-visitor", "invoice-desk"),
      person: { ...visitorOf("contractfit"), userCode: "visitor-desk" },
      edit: { email: EDITED, attributes: {} },
      renamed: { code: "invoice-guest", description: "Of the journey" },
      connector: "Visitor link",
      endpoints: ofKind("inbox", "invoice", "reminder"),
      hasScope: true,
    }),
  },
  ainua: {
    vendorName: "Ainua Portal",
    byHand: atAinua,
    cast: () => ({
      groups: [
        { code: "visitors-1", description: "Visitors Ltd", attributes: { commonId: "770001-1" } },
        { code: "visitors-2", description: "Other Visitors Ltd", attributes: { commonId: "770002-2" } },
      ],
      person: { ...visitorOf("ainua"), userCode: "visitor_1" },
      edit: { email: EDITED, attributes: {} },
      renamed: { code: "visitors-1", description: "Guests Ltd", attributes: { commonId: "770001-1" } },
      connector: "Visitor data",
      endpoints: ofKind("item", "invoices", "orders"),
    }),
  },
};

for (const vendor of Object.keys(NAMES) as Vendor[]) {
  const { vendorName, cast, byHand } = STORIES[vendor];
  test(`${NAMES[vendor]}: one change of every kind is proven, or honestly said to be unprovable, or refused in words`, async ({
    browser,
  }) => {
    const { id } = await empty.db.one<{ id: string }>("select id from system where vendor = $1", [vendor]);
    const url = empty.sandboxes[vendor];
    const console = await browser.newPage();
    const { db, origin } = empty;
    const at = { page, console, db, origin, ...(byHand ? { byHand: byHand(url) } : {}) };
    const desk = new VendorDesk(vendorName, id, at);
    await changeEverything(desk, await cast({ url, page: console }));
    expectAllDone(desk);
    await console.close();
    await page.goto(`/systems/${id}/deliveries`);
    await expect(page.getByRole("table").first()).toBeVisible();
    const isProvable = [...desk.table.values()].some(({ isReadBack }) => isReadBack);
    await expect(page.getByRole("main").getByText("Verified").first()).toBeVisible({ visible: isProvable });
  });
}
