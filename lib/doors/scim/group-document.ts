import type { DirectoryGroup } from "@/lib/groups/directory-group.store";
import { CORE_GROUP, OUR_GROUP } from "./schemas";
import type { Scope } from "./scope";

/** A group as SCIM shows it; its members are left out where they weren't read, and for Everybody, which is a rule. */
export function groupDocument(group: DirectoryGroup, { base }: Pick<Scope, "base">): Record<string, unknown> {
  const { id, systemId, systemName, code, description, kind, externalRef, members } = group;
  return {
    schemas: [CORE_GROUP, OUR_GROUP],
    id,
    ...(externalRef ? { externalId: externalRef } : {}),
    displayName: description,
    ...(members
      ? {
          members: members.map(({ id: value, name }) => ({
            ...{ value, display: name, type: "User" },
            $ref: `${base}/Users/${value}`,
          })),
        }
      : {}),
    [OUR_GROUP]: { code, system: systemId, systemName, kind },
    meta: { resourceType: "Group", created: group.createdAt.toISOString(), location: `${base}/Groups/${id}` },
  };
}

/** A code that a vendor takes for a group of this name, and that isn't among those taken; null where none could be made. */
export function codeFor(
  displayName: string,
  { pattern, maxLength }: { pattern: { regex: string }; maxLength: number },
  taken: readonly string[],
): string | null {
  const fits = (code: string): boolean =>
    code.length <= maxLength && new RegExp(pattern.regex).test(code) && !taken.includes(code.toLowerCase());
  if (fits(displayName)) return displayName;
  const plain = slugOf(displayName);
  for (let n = 1; n < 100 && plain !== ""; n += 1) {
    const end = n === 1 ? "" : `-${n}`;
    const code = `${plain.slice(0, maxLength - end.length)}${end}`;
    if (fits(code)) return code;
  }
  return null;
}

/** A name in letters and digits alone, with hyphens between. */
export function slugOf(name: string): string {
  const letters = name.normalize("NFKD").replace(/\p{M}/gu, "");
  return letters.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}
