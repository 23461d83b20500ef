import type { HandSteps } from "../driver";
import type { Effect } from "../effects";
import { contentSteps } from "./hand-steps-content";
import { tokenSteps } from "./hand-steps-token";
import { bold, task } from "./hand-task";
import { wantedUser } from "./person.rules";

const USERS = ["Administration", "Users"];
const GROUPS = ["Administration", "Groups"];
const BASIC = "This is a task for a person: Biuwer's API reference isn't public.";
const MEMBERS = "Open its members (the manual says only that members are managed there).";

type Person = Extract<Effect, { person: unknown }>["person"];

/** The steps for any effect, with the vendor's own menu path and labels; labels and our values stand between asterisks. */
export function biuwerHandSteps(effect: Effect): HandSteps {
  switch (effect.type) {
    case "user.create.v1":
      return createUser(effect.person);
    case "user.update.v1": {
      const { name, email } = wantedUser(effect.person);
      return task(USERS, BASIC, `The detail of *${bold(name)}* shows what you entered.`, [
        `Open *${bold(effect.person.remoteId)}*.`,
        `Set the name and surname to *${bold(name)}* and the e-mail to *${bold(email ?? "nothing else than it is")}*.`,
        "Save it.",
        ...policySteps(effect.person),
      ]);
    }
    case "user.remove.v1":
      return task(USERS, BASIC, `The list *Users* no longer shows *${bold(effect.person.remoteId)}*.`, [
        `Select *${bold(effect.person.remoteId)}* and delete it.`,
        "Choose the user who inherits the objects that this one owns: Biuwer asks for one.",
        "Confirm.",
      ]);
    case "user.block.v1":
      return task(USERS, "Biuwer documents no blocked user: what lets him in are his tokens.", ENDED, [
        `Open *${bold(effect.person.remoteId)}* and go to *Authentication tokens*.`,
        "Set the end of validity (*to*) of each token to now. (That a token can be edited is assumed: the manual names only the field.)",
        "Where that can't be done: in the *Access Settings* of what he sees, take away the *View* of this user and of no one else.",
      ]);
    case "user.unblock.v1":
      return task(USERS, "Biuwer documents no blocked user: what lets him in are his tokens.", VALID, [
        `Open *${bold(effect.person.remoteId)}* and go to *Authentication tokens*.`,
        "Set the end of validity (*to*) of each token back to what it was. (That a token can be edited is assumed; otherwise make a new one.)",
        "Give back the *View* that was taken from him in the *Access Settings*, if any was.",
      ]);
    case "group.create.v1":
      return task(GROUPS, BASIC, `The list *Groups* shows *${bold(effect.group.code)}*.`, [
        "Click *Add*.",
        "Choose the type *Basic*: a Basic group has no roles and may hold Basic and Advanced users.",
        `Enter *${bold(effect.group.code)}* as name${effect.group.description ? ` and *${bold(effect.group.description)}* as description` : ""}.`,
        "Save it.",
      ]);
    case "group.rename.v1":
      return task(GROUPS, BASIC, `The list *Groups* shows *${bold(effect.group.code)}*.`, [
        `Open *${bold(effect.from.code)}*.`,
        `Set the name to *${bold(effect.group.code)}* and the description to *${bold(effect.group.description)}*.`,
        "Save it.",
      ]);
    case "group.archive.v1":
      return task(GROUPS, BASIC, `The list *Groups* no longer shows *${bold(effect.group.code)}*.`, [
        `Open *${bold(effect.group.code)}* and take its members out first.`,
        "Delete the group. (That a group can be deleted is assumed: the manual names only adding and editing.)",
        "Where that can't be done, leave it empty and take its *View* away in the *Access Settings*.",
      ]);
    case "membership.add.v1":
      return task(
        GROUPS,
        BASIC,
        `The members of *${bold(effect.group.code)}* show *${bold(effect.person.remoteId)}*.`,
        [
          `Open *${bold(effect.group.code)}*.`,
          MEMBERS,
          `Add *${bold(effect.person.remoteId)}* (${bold(effect.person.name)}).`,
        ],
      );
    case "membership.remove.v1":
      return task(GROUPS, BASIC, `The members of *${bold(effect.group.code)}* no longer show the user.`, [
        `Open *${bold(effect.group.code)}*.`,
        MEMBERS,
        `Take out *${bold(effect.person.remoteId)}* (${bold(effect.person.name)}). Change nobody else.`,
      ]);
    case "token.request_code.v1":
    case "token.redeem_code.v1":
      throw new Error(`${effect.type} is no task for a person at Biuwer`);
    case "token.issue.v1":
    case "token.set_expiry.v1":
    case "token.suspend.v1":
    case "token.resume.v1":
    case "token.revoke.v1":
      return tokenSteps(effect);
    default:
      return contentSteps(effect);
  }
}

const ENDED = "Every token under *Authentication tokens* has an end that has passed.";
const VALID = "The tokens under *Authentication tokens* have an end that is still to come, or none.";

function createUser(person: Person): HandSteps {
  const { name, email } = wantedUser(person);
  const type = person.attributes?.type === "advanced" ? "Advanced" : "Basic";
  return task(USERS, BASIC, `The list *Users* shows *${bold(name)}* as *${type}*.`, [
    "Click *Add*.",
    `Choose the type *${type}*${type === "Advanced" ? " (*Standard* in older versions)" : ": it looks and analyses, and can't create content"}.`,
    `Enter *${bold(name)}* as name and *${bold(email ?? "an address that you can read")}* as contact e-mail.`,
    "Save it. Biuwer mails a welcome message to that address: with it the account is verified and a password set.",
    ...policySteps(person),
  ]);
}

function policySteps(person: Person): string[] {
  if (person.attributes?.dataPolicy !== true) return [];
  return [
    `On each *Dataset* that he sees, add *${bold(person.remoteId)}* to a data policy whose filter leaves only his rows. (Where the policy stands in the menu is assumed: on the dataset.)`,
  ];
}
