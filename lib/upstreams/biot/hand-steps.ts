import type { HandSteps } from "../driver";
import type { Effect, EndpointRef, GroupRef, PersonRef } from "../effects";

// BioT documents no page of its console for roles or service users, so the menu is ours to guess and each step says so.
const ROLES = ["Service Users and Roles", "Roles"];
const SERVICE_USERS = ["Service Users and Roles", "Service Users"];
const ASSUMED =
  "The names of these pages are assumed: BioT documents none. Where yours has no such page, ask BioT's support, or send the call that the step names.";

/** A value made safe to stand between asterisks: one of its own would end the bold text too soon. */
const bold = (value: string): string => `*${value.replaceAll("*", "∗")}*`;
const names = (endpoints: readonly EndpointRef[]): string => endpoints.map(({ name }) => bold(name)).join(", ");

/** The steps for any effect that BioT can be given, with the call of its guide beside each; labels and our values stand between asterisks. */
export function biotHandSteps(effect: Effect): HandSteps {
  switch (effect.type) {
    case "user.create.v1":
      return onUsers("The service user can also be made by hand.", effect.person, [
        `Under *New service user*, enter ${bold(effect.person.remoteId)} in *Name* and choose its role in *Role*. (Call: POST /ums/v2/services.)`,
        "Click *Create*. Where that shows a first secret, leave it and delete that key.",
      ]);
    case "user.remove.v1":
      return onUsers("The service user can also be deleted by hand.", effect.person, [
        `Open ${bold(effect.person.remoteId)}. (Call: DELETE /ums/v2/services/{id}.)`,
        "Click *Delete service user*.",
      ]);
    case "user.block.v1":
    case "user.unblock.v1":
      return onUsers("The service user can also be turned off and on by hand.", effect.person, [
        `Open ${bold(effect.person.remoteId)}. (Call: PATCH /ums/v2/services/{id}.)`,
        `${effect.type === "user.block.v1" ? "Clear" : "Tick"} *Active* and click *Save*.`,
      ]);
    case "membership.add.v1":
      return onUsers("The role can also be changed by hand.", effect.person, [
        `Open ${bold(effect.person.remoteId)}. (Call: PATCH /ums/v2/services/{id}.)`,
        `Choose ${bold(effect.group.code)} in *Role* and click *Save*.`,
      ]);
    case "membership.remove.v1":
      return onUsers("A service user always has one role.", effect.person, [
        `Open ${bold(effect.person.remoteId)}. (Call: PATCH /ums/v2/services/{id}.)`,
        "Choose another role in *Role*, or clear *Active* where it is to have none, and click *Save*.",
      ]);
    case "group.create.v1":
      return onRoles(effect.group, [
        `(Call: POST /ums/v2/admin/roles.) Under *New role*, enter ${bold(effect.group.code)} in *Name* and ${bold(effect.group.description || "nothing")} in *Description*, then click *Create*.`,
        "Write the id that BioT shows into *Role id* of the group in Gatehouse.",
      ]);
    case "group.rename.v1":
      return onRoles(effect.from, [
        `Open ${bold(effect.from.code)}. (Call: PATCH /ums/v2/admin/roles/{id}; send the name alone, a list of permissions would replace them all.)`,
        `Set *Name* to ${bold(effect.group.code)} and click *Save*.`,
      ]);
    case "group.archive.v1":
      return onRoles(effect.group, [
        `Make sure that no service user has ${bold(effect.group.code)} any more.`,
        `Open it and click *Delete role*. (Call: DELETE /ums/v2/admin/roles/{id}.)`,
      ]);
    case "connector.create.v1":
    case "connector.link.v1":
    case "connector.include.v1":
      return onPermissions(effect.type === "connector.include.v1" ? effect.connector.group : effect.group, [
        "(Call: POST /ums/v2/admin/roles/{id}/permissions/associate.)",
        `Under *Permissions*, tick ${effect.endpoints ? names(effect.endpoints) : "every permission of the connector"} and click *Save permissions*. Leave the others as they are.`,
      ]);
    case "connector.exclude.v1":
      return onPermissions(effect.connector.group, [
        "(Call: POST /ums/v2/admin/roles/{id}/permissions/dissociate.)",
        `Under *Permissions*, clear ${names(effect.endpoints)}, but not what another connector of the group calls, and click *Save permissions*.`,
      ]);
    case "token.issue.v1":
      return onUsers("A secret key can also be made by hand.", effect.person, [
        `Open ${bold(effect.person.remoteId)}. (Call: POST /ums/v2/services/{id}/secret-keys.)`,
        "Click *New secret key* and keep the secret: it is shown once.",
      ]);
    case "token.revoke.v1":
      return onUsers("BioT deletes a secret key by its id, which is not known here.", effect.person, [
        `Open ${bold(effect.person.remoteId)}. (Call: DELETE /ums/v2/services/{id}/secret-keys/{secretKeyId}.)`,
        `Under *Secret keys*, find the one made when ${bold(effect.label)} was issued (${effect.hint}): keys have no name, only a time.`,
        "Click *Delete key*. Where it can't be told which one it is, delete them all and issue new ones.",
      ]);
    default:
      throw new Error(`${effect.type} is no task for a person at BioT`);
  }
}

function onUsers(why: string, person: PersonRef, steps: string[]): HandSteps {
  const checkAfterwards = `The page of ${bold(person.remoteId)} shows it. Gatehouse reads it back where BioT lets it.`;
  return { why, menuPath: SERVICE_USERS, steps: [...steps, ASSUMED], checkAfterwards };
}

function onRoles(group: GroupRef, steps: string[]): HandSteps {
  const why = "This BioT has no calls for roles.";
  const checkAfterwards = `The list of roles shows ${bold(group.code)} as it should be.`;
  return { why, menuPath: ROLES, steps: [...steps, ASSUMED], checkAfterwards };
}

function onPermissions(group: GroupRef | null | undefined, steps: string[]): HandSteps {
  const open = group ? `Open ${bold(group.code)}.` : "Open the role of the connector's group.";
  return {
    why: "This BioT has no calls for roles, and what a plugin may call stands on its role.",
    menuPath: ROLES,
    steps: [open, ...steps, ASSUMED],
    checkAfterwards:
      "The page of the role shows the permissions as they should be. They count from the next access token on.",
  };
}
