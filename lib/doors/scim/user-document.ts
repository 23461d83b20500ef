import type { DirectoryUser } from "@/lib/users/directory-user.store";
import { isObject } from "./patch-value";
import { CORE_USER, ENTERPRISE, OUR_USER } from "./schemas";
import type { Scope } from "./scope";

type Json = Record<string, unknown>;
type Base = Pick<Scope, "base" | "systemId">;

/** A person as SCIM shows him; what isn't known is left out. */
export function userDocument(user: DirectoryUser, { base, systemId }: Base): Json {
  const { id, directoryName, name, givenName, familyName, email, externalRef, company, department } = user;
  const userCode = systemId === null ? undefined : user.accounts[0]?.userCode;
  const works = kept({ organization: company, department });
  return {
    schemas: [CORE_USER, ...(works ? [ENTERPRISE] : []), ...(userCode ? [OUR_USER] : [])],
    id,
    ...kept({ externalId: externalRef }),
    userName: directoryName,
    name: { formatted: name, ...kept({ givenName, familyName }) },
    displayName: name,
    active: user.isActive,
    ...(email ? { emails: [{ value: email, type: "work", primary: true }] } : {}),
    ...(user.groups.length > 0
      ? {
          groups: user.groups.map(({ id: value, description }) => ({
            ...{ value, display: description, type: "direct" },
            $ref: `${base}/Groups/${value}`,
          })),
        }
      : {}),
    ...(works ? { [ENTERPRISE]: works } : {}),
    ...(userCode ? { [OUR_USER]: { userCode } } : {}),
    meta: { resourceType: "User", created: user.createdAt.toISOString(), location: `${base}/Users/${id}` },
  };
}

/** The part of that document that a patch may be applied to. */
export function patchableUser(user: DirectoryUser, base: Base): Json {
  const { groups: _groups, meta: _meta, ...document } = userDocument(user, base);
  return document;
}

function kept(fields: Readonly<Record<string, string | null>>): Json | null {
  const known = Object.entries(fields).filter(([, value]) => value !== null);
  return known.length > 0 ? Object.fromEntries(known) : null;
}

/** What a directory wants a person to be; undefined where it says nothing. */
export type WantedUser = {
  userName: string | undefined;
  displayName: string | undefined;
  formatted: string | undefined;
  givenName: string | undefined;
  familyName: string | undefined;
  email: string | undefined;
  externalRef: string | undefined;
  company: string | undefined;
  department: string | undefined;
  active: boolean | undefined;
  userCode: string | undefined;
};

/** What a resource, checked by its schema, asks for. */
export function wantedUser(resource: object): WantedUser {
  const json = JSON.parse(JSON.stringify(resource)) as Json;
  const name = isObject(json.name) ? json.name : {};
  const works = isObject(json[ENTERPRISE]) ? json[ENTERPRISE] : {};
  const ours = isObject(json[OUR_USER]) ? json[OUR_USER] : {};
  return {
    userName: textOf(json.userName)?.normalize("NFC"),
    displayName: textOf(json.displayName),
    formatted: textOf(name.formatted),
    givenName: textOf(name.givenName),
    familyName: textOf(name.familyName),
    email: emailOf(json.emails),
    externalRef: textOf(json.externalId),
    company: textOf(works.organization),
    department: textOf(works.department),
    active: typeof json.active === "boolean" ? json.active : undefined,
    userCode: textOf(ours.userCode),
  };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

// One address is kept: the primary one, else one of work, else the first.
function emailOf(emails: unknown): string | undefined {
  const list = (Array.isArray(emails) ? emails : []).filter(isObject).filter(({ value }) => textOf(value));
  const best = list.find(({ primary }) => primary === true) ?? list.find(({ type }) => type === "work") ?? list[0];
  return textOf(best?.value);
}

type Named = Pick<DirectoryUser, "name" | "givenName" | "familyName">;

/** The one name that is kept, by whatever of the name differs: as it is displayed, as it is written whole, or its parts. */
export function nameOf(wanted: WantedUser, before: Named | null): string | undefined {
  const { displayName, formatted, givenName, familyName } = wanted;
  const parts = [givenName, familyName].filter(Boolean).join(" ") || undefined;
  if (!before) return displayName ?? formatted ?? parts ?? wanted.userName;
  if (displayName && displayName !== before.name) return displayName;
  if (formatted && formatted !== before.name) return formatted;
  const differs = (givenName ?? null) !== before.givenName || (familyName ?? null) !== before.familyName;
  const isFirstTime = before.givenName === null && before.familyName === null && displayName !== undefined;
  return parts && differs && !isFirstTime ? parts : before.name;
}
