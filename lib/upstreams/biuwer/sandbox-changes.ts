import { Refused } from "../sandbox/http";
import { fillsItself, sameName } from "./person.rules";
import type { UserType } from "./sandbox-seed";
import {
  type Content,
  findGroup,
  findUser,
  type Grant,
  type Group,
  isBuiltIn,
  newToken,
  nextId,
  type State,
  type Token,
  type User,
} from "./sandbox-state";

/** Adds a user and drops a welcome mail into the mailbox; refuses a name or address that is taken. */
export function addUser(state: State, given: { name: string; email: string; type: UserType }): User {
  const [name, email] = [given.name.trim(), given.email.trim()];
  if (name === "" || !email.includes("@")) throw new Refused("A user needs a name and a contact e-mail address.");
  if (findUser(state, email)) throw new Refused("There is a user with this e-mail address.");
  if (findUser(state, name)) throw new Refused("There is a user with this name.");
  const roles: User["roles"] = given.type === "advanced" ? ["Basic Role"] : [];
  const user: User = { id: nextId(state, "u"), name, email, type: given.type, roles };
  state.users.push(user);
  state.mailbox.push({
    to: email,
    subject: `Welcome to ${state.organization}`,
    text: "Verify your account and set your password.",
    sentAt: new Date().toISOString(),
  });
  return user;
}

/** Changes name and e-mail; answers whether anything changed. */
export function editUser(state: State, user: User, given: { name?: string; email?: string }): boolean {
  const { name = user.name, email = user.email } = given;
  const taken = state.users.some(
    (u) => u !== user && (sameName(u.name, name) || (email && sameName(u.email ?? "", email))),
  );
  if (taken || name.trim() === "") throw new Refused("The name and the e-mail address must be filled and unique.");
  const changed = user.name !== name || user.email !== email;
  Object.assign(user, { name, email });
  return changed;
}

/** Removes a user with his tokens; what he owns goes to the heir, who must be named. */
export function removeUser(state: State, user: User, heirKey: string): true {
  const heir = findUser(state, heirKey);
  if (!heir || heir === user) throw new Refused("Choose another user to inherit the objects that this one owns.");
  for (const content of state.content) if (content.owner === user.id) content.owner = heir.id;
  const isHis = (grant: Grant): boolean => grant.kind === "user" && grant.id === user.id;
  for (const place of [...state.spaces, ...state.content]) place.grants = place.grants.filter((g) => !isHis(g));
  for (const group of state.groups) group.members = group.members.filter((id) => id !== user.id);
  for (const policy of state.policies) policy.users = policy.users.filter((id) => id !== user.id);
  state.tokens = state.tokens.filter((t) => t.user !== user.id);
  state.users = state.users.filter((u) => u !== user);
  return true;
}

/** Adds a group of its own; refuses a name that is taken. */
export function addGroup(state: State, given: { name: string; description: string; type: UserType }): Group {
  const name = given.name.trim();
  if (name === "" || findGroup(state, name)) throw new Refused("The name of a group must be filled and unique.");
  const group = { id: nextId(state, "g"), ...given, name, members: [], roles: [] };
  state.groups.push(group);
  return group;
}

/** Changes name and description; whether a built-in group can be edited isn't documented, so it is refused. */
export function editGroup(state: State, group: Group, given: { name?: string; description?: string }): boolean {
  const { name = group.name, description = group.description } = given;
  if (isBuiltIn(group)) throw new Refused("A built-in group stays as it is.");
  const taken = state.groups.some((g) => g !== group && sameName(g.name, name));
  if (taken || name.trim() === "") throw new Refused("The name of a group must be filled and unique.");
  const changed = group.name !== name || group.description !== description;
  Object.assign(group, { name, description });
  return changed;
}

/** Removes a group with all that it was given. */
export function removeGroup(state: State, group: Group): true {
  if (isBuiltIn(group)) throw new Refused("A built-in group stays as it is.");
  const isIts = (grant: Grant): boolean => grant.kind === "group" && grant.id === group.id;
  for (const place of [...state.spaces, ...state.content]) place.grants = place.grants.filter((g) => !isIts(g));
  for (const policy of state.policies) policy.groups = policy.groups.filter((id) => id !== group.id);
  state.groups = state.groups.filter((g) => g !== group);
  return true;
}

/** Puts a user in or takes him out; a Basic group holds everyone, an Advanced one only Advanced users. */
export function setMember(group: Group, user: User, isIn: boolean): boolean {
  if (fillsItself(group.name)) throw new Refused(`${group.name} fills itself.`);
  if (isIn && group.type === "advanced" && user.type !== "advanced")
    throw new Refused("An Advanced group holds only Advanced users.");
  if (group.members.includes(user.id) === isIn) return false;
  group.members = isIn ? [...group.members, user.id] : group.members.filter((id) => id !== user.id);
  return true;
}

/** Makes a token of one user; from is a must, to may be empty. */
export function addToken(state: State, user: User, from: string, to: string | null): Token {
  const token = { id: nextId(state, "t"), user: user.id, text: newToken(), from: moment(from), to: to && moment(to) };
  state.tokens.push(token);
  return token;
}

/** Sets the end of a token; whether Biuwer lets it be edited is assumed. */
export function editToken(token: Token, to: string | null): boolean {
  const end = to && moment(to);
  const changed = token.to !== end;
  token.to = end;
  return changed;
}

/** Gives or takes away one subject's level on content or a space; null takes it away. */
export function setGrant(
  place: { grants: Content["grants"] },
  subject: Omit<Grant, "level">,
  level: Grant["level"] | null,
): boolean {
  const isIt = (grant: Grant): boolean => grant.kind === subject.kind && grant.id === subject.id;
  const before = place.grants.find(isIt)?.level ?? null;
  if (before === level) return false;
  place.grants = [...place.grants.filter((g) => !isIt(g)), ...(level ? [{ ...subject, level }] : [])];
  return true;
}

/** A date as typed or sent, in one form; an hour without a zone is taken for UTC (assumed). */
export function moment(text: string): string {
  const isWhole = /(Z|[+-]\d\d:\d\d)$/.test(text);
  const at = Date.parse(isWhole ? text : /T/.test(text) ? `${text}Z` : text);
  if (Number.isNaN(at)) throw new Refused("Write a date, such as 2027-01-31T12:00.");
  return new Date(at).toISOString();
}
