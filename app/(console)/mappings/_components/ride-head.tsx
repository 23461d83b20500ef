import type { Crumb } from "@/components/layout/page-header";
import type { MappedToken } from "@/lib/mappings/mapping-views.rules";

/** The way back from an act on a token's keys. */
export function ridingCrumbs({ tokenId, hint }: MappedToken): Crumb[] {
  return [
    { href: "/mappings", label: "Mappings" },
    { href: `/mappings/shared/${tokenId}`, label: `Keys on token ${hint}` },
  ];
}

/** Which token an act is about. */
export function MappedTokenFacts({ token }: { token: MappedToken }) {
  return (
    <>
      <span className="mono">{token.hint}</span> of {token.userName}, {token.connectorName}, {token.systemName}
    </>
  );
}
