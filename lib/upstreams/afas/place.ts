import type { PlaceCheck } from "../profile";
import { derivedAddresses, type EnvironmentKind, typedAddresses } from "./addresses";

/** Derives both addresses from the participant number, or checks the typed ones. Typed: `profile.ts`, and `environment`. */
export function placeOfAfas(typed: Readonly<Record<string, string>>, allow: readonly string[]): PlaceCheck {
  const { participant, restUrl = "", soapUrl = "", token = "", environment_key: environmentKey = "" } = typed;
  if (Boolean(participant) === Boolean(restUrl && soapUrl)) {
    const says = "Give the participant number, or both addresses of an installation of your own";
    return { ok: false, fields: { participant: says } };
  }
  const environment = (typed.environment ?? "production") as EnvironmentKind;
  const place = participant ? derivedAddresses(participant, environment) : typedAddresses({ restUrl, soapUrl }, allow);
  if (!place.ok) return { ok: false, fields: { [place.field]: place.says } };
  const { usersConnector = "Profit_Users", userGroupsConnector = "Profit_UserGroups" } = typed;
  return {
    ok: true,
    restUrl: place.restUrl,
    soapUrl: place.soapUrl,
    settings: { usersConnector, userGroupsConnector, ...(participant ? { participant } : {}) },
    secrets: { token, ...(environmentKey ? { environment_key: environmentKey } : {}) },
  };
}
