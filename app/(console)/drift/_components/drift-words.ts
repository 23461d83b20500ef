import type { DriftArea, DriftKind, DriftRow, DriftValue } from "@/lib/drift/drift-views.rules";

export const AREA_WORDS: Readonly<Record<DriftArea, string>> = {
  user: "Accounts",
  group: "Groups",
  membership: "Users in groups",
  endpoint: "Endpoints",
  token: "Tokens",
};

/** Why a difference is settled; asked before each act. */
export const DRIFT_REASONS = [
  "Done at the vendor on purpose",
  "Done at the vendor by mistake",
  "Vendor or partner asked",
  "Being looked into",
  "Other",
] as const;

type Words = { label: string; here: string; there: string };

/** Each difference in a few words: what it is called, what was decided here, what was seen there. */
export const DRIFT_WORDS: Readonly<Record<DriftKind, Words>> = {
  "user.unknown": { label: "Unknown account", here: "not known", there: "an account" },
  "user.missing": { label: "Missing account", here: "an account", there: "not shown" },
  "user.renamed": { label: "Other name", here: "", there: "" },
  "user.email": { label: "Other e-mail", here: "", there: "" },
  "user.blocked_there": { label: "Blocked there", here: "open", there: "blocked" },
  "user.blocked_here": { label: "Open there", here: "blocked", there: "open" },
  "user.attributes": { label: "Other properties", here: "", there: "" },
  "group.unknown": { label: "Unknown group", here: "not known", there: "a group" },
  "group.missing": { label: "Missing group", here: "a group", there: "not shown" },
  "group.description": { label: "Other description", here: "", there: "" },
  "group.attributes": { label: "Other properties", here: "", there: "" },
  "membership.extra": { label: "Extra member", here: "not in the group", there: "in the group" },
  "membership.missing": { label: "Missing member", here: "in the group", there: "not in the group" },
  "endpoint.extra": { label: "Extra endpoint", here: "not included", there: "included" },
  "endpoint.missing": { label: "Missing endpoint", here: "included", there: "not included" },
  "token.unknown": { label: "Unknown token", here: "not known", there: "a token" },
  "token.missing": { label: "Missing token", here: "works", there: "not shown" },
  "token.inactive": { label: "Inactive token", here: "works", there: "inactive" },
  "token.still_works": { label: "Still works", here: "revoked or ended", there: "still works" },
  "token.expiry": { label: "Other end", here: "", there: "" },
};

const said = (value: DriftValue): string =>
  value === null || value === "" ? "none" : value === true ? "on" : value === false ? "off" : value;

/** What was decided here and what was seen there, in words; field by field where fields differ. */
export function bothSides({ kind, fields }: Pick<DriftRow, "kind" | "fields">): { here: string; there: string } {
  const { here, there } = DRIFT_WORDS[kind];
  if (fields.length === 0) return { here, there };
  const [only] = fields;
  if (fields.length === 1 && only) return { here: here || said(only.ours), there: there || said(only.theirs) };
  const side = (which: "ours" | "theirs") => fields.map((field) => `${field.name}: ${said(field[which])}`).join(", ");
  return { here: here || side("ours"), there: there || side("theirs") };
}

/** A difference as an address and a check box name it. */
export type DriftName = Pick<DriftRow, "systemId" | "kind" | "key">;

/** One text for a difference; read back by `nameOf`. */
export const textOf = ({ systemId, kind, key }: DriftName): string => JSON.stringify([systemId, kind, key]);

/** The difference that a text of `textOf` names; null for anything else. */
export function nameOf(text: string): DriftName | null {
  try {
    const [systemId, kind, key] = JSON.parse(text) as unknown[];
    const isName = typeof systemId === "string" && typeof kind === "string" && typeof key === "string";
    return isName && kind in DRIFT_WORDS ? { systemId, kind: kind as DriftKind, key } : null;
  } catch {
    return null;
  }
}
