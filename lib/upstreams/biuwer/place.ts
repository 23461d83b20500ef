import { hostPort } from "../http-dial";
import type { PlaceCheck } from "../profile";
import { checkContract } from "./contract";

/** The address from the instance name, or the typed one; with a contract, what opens it. Typed: `profile.ts`. Dials nothing. */
export function placeOfBiuwer(typed: Readonly<Record<string, string>>, allow: readonly string[]): PlaceCheck {
  const { instance = "", restUrl = "", contract = "", api_key: apiKey = "", heir = "" } = typed;
  if (Boolean(instance) === Boolean(restUrl))
    return { ok: false, fields: { instance: "Give the instance name, or an address of its own" } };
  if (instance && !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(instance))
    return { ok: false, fields: { instance: "Only the part before .biuwer.com: letters, digits and hyphens" } };
  const address = instance ? { url: `https://${instance.toLowerCase()}.biuwer.com` } : checkAddress(restUrl, allow);
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

// The typed text is looked at, not the parsed one: parsing turns look-alike letters and odd digits into plain ones.
function checkAddress(typed: string, allow: readonly string[]): { url: string } | { says: string } {
  const text = typed.trim();
  if (/\s/.test(text) || !URL.canParse(text)) return { says: "Type a whole web address, starting with https." };
  const url = new URL(text);
  const isAllowed = allow.some((entry) => entry.toLowerCase() === hostPort(url));
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isAllowed))
    return { says: "The address must start with https." };
  if (url.username || url.password) return { says: "The address must not hold a name or password." };
  if (text.includes("?") || text.includes("#")) return { says: "The address must hold no ? and no #." };
  const host = /^[a-z]+:\/\/([^/]*)/i.exec(text)?.[1]?.toLowerCase() ?? "";
  if (!/^[a-z0-9.:[\]-]+$/.test(host) || host.includes("xn--"))
    return { says: "The host may hold letters a to z, digits, dots and hyphens." };
  if (!isAllowed && (/^[\d.]+$/.test(url.hostname) || url.hostname.startsWith("[")))
    return { says: "A numeric address is not allowed in this installation." };
  if (!isAllowed && /(^|\.)localhost\.?$/.test(url.hostname))
    return { says: "This machine's own address is not allowed in this installation." };
  if (!isAllowed && url.port) return { says: "A port is not allowed in this installation." };
  if (/[^/]/.test(url.pathname)) return { says: "Leave out the path: Gatehouse adds /share itself." };
  return { url: url.origin };
}
