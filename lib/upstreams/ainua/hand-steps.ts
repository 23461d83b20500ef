import type { HandSteps } from "../driver";
import type { Effect } from "../effects";

/** Ainua documents that its administration has an area for connectors, data and action ones; its buttons aren't documented. */
export const CONNECTORS = ["Administration", "Connectors"];

const ASSUMED = "(How the screen names this is assumed: Ainua documents only the area.)";
const NO_API = "Ainua has no API for connectors.";
const BLIND = "Ainua can't be read, so Gatehouse takes your word for it.";

/** The steps for what only a person can do: connectors and their client credentials, as a tenant admin. */
export function ainuaHandSteps(effect: Effect): HandSteps {
  switch (effect.type) {
    case "connector.create.v1":
      return task(NO_API, [
        `Make a new *data connector* and call it *${bold(effect.connector.name)}*. ${ASSUMED}`,
        "Use one connector for each back-office: external ids are kept per connector.",
        "Copy the address, the *client_id* and the *client_secret* into a safe place: they are handed over when a token is issued in Gatehouse.",
      ]);
    case "connector.block.v1":
      return task(NO_API, [
        `Open the connector *${bold(effect.connector.name)}*.`,
        `Switch it off; where there is no such switch, replace its *client_secret* and keep the new one back. ${ASSUMED}`,
        "Don't delete it: what it brought to the portal may go with it.",
      ]);
    case "connector.unblock.v1":
      return task(NO_API, [
        `Open the connector *${bold(effect.connector.name)}*.`,
        `Switch it on; where its *client_secret* was replaced, hand the new one over. ${ASSUMED}`,
      ]);
    case "token.issue.v1":
      return task("Ainua shows client credentials only in its administration.", [
        `Open the connector *${bold(effect.connector.name)}*.`,
        `Copy its *client_id* and *client_secret* and hand them over to *${bold(effect.person.name)}* for *${bold(effect.label)}*. ${ASSUMED}`,
        "A connector has one pair: whoever has it acts as this connector.",
      ]);
    case "token.revoke.v1":
      return task("Ainua has no API for client credentials.", [
        `Open the connector *${bold(effect.connector.name)}*.`,
        `Replace its *client_secret*; where that isn't offered, make a new connector, let the back-office send everything again, and delete this one. ${ASSUMED}`,
        "A bearer token that was given before works until it expires, usually within minutes.",
        `Everybody else who uses the same pair, not only *${bold(effect.person.name)}*, needs the new one.`,
      ]);
    default:
      throw new Error(`${effect.type} is no task for a person at Ainua`);
  }
}

const task = (why: string, steps: string[]): HandSteps => ({
  why,
  menuPath: CONNECTORS,
  steps,
  checkAfterwards: BLIND,
});

/** A value made safe to stand between asterisks: one of its own would end the bold text too soon. */
const bold = (value: string): string => value.replaceAll("*", "∗");
