// What a host application calls its users by: its external keys.

export const KEY_SHAPES = ["user", "company", "company_user"] as const;
export type KeyShape = (typeof KEY_SHAPES)[number];

/** How each shape of external key is spoken of. */
export const KEY_SHAPE_WORDS: Readonly<Record<KeyShape, { label: string; example: string }>> = {
  user: { label: "User id", example: "65423600" },
  company: { label: "Company id", example: "kade-groep" },
  company_user: { label: "Company id and user id", example: "kade-groep/65423600" },
};

export const LONGEST_KEY = 200;

/** An external key as a program may send it: one text, or the two parts apart. */
export type GivenKey = string | { company?: string | undefined; user?: string | undefined };

export type KeyReading = { ok: true; key: string } | { ok: false; says: string };

/**
 * The one text that a key is kept and looked up by: its ends trimmed, two parts joined by a slash. Letters' case and leading noughts
 * are left as they are, because only the host application knows whether they matter.
 */
export function readExternalKey(shape: KeyShape, given: GivenKey): KeyReading {
  const text = typeof given === "string" ? given : joined(shape, given);
  if (text === null)
    return { ok: false, says: `Give the parts of the key: ${KEY_SHAPE_WORDS[shape].label.toLowerCase()}` };
  const key = text.trim();
  if (key === "") return { ok: false, says: "The external key is needed" };
  if (key.length > LONGEST_KEY) return { ok: false, says: `An external key has ${LONGEST_KEY} characters at most` };
  if (/\p{Cc}|\p{Cf}/u.test(key)) return { ok: false, says: "An external key holds no invisible characters" };
  if (shape === "company_user" && !/^[^/]+\/[^/]+$/.test(key)) {
    return { ok: false, says: `Write company and user with one slash between, as ${KEY_SHAPE_WORDS[shape].example}` };
  }
  return { ok: true, key };
}

function joined(
  shape: KeyShape,
  { company, user }: { company?: string | undefined; user?: string | undefined },
): string | null {
  if (shape === "user") return company === undefined ? (user ?? null) : null;
  if (shape === "company") return user === undefined ? (company ?? null) : null;
  return company !== undefined && user !== undefined ? `${company.trim()}/${user.trim()}` : null;
}
