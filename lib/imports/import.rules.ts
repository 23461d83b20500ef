import type { Chosen, ImportKind } from "./import.schema";

export const VERDICTS = ["new", "same", "changed", "ambiguous", "refused"] as const;
export type Verdict = (typeof VERDICTS)[number];
export type VerdictCounts = Record<Verdict, number>;

export type ImportField = {
  name: string;
  label: string;
  help?: string;
  /** Other headers that mean this field; case, accents, spaces and signs don't matter. */
  synonyms: readonly string[];
  isRequired?: true;
};

const SYSTEM: ImportField = {
  name: "system",
  label: "System",
  synonyms: ["environment", "instance", "omgeving", "systeem", "tenant", "portal"],
};
const ACTION: ImportField = {
  name: "action",
  label: "Add or remove",
  help: "add or remove; a row without it adds",
  synonyms: ["action", "actie", "operation", "do"],
};

/** The fields of each kind, in the order that a person reads them. */
export const IMPORT_FIELDS: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  users: [
    { name: "id", label: "Id", help: "ours, which begins with usr_", synonyms: ["user id", "gatehouse id"] },
    {
      name: "name",
      label: "Name",
      synonyms: ["full name", "display name", "naam", "volledige naam", "user", "user name", "person"],
    },
    {
      name: "email",
      label: "E-mail",
      synonyms: ["mail", "e-mail address", "e-mailadres", "upn"],
    },
    { name: "kind", label: "Kind", help: "person or service user", synonyms: ["type", "soort", "user kind"] },
    { name: "company", label: "Company", synonyms: ["organisation", "organization", "bedrijf", "organisatie"] },
    { name: "department", label: "Department", synonyms: ["dept", "team", "afdeling", "unit"] },
  ],
  memberships: [
    SYSTEM,
    {
      name: "group",
      label: "Group",
      help: "its code",
      synonyms: ["group code", "code", "groep", "role", "groepscode", "group id"],
      isRequired: true,
    },
    {
      name: "member",
      label: "User",
      help: "user code, or e-mail address",
      synonyms: [
        "user code",
        "member",
        "email",
        "e-mail",
        "mail",
        "account",
        "gebruiker",
        "gebruikerscode",
        "username",
      ],
      isRequired: true,
    },
    ACTION,
  ],
  endpoints: [
    SYSTEM,
    {
      name: "connector",
      label: "App connector",
      synonyms: ["connector", "connector name", "app", "appconnector", "integration", "plugin"],
      isRequired: true,
    },
    {
      name: "kind",
      label: "Kind",
      help: "as the vendor calls it, such as GetConnector",
      synonyms: ["type", "endpoint kind", "soort"],
    },
    {
      name: "endpoint",
      label: "Endpoint",
      synonyms: ["endpoint name", "name", "naam", "getconnector", "updateconnector", "permission", "inbox", "item"],
      isRequired: true,
    },
    ACTION,
  ],
  mappings: [
    {
      name: "application",
      label: "Host application",
      help: "its name; needed where there is more than one",
      synonyms: ["application", "app", "applicatie", "host"],
    },
    {
      name: "key",
      label: "External key",
      synonyms: ["user_id", "company_id", "user", "company", "host user id", "external id", "visitor", "sleutel"],
      isRequired: true,
    },
    {
      name: "token",
      label: "Token id",
      help: "its id, its label, or its whole text, which is kept nowhere",
      synonyms: ["token", "biuwer_auth_token", "auth token", "authentication token", "api key", "user token", "label"],
      isRequired: true,
    },
    {
      name: "connector",
      label: "App connector",
      help: "needed where a label is given",
      synonyms: ["connector", "connector name", "appconnector", "integration"],
    },
  ],
};

/** What a header says, without what doesn't matter: case, accents, spaces and signs. */
export function headerKey(header: string): string {
  return header
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, "");
}

/** Which column holds what, as its header says; the first column of several that say the same, nothing for one that says nothing known. */
export function chooseByHeader(kind: ImportKind, columns: readonly string[]): Chosen {
  const keys = columns.map(headerKey);
  const chosen: Chosen = {};
  const taken = new Set<number>();
  // A header that is the field's own name goes before one that is only a synonym of it.
  const wordsOf = (field: ImportField, isOwn: boolean) => (isOwn ? [field.name, field.label] : field.synonyms);
  for (const isOwn of [true, false]) {
    for (const field of IMPORT_FIELDS[kind]) {
      if (field.name in chosen) continue;
      const places = wordsOf(field, isOwn).map((word) => {
        const wanted = headerKey(word);
        return keys.findIndex((key, index) => key === wanted && !taken.has(index));
      });
      const place = places.find((one) => one !== -1);
      if (place === undefined) continue;
      chosen[field.name] = place;
      taken.add(place);
    }
  }
  return chosen;
}

/** What is still wanting before the rows can be judged, as a sentence; null where nothing is. */
export function lackingColumns(kind: ImportKind, chosen: Chosen): string | null {
  const lacking = IMPORT_FIELDS[kind].filter(({ name, isRequired }) => isRequired && !(name in chosen));
  if (lacking.length > 0) return `Say which column holds: ${lacking.map(({ label }) => label).join(", ")}.`;
  const isKnown = kind !== "users" || ["id", "name", "email"].some((name) => name in chosen);
  return isKnown ? null : "Say which column holds the name, the e-mail address or the id.";
}

/** Every header that means a field, its label first; of two that differ only in what doesn't matter, one. */
export function headersOf({ label, name, synonyms }: ImportField): string[] {
  const byKey = new Map<string, string>();
  for (const word of [label, name, ...synonyms]) if (!byKey.has(headerKey(word))) byKey.set(headerKey(word), word);
  return [...byKey.values()];
}

/** The columns that a kind knows, each with every header that means it, for who can't choose on a screen. */
export function knownHeaders(kind: ImportKind): string {
  const known = IMPORT_FIELDS[kind].map((field) => {
    const [label, ...others] = headersOf(field);
    return `${label} (or ${others.join(", ")})`;
  });
  return `Columns known by their header: ${known.join("; ")}. Their order, case, accents, spaces and signs don’t matter.`;
}

/** A choice made on a screen as the places of the fields; throws nothing, a field that was given twice keeps its first column. */
export function chosenOf(kind: ImportKind, fields: readonly string[]): Chosen {
  const known = new Set(IMPORT_FIELDS[kind].map(({ name }) => name));
  const chosen: Chosen = {};
  fields.forEach((name, place) => {
    if (known.has(name) && !(name in chosen)) chosen[name] = place;
  });
  return chosen;
}

/** The field of a kind whose cells may hold secrets, so that no such file is staged before its column is known; null for most. */
export const SECRET_FIELD: Readonly<Record<ImportKind, string | null>> = {
  users: null,
  memberships: null,
  endpoints: null,
  mappings: "token",
};

/** How many rows are carried out. */
export function toCarryOut(counts: VerdictCounts): number {
  return counts.new + counts.changed;
}

export const KIND_WORDS: Readonly<Record<ImportKind, { one: string; many: string; title: string }>> = {
  users: { one: "user", many: "users", title: "Users" },
  memberships: { one: "membership", many: "memberships", title: "Users in groups" },
  endpoints: { one: "endpoint", many: "endpoints", title: "Endpoints of app connectors" },
  mappings: { one: "mapping", many: "mappings", title: "Mappings" },
};

/** So many of a kind: `1 user`, `3,120 memberships`. */
export function importWords(kind: ImportKind, count: number): string {
  const { one, many } = KIND_WORDS[kind];
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** Whether a row that changes something takes something away. */
export const takesAway = (kind: ImportKind): boolean => kind === "memberships" || kind === "endpoints";

/** How many rows a batch has: as many as are quick to write with what each brings along. */
export const BATCH: Readonly<Record<ImportKind, number>> = {
  users: 1_000,
  memberships: 500,
  endpoints: 500,
  mappings: 1_000,
};

/** What to know before a file is imported: what is left out of it. */
export function applyWarnings({ ambiguous, refused }: VerdictCounts): string[] {
  const left = ambiguous + refused;
  if (left === 0) return [];
  const rows = left === 1 ? "1 row is" : `${left.toLocaleString("en-GB")} rows are`;
  const parts = [
    refused > 0 ? `${refused.toLocaleString("en-GB")} refused` : "",
    ambiguous > 0 ? `${ambiguous.toLocaleString("en-GB")} ambiguous` : "",
  ];
  return [`${rows} left out: ${parts.filter(Boolean).join(", ")}.`];
}
