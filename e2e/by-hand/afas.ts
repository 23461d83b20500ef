import type { Page } from "@playwright/test";
import type { ByHand } from "../vendor-desk";
import { press, send } from "./form";

/** Somebody at AFAS, who does what the hand tasks say: General / Management, Authorisation tool and App connector. */
export const atAfas =
  (url: string): ByHand =>
  async (effect, console) => {
    const group = (code: string) => console.goto(`${url}/console/groups/${encodeURIComponent(code)}`);
    const connector = (name: string) => console.goto(`${url}/console/app-connectors/${encodeURIComponent(name)}`);
    switch (effect.type) {
      case "group.create.v1":
        await console.goto(`${url}/console/groups`);
        await send(console, { Group: effect.group.code, Description: effect.group.description }, "Finish");
        return undefined;
      case "group.rename.v1":
        await group(effect.from.code);
        await send(console, { Description: effect.group.description }, "OK");
        return undefined;
      case "group.archive.v1":
        await group(effect.group.code);
        await press(console, "Delete group");
        return undefined;
      case "group.block.v1":
      case "group.unblock.v1":
        await group(effect.group.code);
        return setBlocked(console, effect.type === "group.block.v1");
      case "membership.remove.v1":
        await group(effect.group.code);
        await console.getByRole("checkbox", { name: effect.person.remoteId }).uncheck();
        await press(console, "Save users in group");
        return undefined;
      case "connector.create.v1": {
        await console.goto(`${url}/console/app-connectors`);
        await console.getByRole("combobox", { name: "User group" }).selectOption(effect.group?.code ?? "");
        await send(console, { Description: effect.connector.name }, "Finish");
        for (const { name } of effect.endpoints) await send(console, { "New GetConnector": name }, "Add GetConnector");
        return undefined;
      }
      case "connector.link.v1":
        await connector(effect.connector.name);
        await console.getByRole("combobox", { name: "User group" }).selectOption(effect.group.code);
        await press(console, "OK");
        return undefined;
      case "connector.include.v1":
        await connector(effect.connector.name);
        for (const { name } of effect.endpoints) await send(console, { "New GetConnector": name }, "Add GetConnector");
        return undefined;
      case "connector.exclude.v1":
        await connector(effect.connector.name);
        for (const { name } of effect.endpoints) await press(console, `Delete GetConnector ${name}`);
        return undefined;
      case "connector.block.v1":
      case "connector.unblock.v1":
        await connector(effect.connector.name);
        return setBlocked(console, effect.type === "connector.block.v1");
      default:
        throw new Error(`${effect.type} is no task for a person at AFAS`);
    }
  };

async function setBlocked(console: Page, isBlocked: boolean): Promise<undefined> {
  await console.getByRole("checkbox", { name: "Blocked" }).setChecked(isBlocked);
  await press(console, "OK");
  return undefined;
}

/** Reads the newest one-time password in somebody's mailbox. */
export async function readAfasCode(url: string, console: Page, userCode: string): Promise<string> {
  await console.goto(`${url}/console/mailbox?userId=${encodeURIComponent(userCode)}`);
  const row = console.getByRole("row").filter({ hasText: userCode }).first();
  return ((await row.getByRole("cell").nth(3).textContent()) ?? "").trim();
}

/** Reads the two keys that the properties of an app connector show. */
export async function readAfasKeys(url: string, console: Page, name: string) {
  await console.goto(`${url}/console/app-connectors/${encodeURIComponent(name)}`);
  const [apiKey = "", environmentKey = ""] = await console.locator("dd code").allTextContents();
  return { apiKey, environmentKey };
}
