import { expect, type Page } from "@playwright/test";
import type { Database } from "./database";
import { instance } from "./instance";
import { sandbox } from "./sandbox";
import { VendorConsole } from "./vendor-console";

export type Planted = { registeredToken: string; leakedToken: string; password: string };

/**
 * Gives every kind of secret to the console by the way it is meant for, also where it is refused, and answers those that
 * only came into being on the way. The system goes on working: its new credential is a real one.
 */
export async function plainLife(page: Page, db: Database, planted: Planted): Promise<Record<string, string>> {
  const { environmentKey, connectors } = await sandbox.state();
  const apiKey = connectors.find(({ name }) => name === "Planning board")?.apiKey ?? "";
  const systemToken = await new VendorConsole(await page.context().newPage()).issueToken(
    "Gatehouse",
    "12345.GATEHOUSE",
    `Canary ${Date.now()}`,
  );
  await replaceCredential(page, db, systemToken, environmentKey);
  await setConnectorKeys(page, db, apiKey, environmentKey);
  await registerToken(page, db, planted.registeredToken);
  await pasteLeaked(page, planted.leakedToken);
  await signInWrongly(page, planted.password);
  const operatorPassword = await addOperator(page);
  return { systemToken: dataOf(systemToken), environmentKey, apiKey, operatorPassword };
}

const dataOf = (xml: string): string => /<data>([0-9A-F]{64})<\/data>/i.exec(xml)?.[1] ?? xml;
const xmlOf = (data: string): string => `<token><version>1</version><data>${data}</data></token>`;

async function replaceCredential(page: Page, db: Database, token: string, environmentKey: string): Promise<void> {
  const { id } = await db.one<{ id: string }>("select id from system where vendor = 'afas'");
  await page.goto(`/systems/${id}/credential`);
  await page.getByLabel("New token of Gatehouse").fill(token);
  await page.getByLabel("New environment key").fill(environmentKey);
  await page.getByRole("button", { name: "Replace", exact: true }).click();
  await expect(page.getByText("Replaced. The old one was destroyed here")).toBeVisible();
}

async function setConnectorKeys(page: Page, db: Database, apiKey: string, environmentKey: string): Promise<void> {
  const { id } = await db.one<{ id: string }>("select id from connector where name = 'Planning board'");
  await page.goto(`/connectors/${id}/keys`);
  await page.getByLabel("API key").fill(apiKey);
  await page.getByLabel("Environment key").fill(environmentKey);
  await page.getByRole("button", { name: "Seal keys" }).click();
  await expect(page.getByText("API key set")).toBeVisible();
}

async function registerToken(page: Page, db: Database, data: string): Promise<void> {
  const place = await db.one<{ account: string; connector: string }>(
    `select a.id as account, c.id as connector
       from connector c join connector_link l on l.connector_id = c.id and l.valid_to is null
       join membership m on m.group_id = l.group_id and m.valid_to is null
       join account a on a.id = m.account_id and a.valid_to is null and a.email is not null and (a.windows or a.insite)
      where c.name = 'Planning board' order by a.id limit 1`,
  );
  await page.goto(`/tokens/new?connector=${place.connector}&account=${place.account}`);
  await page.getByRole("button", { name: "Made by hand already" }).click();
  await page.getByRole("radio").first().check();
  await page.getByRole("textbox", { name: "Label" }).fill(`Canary ${Date.now()}`);
  await page.getByRole("textbox", { name: "Token", exact: true }).fill(xmlOf(data));
  await page.getByRole("button", { name: "Record token" }).click();
  await expect(page).toHaveURL(/\/tokens\/tok_/);
}

async function pasteLeaked(page: Page, data: string): Promise<void> {
  await page.goto("/tokens/leaked");
  await page.getByRole("textbox", { name: "The leaked token" }).fill(xmlOf(data));
  await page.getByLabel("Reason").selectOption("Token leaked");
  await page.getByRole("button", { name: "Find and revoke token" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
}

async function signInWrongly(page: Page, password: string): Promise<void> {
  await page.request.post(`${instance().origin}/api/auth/callback/password`, {
    headers: { origin: instance().origin },
    form: { email: "saskia.deboer@kade.example", password },
  });
}

async function addOperator(page: Page): Promise<string> {
  await page.goto("/settings/operators/new");
  await page.getByLabel("Name").fill("Canary Keeper");
  await page.getByLabel("E-mail").fill(`canary.${Date.now()}@kade.example`);
  await page.getByLabel("Role").selectOption("auditor");
  await page.getByRole("button", { name: "Add operator" }).click();
  const secret = page.getByRole("group", { name: "Password" });
  await secret.getByRole("button", { name: "Show", exact: true }).click();
  const password = ((await secret.locator("code").textContent()) ?? "").trim();
  await page.getByRole("checkbox", { name: "I stored it where it belongs" }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/settings\/operators\/opr_/);
  return password;
}
