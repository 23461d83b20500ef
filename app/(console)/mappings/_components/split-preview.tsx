"use client";

import { useQuery } from "@tanstack/react-query";
import { EffectsList } from "@/components/feedback/effects-list";
import { planSplitTokenAction } from "../actions";

type Props = { tokenId: string; mappingId: string; label: string; vendorName: string; applications: string };

/** What splitting one key off would come to: the act itself is run and rolled back, so nothing here is guessed. */
export function SplitPreview({ tokenId, mappingId, label, vendorName, applications }: Props) {
  const { data, isError } = useQuery({
    queryKey: ["plan", "split", tokenId, mappingId],
    queryFn: () => planSplitTokenAction({ tokenId, mappingIds: [mappingId], label: `${label.slice(0, 50)} (split)` }),
    staleTime: 60_000,
    retry: false,
  });
  return (
    <section className="sub" aria-labelledby="if-split">
      <h3 className="h4" id="if-split">
        If you split it
      </h3>
      <div role="status">
        {data?.ok ? (
          <EffectsList
            effects={[
              ...data.value.effects,
              {
                how: "here",
                systemName: "Gatehouse",
                sentence: `Point the chosen keys to it in the moment ${vendorName} has issued it`,
              },
            ]}
          />
        ) : (
          <p className="small muted">
            {data && !data.ok
              ? [data.error.message, ...Object.values(data.error.fields ?? {})].join(" ")
              : isError
                ? "It could not be worked out."
                : "Working it out"}
          </p>
        )}
      </div>
      <p className="cap muted mt-2">
        {applications} {applications.includes(" and ") || /^\d/.test(applications) ? "ask" : "asks"} Gatehouse at run
        time, so nothing changes in their code.
      </p>
    </section>
  );
}
