import { Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import type { VendorProfile } from "@/lib/upstreams/profile";

const OURS = {
  system: "System",
  account: "Account",
  group: "Group",
  membership: "User in group",
  connector: "App connector",
  token: "Token",
} as const;

/** What the vendor calls what we call otherwise, so that a person finds it again in the vendor's own console. */
export function VendorWords({ profile }: { profile: VendorProfile }) {
  const { words, endpointKinds, everybody } = profile;
  const items = [
    ...(Object.keys(OURS) as (keyof typeof OURS)[]).map((word) => ({ term: OURS[word], value: words[word] })),
    { term: "Endpoint", value: endpointKinds.map(({ label }) => label).join(", ") || "no such thing" },
    { term: "Everybody", value: everybody ? everybody.description : "no such group" },
  ];
  return (
    <Section title={`What ${profile.name} calls it`}>
      <DescriptionList items={items} />
    </Section>
  );
}
