import type { HandSteps } from "../driver";
import type { Effect } from "../effects";

/** A value made safe to stand between asterisks: one of its own would end the bold text too soon. */
const bold = (value: string): string => value.replaceAll("*", "∗");

const WHERE =
  "Where the list of keys stands on the vendor's screens is assumed: its manual describes the API alone. A program that may read keys can do the same with it.";

type KeyEffect = Extract<Effect, { hint: string }>;
type UserEffect = Exclude<Extract<Effect, { person: unknown }>, { connector: unknown }>;

/** The steps for what a person does in Contract.fit. Labels are assumed, and the steps say so. */
export function contractfitHandSteps(effect: Effect): HandSteps {
  if ("hint" in effect) return keySteps(effect);
  if ("connector" in effect) throw new Error(`${effect.type} is no task for a person at Contract.fit`);
  if ("person" in effect) return userSteps(effect);
  return {
    why: "The role can also be maintained by hand.",
    menuPath: ["Administration", "Roles"],
    steps: [`Find *${bold(effect.group.code)}*.`, roleStep(effect.type), "Save. (These labels are assumed.)"],
    checkAfterwards: `The list of roles shows *${bold(effect.group.code)}* as it should be.`,
  };
}

function roleStep(type: Effect["type"]): string {
  if (type === "group.create.v1") return "Make it where there is none, with as few permissions as possible.";
  if (type === "group.archive.v1") return "Delete it, once nobody holds it.";
  return "Give it its new name.";
}

function userSteps(effect: UserEffect): HandSteps {
  const name = bold(effect.person.remoteId);
  const steps: Partial<Record<Effect["type"], string>> = {
    "user.create.v1": "Make the user with a long random password that nobody keeps.",
    "user.remove.v1": "Delete the user and confirm.",
    "user.block.v1": "Take away every role. The roles stay recorded in Gatehouse.",
    "user.unblock.v1": "Give back every role that Gatehouse records.",
  };
  const group = "group" in effect ? bold(effect.group.code) : "";
  const step =
    effect.type === "membership.add.v1"
      ? `Give *${group}*. Leave the other roles as they are.`
      : effect.type === "membership.remove.v1"
        ? `Take away *${group}*. Leave the other roles as they are.`
        : (steps[effect.type] ?? "Nothing is to be changed.");
  return {
    why: "The user can also be maintained by hand.",
    menuPath: ["Administration", "Users"],
    steps: [`Find *${name}*.`, step, "Save. (These labels are assumed.)"],
    checkAfterwards: `The list of users shows *${name}* as it should be.`,
  };
}

function keySteps(effect: KeyEffect): HandSteps {
  const end = "expiresAt" in effect ? effect.expiresAt : null;
  return {
    why: "Contract.fit names a key by its text, which Gatehouse does not hold.",
    menuPath: ["Administration", "API-Keys"],
    steps: [
      `Find the key of *${bold(effect.person.remoteId)}* that *${bold(effect.hint)}*. Where two look alike, ask before you touch one. ${WHERE}`,
      effect.type === "token.revoke.v1"
        ? "Delete it and confirm. It can't be brought back."
        : effect.type === "token.set_expiry.v1"
          ? end
            ? `Set its end to *${bold(end.slice(0, 16).replace("T", " "))} UTC*.`
            : "Take away its end."
          : effect.type === "token.suspend.v1"
            ? "Make it inactive."
            : "Make it active again.",
      "Leave every other key as it is.",
    ],
    checkAfterwards: `The list of keys shows that of *${bold(effect.person.remoteId)}* as it should be.`,
  };
}
