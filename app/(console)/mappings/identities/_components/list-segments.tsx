import { Segments } from "@/components/ui/segments";

/** External ids, or the people joined by e-mail: two sides of the same thing. */
export function ListSegments({ selected }: { selected: "ids" | "people" }) {
  return (
    <Segments
      label="What is listed"
      selected={selected}
      segments={[
        { key: "ids", label: "External ids", href: "/mappings/identities" },
        { key: "people", label: "People", href: "/mappings/identities/people" },
      ]}
    />
  );
}
