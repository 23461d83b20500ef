import { checkAddress } from "../addresses";
import type { PlaceCheck } from "../profile";
import { isUuid } from "./ids.rules";

const YES_NO = ["yes", "no"];

/** Checks the address of a deployment and takes apart what was typed; names are those of the profile. The user management lies under `/ums`. */
export function placeOfBiot(typed: Readonly<Record<string, string>>, allow: readonly string[]): PlaceCheck {
  const { signIn = "service", rolesApi = "yes", searchApi = "yes" } = typed;
  const { secret_key: secretKey = "", password = "" } = typed;
  const serviceUserId = typed.serviceUserId?.trim() ?? "";
  const username = typed.username?.trim() ?? "";
  const tenantId = typed.tenantId?.trim() ?? "";
  const address = umsAddress(typed.restUrl ?? "", allow);
  const fields: Record<string, string> = {
    ...("says" in address ? { restUrl: address.says } : {}),
    ...(signIn === "person"
      ? {
          ...(username ? {} : { username: "Fill in the user name" }),
          ...(password ? {} : { password: "Paste the password" }),
        }
      : {
          ...(isUuid(serviceUserId) ? {} : { serviceUserId: "Fill in the service user's id" }),
          ...(secretKey ? {} : { secret_key: "Paste the secret key" }),
        }),
    ...(tenantId === "" || isUuid(tenantId) ? {} : { tenantId: "Write the organization's whole id" }),
    ...(YES_NO.includes(rolesApi) ? {} : { rolesApi: "Choose yes or no" }),
    ...(YES_NO.includes(searchApi) ? {} : { searchApi: "Choose yes or no" }),
  };
  if ("says" in address || Object.keys(fields).length > 0) return { ok: false, fields };
  const isPerson = signIn === "person";
  return {
    ok: true,
    restUrl: address.url,
    soapUrl: null,
    settings: {
      signIn: isPerson ? "person" : "service",
      ...(isPerson ? { username } : { serviceUserId }),
      ...(tenantId ? { tenantId } : {}),
      rolesApi,
      searchApi,
    },
    secrets: isPerson ? { password } : { secret_key: secretKey },
  };
}

function umsAddress(typed: string, allow: readonly string[]): { url: string } | { says: string } {
  const address = checkAddress(typed, allow);
  if ("says" in address) return address;
  const { origin, pathname } = new URL(address.url);
  if (!/^\/(ums)?$/.test(pathname)) return { says: "The address is the host alone, or ends in /ums." };
  return { url: `${origin}/ums` };
}
