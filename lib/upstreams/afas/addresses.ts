import { type AddressVerdict, checkAddress } from "../addresses";

/** Where an AFAS environment lives. On AFAS Online both addresses follow from the participant number; on-premises ones are typed. */
export const ENVIRONMENT_KINDS = ["production", "test", "accept"] as const;
export type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number];
export type Addresses = { restUrl: string; soapUrl: string };
export type AddressCheck =
  | ({ ok: true } & Addresses)
  | { ok: false; field: "participant" | "restUrl" | "soapUrl"; says: string };

const LABEL: Record<EnvironmentKind, string> = { production: "", test: "test", accept: "accept" };

/** Both addresses on AFAS Online for a participant number (five digits, 10000 to 99999) and a kind of environment, or what is wrong with the number. */
export function derivedAddresses(participant: string, kind: EnvironmentKind): AddressCheck {
  const number = participant.trim();
  if (!/^[1-9]\d{4}$/.test(number)) {
    return { ok: false, field: "participant", says: "A participant number has five digits, such as 12345." };
  }
  return {
    ok: true,
    restUrl: `https://${number}.rest${LABEL[kind]}.afas.online/ProfitRestServices`,
    soapUrl: `https://${number}.soap${LABEL[kind]}.afas.online/profitservices`,
  };
}

/** Typed on-premises addresses, tidied, or what is wrong; `allow` holds the private host:ports of this installation. */
export function typedAddresses(typed: Addresses, allow: readonly string[]): AddressCheck {
  const rest = withEnding(typed.restUrl, /\/profitrestservices$/i, "/ProfitRestServices", allow);
  if ("says" in rest) return { ok: false, field: "restUrl", says: rest.says };
  const soap = withEnding(typed.soapUrl, /\/profitservices$/i, "/profitservices", allow);
  if ("says" in soap) return { ok: false, field: "soapUrl", says: soap.says };
  return { ok: true, restUrl: rest.url, soapUrl: soap.url };
}

/** What the first letter of an environment name says; null for any other name. */
export function environmentKindOf(environment: string): EnvironmentKind | null {
  const letter = environment.charAt(0).toUpperCase();
  return letter === "O" ? "production" : letter === "T" ? "test" : letter === "A" ? "accept" : null;
}

function withEnding(typed: string, ending: RegExp, example: string, allow: readonly string[]): AddressVerdict {
  const address = checkAddress(typed, allow);
  if ("says" in address || ending.test(address.url)) return address;
  return { says: `The address ends in ${example}.` };
}
