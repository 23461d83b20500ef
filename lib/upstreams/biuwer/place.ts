import { checkHost } from "../addresses";
import type { PlaceCheck } from "../profile";
import { checkContract } from "./contract";

/** The address from the instance name, or the typed one; with a contract, what opens it. Typed: `profile.ts`. Dials nothing. */
export function placeOfBiuwer(typed: Readonly<Record<string, string>>, allow: readonly string[]): PlaceCheck {
  const { instance = "", restUrl = "", contract = "", api_key: apiKey = "", heir = "" } = typed;
  if (Boolean(instance) === Boolean(restUrl))
    return { ok: false, fields: { instance: "Give the instance name, or an address of its own" } };
  if (instance && !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(instance))
    return { ok: false, fields: { instance: "Only the part before .biuwer.com: letters, digits and hyphens" } };
  const address = instance
    ? { url: `https://${instance.toLowerCase()}.biuwer.com` }
    : checkHost(restUrl, allow, "https://example.biuwer.com");
  if ("says" in address) return { ok: false, fields: { restUrl: address.says } };
  if (!contract && apiKey) return { ok: false, fields: { api_key: "An API key is of use only with a contract file" } };
  const settings = { ...(instance ? { instance: instance.toLowerCase() } : {}), ...(heir ? { heir } : {}) };
  if (!contract) return { ok: true, restUrl: address.url, soapUrl: null, settings, secrets: {} };

  const check = checkContract(contract);
  if (!check.ok) return { ok: false, fields: { contract: check.says } };
  const wantsKey = Object.values(check.contract.headers).some((value) => value.includes("{api_key}"));
  if (wantsKey && !apiKey) return { ok: false, fields: { api_key: "The contract file asks for an API key" } };
  return {
    ok: true,
    restUrl: address.url,
    soapUrl: null,
    settings: { ...settings, contract: JSON.stringify(check.contract) },
    secrets: apiKey ? { api_key: apiKey } : {},
  };
}
