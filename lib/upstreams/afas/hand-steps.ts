import type { HandSteps } from "../driver";
import type { Effect } from "../effects";
import { bold } from "./bold";
import { AUTHORISATION_TOOL, connectorSteps } from "./hand-steps-connector";

/** The steps for any effect, with the vendor's own menu path and labels; labels and our values stand between asterisks. */
export function afasHandSteps(effect: Effect): HandSteps {
  switch (effect.type) {
    case "user.update.v1":
      return user(effect.person.remoteId, "The user's properties can also be set by hand.", [
        `Set *Description* to *${bold(effect.person.name)}* and the e-mail address to *${bold(effect.person.email ?? "nothing")}*.`,
        `On the tab *Applications*, ${effect.person.attributes?.windows ? "tick" : "clear"} *Profit Windows* and ${effect.person.attributes?.insite ? "tick" : "clear"} *InSite*. *Pocket* follows them and can't be ticked alone.`,
        "Click *OK*.",
      ]);
    case "user.block.v1":
      return user(effect.person.remoteId, "The user can also be blocked by hand.", [
        "Open the properties, tick *Blocked* and click *OK*.",
      ]);
    case "user.unblock.v1":
      return user(effect.person.remoteId, "The user can also be unblocked by hand.", [
        "Clear *Show active users only*, or a blocked user is not in the list.",
        "Open the properties, clear *Blocked* and click *OK*.",
        ...effect.groups.map(
          (g) =>
            `On the tab *Group maintenance*, select *${bold(g.code)}* and tick the user on the tab *Users in group*.`,
        ),
      ]);
    case "group.create.v1":
      return {
        why: "AFAS creates a group by API only together with its first member.",
        menuPath: AUTHORISATION_TOOL,
        steps: [
          "Go to *Group / New*.",
          `Enter *${bold(effect.group.code)}* in *Group* and *${bold(effect.group.description)}* in *Description*.`,
          "Leave *Complete automatically* cleared: the group is filled by hand. In the newer screens, click *New* on *Group maintenance* and choose a brand-new group.",
          "Click *Finish*.",
        ],
        checkAfterwards: `The tab *Group maintenance* lists *${bold(effect.group.code)}*.`,
      };
    case "group.rename.v1":
      return group(effect.from.code, "AFAS has no API to rename a group.", [
        ...(effect.from.code === effect.group.code ? [] : [`Change its code to *${bold(effect.group.code)}*.`]),
        ...(effect.from.description === effect.group.description
          ? []
          : [`Open its properties and set *Description* to *${bold(effect.group.description)}*.`]),
        "Click *OK*.",
      ]);
    case "group.archive.v1":
      return group(effect.group.code, "AFAS has no API to delete a group.", [
        "Link every app connector that still uses the group to another one first: AFAS keeps a group that other data refers to.",
        "Delete the group and confirm.",
      ]);
    case "group.block.v1":
      return group(effect.group.code, "AFAS has no API to block a group.", [
        "Open the properties, tick *Blocked* and click *OK*. (That the check box stands there is assumed: the manual names only the property.)",
      ]);
    case "group.unblock.v1":
      return group(effect.group.code, "AFAS has no API to unblock a group.", [
        "Open the properties, clear *Blocked* and click *OK*. (That the check box stands there is assumed: the manual names only the property.)",
      ]);
    case "membership.add.v1":
      return group(effect.group.code, "The user can also be added by hand.", [
        "Go to the tab *Users in group*.",
        "Clear the check box *Show selected items only*.",
        `Tick *${bold(effect.person.remoteId)}* (${bold(effect.person.name)}). In the newer screens: *New*, tick the user, *Select*.`,
      ]);
    case "membership.remove.v1":
      return group(
        effect.group.code,
        "AFAS can't take one user out of one group by API: its only removal blocks the user and takes him out of every group.",
        [
          "Go to the tab *Users in group*. Leave *Show selected items only* ticked, so that only members are listed.",
          `Clear the tick of *${bold(effect.person.remoteId)}* (${bold(effect.person.name)}). Change nobody else.`,
          "Close the Authorisation tool. The environment need not be reopened.",
        ],
      );
    case "user.create.v1":
    case "user.remove.v1":
    case "token.issue.v1":
    case "token.set_expiry.v1":
    case "token.suspend.v1":
    case "token.resume.v1":
      throw new Error(`${effect.type} is no task for a person at AFAS`);
    default:
      return connectorSteps(effect);
  }
}

function user(userCode: string, why: string, steps: string[]): HandSteps {
  return {
    why,
    menuPath: AUTHORISATION_TOOL,
    steps: ["Go to the tab *User maintenance*.", `Select *${bold(userCode)}*.`, ...steps],
    checkAfterwards: `Gatehouse reads *${bold(userCode)}* back when you close this task.`,
  };
}

function group(code: string, why: string, steps: string[]): HandSteps {
  return {
    why,
    menuPath: AUTHORISATION_TOOL,
    steps: ["Go to the tab *Group maintenance*.", `Select *${bold(code)}*.`, ...steps],
    checkAfterwards: `The tab *Group maintenance* shows *${bold(code)}* as it should be. Gatehouse reads the group back where AFAS lets it.`,
  };
}
