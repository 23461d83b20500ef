import type { HandSteps } from "../driver";
import type { Effect, EndpointRef, GroupRef } from "../effects";
import { bold, task } from "./hand-task";

const CONTENT = ["Content lists"];
const KIND: Readonly<Record<string, string>> = { collection: "Collection", page: "Page", card: "Card" };
const BY_HAND = "This is a task for a person: content is shared and opened in Biuwer itself.";
const INHERITED =
  "Look at the *Shared Space* that it is in too: what is given there is inherited, and stays until it is taken away there.";

type ContentEffect = Extract<
  Effect,
  {
    type:
      | "connector.create.v1"
      | "connector.link.v1"
      | "connector.include.v1"
      | "connector.exclude.v1"
      | "connector.block.v1"
      | "connector.unblock.v1"
      | "group.block.v1"
      | "group.unblock.v1";
  }
>;

/** The steps for what is shared and who may view it. */
export function contentSteps(effect: ContentEffect): HandSteps {
  switch (effect.type) {
    case "connector.create.v1":
      return shared(effect.connector.name, effect.endpoints, effect.group);
    case "connector.include.v1":
      return shared(effect.connector.name, effect.endpoints, effect.connector.group);
    case "connector.link.v1":
      return task(CONTENT, BY_HAND, `The *Access Settings* of each show *${bold(effect.group.code)}* with *View*.`, [
        `Open the *Access Settings* of each Collection, Page and Card that is shared for *${bold(effect.connector.name)}*.`,
        `Add the group *${bold(effect.group.code)}* with *View*.`,
        "Take away the *View* of the group that was linked before, if there was one.",
      ]);
    case "connector.exclude.v1": {
      const group = linked(effect.connector.group);
      return task(CONTENT, BY_HAND, `The *Access Settings* no longer show ${group}.`, [
        ...unlessKept(effect.stillWanted),
        ...effect.endpoints.map((e) => `Open the *Access Settings* of ${named(e)} and take away *View* of ${group}.`),
        INHERITED,
      ]);
    }
    case "connector.block.v1":
    case "connector.unblock.v1": {
      const isBlock = effect.type === "connector.block.v1";
      const group = linked(effect.connector.group);
      const name = bold(effect.connector.name);
      return task(CONTENT, "Biuwer knows no blocked application: what lets its users in is View.", shownFor(isBlock), [
        `Open the *Access Settings* of each Collection, Page and Card that is shared for *${name}*.`,
        isBlock ? `Take away *View* of ${group}.` : `Give ${group} its *View* back.`,
        INHERITED,
      ]);
    }
    case "group.block.v1":
    case "group.unblock.v1": {
      const isBlock = effect.type === "group.block.v1";
      const group = bold(effect.group.code);
      return task(CONTENT, "Biuwer knows no blocked group: what lets its members in is View.", shownFor(isBlock), [
        `Open the *Access Settings* of each Collection, Page and Card that *${group}* may view.`,
        isBlock ? `Take away *View* of the group *${group}*.` : `Give the group *${group}* its *View* back.`,
        INHERITED,
      ]);
    }
  }
}

function shared(connector: string, endpoints: EndpointRef[], group: GroupRef | null | undefined): HandSteps {
  const list = endpoints.length > 0 ? endpoints.map(named).join(", ") : "what is to be embedded";
  return task(CONTENT, BY_HAND, "Each is shared within its dates, and its *Access Settings* show the group.", [
    `Find ${list} in the content lists and click *Share*. Set from when it is valid; leave the end empty where there is none.`,
    `Copy the *Shared Resource Token* of each into the host application *${bold(connector)}*.`,
    `Open its *Access Settings* and add ${linked(group)} with *View*. Without it nobody sees anything.`,
  ]);
}

/** An order carries its connector's group only from the moment of sending on. */
const linked = (group: GroupRef | null | undefined): string =>
  group ? `the group *${bold(group.code)}*` : "the group that is linked to it in Gatehouse";
const named = ({ kind, name }: EndpointRef): string => `${KIND[kind] ?? kind} *${bold(name)}*`;
const shownFor = (isBlock: boolean): string =>
  isBlock ? "The *Access Settings* no longer show the group." : "The *Access Settings* show the group with *View*.";

// What else the group is shown is known only from the moment of sending on.
function unlessKept(stillWanted: EndpointRef[] | undefined): string[] {
  if (!stillWanted)
    return ["See in Gatehouse which other applications are linked to the same group: leave what they show as it is."];
  if (stillWanted.length === 0) return [];
  return [`Leave ${stillWanted.map(named).join(", ")} as it is: another application of the same group shows it.`];
}
