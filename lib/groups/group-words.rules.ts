import { profileOf } from "@/lib/upstreams/profiles";

/** What a code may be in systems of these vendors, in the words of each that takes something of its own. */
export function codeHelp(vendors: readonly string[]): string {
  const says = vendors.map((vendor) => {
    const { name, groupCode } = profileOf(vendor);
    return `${groupCode.label} in ${name}: ${groupCode.pattern.says}. ${groupCode.maxLength} characters at most.`;
  });
  return [...new Set(says)].join(" ");
}

/** How long a description may be in systems of these vendors. */
export function descriptionHelp(vendors: readonly string[]): string {
  const longest = vendors.map((vendor) => profileOf(vendor).groupDescriptionLength ?? 200);
  return `Description: ${Math.min(200, ...longest)} characters at most.`;
}
