import type { HandSteps } from "../driver";
import type { Effect, EndpointRef } from "../effects";
import { bold } from "./bold";

export const AUTHORISATION_TOOL = ["General", "Management", "Authorisation tool"];
export const APP_CONNECTOR = ["General", "Management", "App connector"];

/** What of app connectors and tokens can be done by hand in AFAS. */
export type ConnectorEffect = Exclude<
  Extract<Effect, { connector: unknown }>,
  { type: "token.issue.v1" | "token.set_expiry.v1" | "token.suspend.v1" | "token.resume.v1" }
>;

const NO_API = "AFAS has no API for app connectors.";
const TAB: Record<"get" | "update" | "special", string> = {
  get: "GetConnectors",
  update: "UpdateConnectors",
  special: "Connectors",
};

/** The steps for app connectors and their tokens. */
export function connectorSteps(effect: ConnectorEffect): HandSteps {
  const name = bold(effect.connector.name);
  const task = (why: string, steps: string[], checkAfterwards: string): HandSteps => ({
    why,
    menuPath: APP_CONNECTOR,
    steps,
    checkAfterwards,
  });
  const open = `Open the properties of *${name}*.`;
  const ok = "Click *OK*.";
  switch (effect.type) {
    case "connector.create.v1":
      return task(
        NO_API,
        [
          "Click *New*.",
          `Enter *${name}* in *Description*: users see it in the subject of the mail with their one-time password.`,
          effect.group
            ? `Choose *${bold(effect.group.code)}* in *User group*. If the wizard offers *Create a new user group based on the App Connector name*, clear it.`
            : "Choose the *User group* that you were told.",
          "If the wizard offers *Automatically generate a token*, clear it: tokens are issued from Gatehouse.",
          "Click *Finish*.",
          ...include(effect.endpoints),
          "Leave *Blocked* ticked on the tab *General*. A new connector starts blocked, and Gatehouse asks you when it is to be opened.",
          "Copy *API key* and *Environment key* from the properties into Gatehouse if it is to issue tokens for this connector.",
        ],
        `The list of app connectors shows *${name}* with the right group, blocked.`,
      );
    case "connector.link.v1":
      return task(
        NO_API,
        [open, `On the tab *General*, choose *${bold(effect.group.code)}* in *User group*.`, ok],
        `The tab *General* of *${name}* shows *${bold(effect.group.code)}* in *User group*.`,
      );
    case "connector.include.v1":
      return task(NO_API, [open, ...include(effect.endpoints), ok], `The tabs of *${name}* list what was added.`);
    case "connector.exclude.v1":
      return task(
        NO_API,
        [open, ...exclude(effect.endpoints), ok],
        `The tabs of *${name}* no longer list what was removed.`,
      );
    case "connector.block.v1":
      return task(
        NO_API,
        [open, "On the tab *General*, tick *Blocked*. It stops all traffic for everyone, webhooks included.", ok],
        `The tab *General* of *${name}* shows *Blocked* ticked.`,
      );
    case "connector.unblock.v1":
      return task(
        NO_API,
        [open, "On the tab *General*, clear *Blocked*.", ok],
        `The tab *General* of *${name}* shows *Blocked* cleared.`,
      );
    case "token.request_code.v1":
    case "token.redeem_code.v1":
      return task(
        "A token can also be added by hand.",
        [
          open,
          "The connector must not be blocked, and the user must be in its group.",
          `On the tab *User tokens*, click *New* and select *${bold(effect.person.remoteId)}*.`,
          "Enter a *Description* that no other token of this connector has, and click *Next*.",
          "Click *Copy*, hand the token over, and click *Finish*. It can never be shown again.",
        ],
        `The tab *User tokens* of *${name}* lists the token.`,
      );
    case "token.revoke.v1":
      return task(
        "AFAS deletes a token by API only by its full text, which Gatehouse does not hold.",
        [
          open,
          `Go to the tab *User tokens*. If it was open already, open it again: tokens issued meanwhile are missing otherwise.`,
          `Select the token of *${bold(effect.person.remoteId)}* (${bold(effect.person.name)}) with the description *${bold(effect.label)}*.`,
          "Delete it and confirm. Leave the user's other tokens as they are.",
        ],
        `The tab *User tokens* of *${name}* no longer lists *${bold(effect.label)}*.`,
      );
  }
}

const include = (endpoints: EndpointRef[]): string[] =>
  byTab(endpoints, (tab, names) => `On the tab *${tab}*, click *New*, tick ${names} and click *Finish*.`);

const exclude = (endpoints: EndpointRef[]): string[] =>
  byTab(endpoints, (tab, names) => `On the tab *${tab}*, select ${names} and delete the line.`);

function byTab(endpoints: EndpointRef[], say: (tab: string, names: string) => string): string[] {
  return (["get", "update", "special"] as const).flatMap((kind) => {
    const names = endpoints.filter((e) => e.kind === kind).map((e) => `*${bold(e.name)}*`);
    return names.length === 0 ? [] : [say(TAB[kind], names.join(", "))];
  });
}
