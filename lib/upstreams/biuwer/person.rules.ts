import type { PersonRef } from "../effects";

/** The groups that fill themselves; "standard" is what older pages call "advanced". */
const SELF_FILLING = ["All basic users", "All standard users", "All advanced users"];
export const EVERYBODY = "All basic users";

/** Whether nobody can be put into or taken out of this group. */
export const fillsItself = (group: string): boolean => SELF_FILLING.some((name) => sameName(name, group));

/** Names and addresses are compared without regard to letter case (assumed). */
export const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A user goes by his e-mail address, or by his name where the account is written down by name. */
export function wantedUser(person: PersonRef): { name: string; email: string | null } {
  const isAddress = person.remoteId.includes("@");
  return {
    name: isAddress ? person.name : person.remoteId,
    email: isAddress ? person.remoteId : person.email,
  };
}
