import { expect, type Page } from "@playwright/test";
import { sandbox } from "./sandbox";

/** What a person does in the vendor's own console: plain pages, as the hand tasks describe them. */
export class VendorConsole {
  constructor(private readonly page: Page) {}

  async createConnector(name: string, groupCode: string): Promise<void> {
    await this.page.goto(`${sandbox.url}/console/app-connectors`);
    await this.page.getByRole("textbox", { name: "Description" }).fill(name);
    await this.page.getByRole("combobox", { name: "User group" }).selectOption(groupCode);
    await this.page.getByRole("button", { name: "Finish" }).click();
    await this.isDone();
  }

  async addEndpoint(connector: string, kind: "GetConnector" | "UpdateConnector", name: string): Promise<void> {
    await this.open(connector);
    await this.page.getByRole("textbox", { name: `New ${kind}` }).fill(name);
    await this.page.getByRole("button", { name: `Add ${kind}` }).click();
    await this.isDone();
  }

  async clearBlocked(connector: string): Promise<void> {
    await this.open(connector);
    await this.page.getByRole("checkbox", { name: "Blocked" }).uncheck();
    await this.page.getByRole("button", { name: "OK" }).click();
    await this.isDone();
  }

  /** The two keys as the properties of the connector show them. */
  async keys(connector: string): Promise<{ apiKey: string; environmentKey: string }> {
    await this.open(connector);
    const [apiKey = "", environmentKey = ""] = await this.page.locator("dd code").allTextContents();
    return { apiKey, environmentKey };
  }

  /** A token made by hand for a user, as the vendor shows it once. */
  async issueToken(connector: string, userCode: string, description: string): Promise<string> {
    await this.open(connector);
    await this.page.getByRole("textbox", { name: "User", exact: true }).fill(userCode);
    await this.page.getByRole("textbox", { name: "Token description" }).fill(description);
    await this.page.getByRole("button", { name: "Next" }).click();
    return ((await this.page.locator("#token").textContent()) ?? "").trim();
  }

  async removeFromGroup(groupCode: string, userCode: string): Promise<void> {
    await this.page.goto(`${sandbox.url}/console/groups/${groupCode}`);
    await this.page.getByRole("checkbox", { name: new RegExp(`^${userCode.replaceAll(".", "\\.")} `) }).uncheck();
    await this.page.getByRole("button", { name: "Save users in group" }).click();
    await this.isDone();
  }

  /** The newest one-time password in this person's mailbox. */
  async oneTimePassword(userCode: string): Promise<string> {
    await this.page.goto(`${sandbox.url}/console/mailbox?userId=${encodeURIComponent(userCode)}`);
    const row = this.page.getByRole("row").filter({ hasText: userCode }).first();
    return ((await row.getByRole("cell").nth(3).textContent()) ?? "").trim();
  }

  private async open(connector: string): Promise<void> {
    await this.page.goto(`${sandbox.url}/console/app-connectors/${encodeURIComponent(connector)}`);
  }

  private async isDone(): Promise<void> {
    await expect(this.page.getByRole("status")).toBeVisible();
    await expect(this.page.getByRole("alert")).toHaveCount(0);
  }
}
