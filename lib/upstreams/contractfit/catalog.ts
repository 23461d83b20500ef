import { beforeSending } from "../answers";
import type { EndpointRef, GroupRef } from "../effects";
import { UpstreamError } from "../upstream-error";
import type { ContractfitClient } from "./client";
import type { Assignment } from "./scope.rules";
import { type CfInbox, type CfRole, ID } from "./wire";

/** An assignment in names (or ids) as its group's code says it: `role`, `role @ inbox`, `role @ inbox/document`. */
export function readCode(code: string): Assignment {
  const at = code.lastIndexOf(" @ ");
  if (at < 0) return { role: code.trim() };
  return { role: code.slice(0, at).trim(), ...readPlace(code.slice(at + 3)) };
}

/** `inbox` or `inbox/document`; a document has 24 hexadecimal characters, so an inbox may have a slash in its name. */
export function readPlace(place: string): Omit<Assignment, "role"> {
  const found = /^(.*)\/([0-9a-f]{24})$/i.exec(place.trim());
  const [inbox, document] = found ? [found[1]?.trim(), found[2]?.toLowerCase()] : [place.trim(), undefined];
  return { ...(inbox ? { inbox } : {}), ...(document ? { document } : {}) };
}

/** The code of a group for an assignment in names: the code is all that says what a group stands for. */
export function codeOf({ role, inbox, document }: Assignment): string {
  if (inbox === undefined && document === undefined) return role;
  return `${role} @ ${inbox ?? ""}${document ? `/${document}` : ""}`;
}

/** The vendor's own ids of an assignment as one text that is no secret: `role`, `role@inbox`, `role@inbox/document`. */
export const refOf = ({ role, inbox, document }: Assignment): string =>
  `${role}${inbox ? `@${inbox}` : ""}${document ? `/${document}` : ""}`;

function readRef(ref: string | null | undefined): Assignment | null {
  const found = /^([0-9a-f]{24})(?:@([0-9a-f]{24}))?(?:\/([0-9a-f]{24}))?$/i.exec(ref ?? "");
  if (!found?.[1]) return null;
  return { role: found[1], ...(found[2] ? { inbox: found[2] } : {}), ...(found[3] ? { document: found[3] } : {}) };
}

export type Catalog = ReturnType<typeof catalogOf>;

/** Roles and inboxes of one tenant as they are now: the way from names to ids and back. */
export async function readCatalog(client: ContractfitClient): Promise<Catalog> {
  return beforeSending(
    Promise.all([client.roles(), client.inboxes()]).then(([roles, inboxes]) => catalogOf(roles, inboxes)),
  );
}

export function catalogOf(roles: readonly CfRole[], inboxes: readonly CfInbox[]) {
  /** The one that goes by this name or id; names aren't said to be unique, so two of one name are named with their ids. */
  const find = <T extends { id: string; name: string }>(list: readonly T[], said: string): T | null => {
    const id = ID.test(said) ? said : /\(([0-9a-f]{24})\)$/i.exec(said)?.[1];
    const byId = list.find((one) => one.id === id);
    if (byId) return byId;
    const byName = list.filter(({ name }) => name.trim().toLowerCase() === said.toLowerCase());
    if (byName.length > 1)
      throw notSent(`Contract.fit has ${byName.length} with the name ${said}: write the id instead of the name.`);
    return byName[0] ?? null;
  };
  const nameIn = (list: readonly { id: string; name: string }[], id: string): string => {
    const found = list.find((one) => one.id === id);
    if (!found) return id;
    const isTwice = list.filter(({ name }) => name.trim().toLowerCase() === found.name.trim().toLowerCase()).length > 1;
    return isTwice ? `${found.name.trim()} (${id})` : found.name.trim();
  };
  const inboxId = (said: string): string => {
    const inbox = find(inboxes, said);
    if (inbox) return inbox.id;
    throw notSent(`Contract.fit shows no inbox ${said}.`);
  };
  const inNames = ({ role, inbox, document }: Assignment): Assignment => ({
    role: nameIn(roles, role),
    ...(inbox ? { inbox: nameIn(inboxes, inbox) } : {}),
    ...(document ? { document } : {}),
  });
  const roleOf = (group: GroupRef): CfRole | null => {
    const known = readRef(group.ref);
    return roles.find(({ id }) => id === known?.role) ?? find(roles, readCode(group.code).role);
  };
  const placeOf = ({ inbox, document }: Omit<Assignment, "role">): Omit<Assignment, "role"> => ({
    ...(inbox ? { inbox: inboxId(inbox) } : {}),
    ...(document ? { document: document.toLowerCase() } : {}),
  });
  /** Ids of what a group stands for; rejects, with nothing sent, where Contract.fit doesn't show its role or inbox. */
  const assignmentOf = (group: GroupRef): Assignment => {
    const known = readRef(group.ref);
    if (known && roles.some(({ id }) => id === known.role)) return known;
    const role = roleOf(group);
    if (!role) throw notSent(`Contract.fit shows no role ${readCode(group.code).role}.`);
    return { role: role.id, ...placeOf(readCode(group.code)) };
  };

  return {
    roles,
    inboxes,
    roleOf,
    placeOf,
    assignmentOf,
    inNames,
    codeOf: (assignment: Assignment): string => codeOf(inNames(assignment)),
    /** What a recorded group gives, or nothing where Contract.fit doesn't show its role or inbox. */
    heldBy(group: GroupRef): Assignment[] {
      try {
        return [assignmentOf(group)];
      } catch (error) {
        if (error instanceof UpstreamError) return [];
        throw error;
      }
    },
    /** What one thing in a key's scope opens: the role that it names, or else this one. */
    entryOf(endpoint: EndpointRef, roleOfConnector: string | null): Assignment {
      const at = endpoint.name.lastIndexOf(" @ ");
      const place = placeOf(readPlace(endpoint.name.slice(at < 0 ? 0 : at + 3)));
      const role = at < 0 ? roleOfConnector : (find(roles, endpoint.name.slice(0, at).trim())?.id ?? null);
      if (role) return { role, ...place };
      throw notSent(
        at < 0
          ? `Say with which role ${endpoint.name} is opened: link the integration to a role, or write role @ ${endpoint.name}.`
          : `Contract.fit shows no role ${endpoint.name.slice(0, at).trim()}.`,
      );
    },
  };
}

export const notSent = (words: string): UpstreamError =>
  new UpstreamError({ kind: "rejected", wasSent: false }, `${words} Nothing was sent.`);
