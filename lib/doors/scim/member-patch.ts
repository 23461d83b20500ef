import { type Filter, parseFilter } from "./filter";
import { matches } from "./filter-match";
import type { PatchStep } from "./patch";
import { inLowerCase, isObject } from "./patch-value";
import { ScimError } from "./scim-error";

export type Member = { value: string; display: string };

/**
 * What a patch says about who is in a group: named people come in or go, or `whole` is the list that is wanted, whoever is in it now.
 * It names nobody whom the caller didn't name, so what others changed meanwhile stays.
 */
export type MemberDelta = { add: ReadonlySet<string>; remove: ReadonlySet<string>; whole: ReadonlySet<string> | null };

/** Whether these steps have to know who is in the group now: a filter by anything but the id does. */
export function asksForMembers(steps: readonly PatchStep[]): boolean {
  return steps.some(({ path }) => {
    const filter = filterOf(path);
    return filter !== null && idsOf(filter) === null;
  });
}

/** The steps about members as one delta, in their order; `members` are those of now, where a filter asks for them. */
export function memberDelta(steps: readonly PatchStep[], members: readonly Member[]): MemberDelta {
  let add = new Set<string>();
  let remove = new Set<string>();
  let whole: Set<string> | null = null;
  const clear = (wanted: readonly string[]): void => {
    [add, remove, whole] = [new Set(), new Set(), new Set(wanted)];
  };
  const comeIn = (ids: readonly string[]): void => {
    for (const id of ids) {
      if (whole) whole.add(id);
      else add.add(id);
      remove.delete(id);
    }
  };
  const go = (ids: readonly string[]): void => {
    for (const id of ids) {
      if (whole) whole.delete(id);
      else remove.add(id);
      add.delete(id);
    }
  };
  for (const { op, path, value } of steps) {
    const filter = filterOf(path);
    if (filter) {
      if (op !== "remove") throw new ScimError(400, "mutability", "A member can be added or removed, not changed");
      const now = members.filter((member) => !remove.has(member.value));
      go(
        idsOf(filter) ??
          now.filter((member) => matches(filter, { ...member, type: "User" }, ["value"])).map((member) => member.value),
      );
    } else if (op === "add") comeIn(memberIds(value));
    else if (op === "replace") clear(memberIds(value));
    // Okta and Entra ID name whom to remove in the value, which the standard leaves open.
    else if (value === undefined || value === null) clear([]);
    else go(memberIds(value));
  }
  return { add, remove, whole };
}

/** The ids in a list of members; throws 400 `invalidValue` for what is no user. */
export function memberIds(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  const ids = list.map((one) => {
    if (typeof one === "string") return one;
    const { value: id, type } = isObject(one) ? inLowerCase(one) : {};
    if (String(type ?? "").toLowerCase() === "group") {
      throw new ScimError(400, "invalidValue", "A group can’t be in a group here: add its users");
    }
    if (typeof id !== "string" || id === "")
      throw new ScimError(400, "invalidValue", "Each member has a value, the id of a user");
    return id;
  });
  return [...new Set(ids)];
}

function filterOf(path: string): Filter | null {
  const inside = /^[^[]*\[(.*)\](\..*)?$/s.exec(path);
  if (!inside) {
    if (/\./.test(path)) throw new ScimError(400, "mutability", "A member can be added or removed, not changed");
    return null;
  }
  if (inside[2]) throw new ScimError(400, "mutability", "A member can be added or removed, not changed");
  return parseFilter(inside[1] ?? "");
}

// Whom a filter names by id and by nothing else; null where more has to be known.
function idsOf(filter: Filter): string[] | null {
  if (filter.op === "eq" && filter.path === "value" && typeof filter.value === "string") return [filter.value];
  if (filter.op !== "or") return null;
  const [left, right] = [idsOf(filter.left), idsOf(filter.right)];
  return left && right ? [...left, ...right] : null;
}
