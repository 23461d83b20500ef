import { profileOf } from "@/lib/upstreams/profiles";

/** Why these keys can't be kept for a connector of this vendor, under their fields' names; null where they can. */
export function refusalOfKeys(
  vendor: string,
  apiKey: string | null,
  environmentKey: string | null,
): Record<string, string> | null {
  const { name, connectorKey, tokens } = profileOf(vendor);
  const hasEnvironment = tokens === "code";
  if (!connectorKey) return { apiKey: `App connectors of ${name} have no keys` };
  if (environmentKey && !hasEnvironment) return { environmentKey: `${name} has no environment key` };
  if (!apiKey && !environmentKey)
    return { apiKey: hasEnvironment ? "Fill in at least one of the two keys" : `${connectorKey.label} is needed` };
  const { regex, says } = connectorKey.pattern;
  return apiKey && !new RegExp(regex).test(apiKey) ? { apiKey: says } : null;
}
