import type { MappedToken } from "@/lib/mappings/mapping-views.rules";

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** A number as a sentence says it: in letters up to twelve. */
export const inWords = (n: number): string => SMALL[n] ?? n.toLocaleString("en-GB");

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Projectportaal`, `Intranet and Customer portal`, `5 applications`. */
export function namesOf(names: readonly string[]): string {
  if (names.length > 3) return `${names.length} applications`;
  const [last, ...others] = [...names].reverse();
  return others.length > 0 ? `${others.reverse().join(", ")} and ${last}` : (last ?? "no application");
}

type Ridden = Pick<MappedToken, "keys" | "applications" | "vendorName" | "userName" | "state" | "isRevoking">;

/** Who rides on a token, and what that means for them. */
export function rideWords({ keys, applications, vendorName, userName, state, isRevoking }: Ridden): {
  lead: string;
  rest: string;
} {
  if (keys === 0) return { lead: "No key leads to this token.", rest: "Revoking it stops no application." };
  const of = namesOf(applications.map(({ name }) => name));
  const lead =
    keys === 1 ? `One key of ${of} leads to this token.` : `${capital(inWords(keys))} keys of ${of} ride on one token.`;
  const all = keys === 1 ? "it" : keys === 2 ? "both" : `all ${inWords(keys)}`;
  const none = keys === 1 ? "it is not answered" : "none of them is answered";
  if (state === "revoked" && isRevoking)
    return {
      lead,
      rest: `It was revoked here, so ${none}; ${vendorName} has not confirmed yet that it is gone there.`,
    };
  if (state === "revoked") return { lead, rest: `It was revoked, so ${none}.` };
  if (state === "expired") return { lead, rest: `It has expired, so ${none}.` };
  if (state === "orphan") return { lead, rest: `Its account ${userName} is gone, so ${none}.` };
  return { lead, rest: `${vendorName} sees ${all} as ${userName}, and revoking the token stops ${all}.` };
}
