import type { ByHand } from "../vendor-desk";
import { press } from "./form";

/** A tenant admin at Ainua: connectors and their credentials, which have no API. */
export const atAinua =
  (url: string): ByHand =>
  async (effect, console) => {
    await console.goto(`${url}/console/connectors`);
    const open = async (name: string) => console.getByRole("link", { name, exact: true }).click();
    switch (effect.type) {
      case "connector.create.v1":
        await console.getByLabel("Name").fill(effect.connector.name);
        await press(console, "Save");
        return undefined;
      case "connector.block.v1":
      case "connector.unblock.v1": {
        await open(effect.connector.name);
        const button = effect.type === "connector.block.v1" ? "Switch off" : "Switch on";
        // A new connector is on at Ainua, though Gatehouse counts it as closed.
        if (await console.getByRole("button", { name: button }).isVisible()) await press(console, button);
        return undefined;
      }
      case "token.issue.v1":
      case "token.revoke.v1": {
        await open(effect.connector.name);
        await press(console, "New client secret");
        const secret = await console.locator("dt:has-text('client_secret') + dd code").textContent();
        return effect.type === "token.issue.v1" ? (secret ?? "") : undefined;
      }
      default:
        throw new Error(`${effect.type} is no task for a person at Ainua`);
    }
  };
