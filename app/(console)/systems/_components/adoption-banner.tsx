import { Banner } from "@/components/feedback/banner";
import { Time } from "@/components/feedback/time";
import type { AdoptionView } from "@/lib/adopt/adopt-views.rules";
import { countOf, KIND_WORDS } from "@/lib/observe/reading-views.rules";
import type { ObservedKind } from "@/lib/upstreams/driver";

function takenWords({ counts }: AdoptionView): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  if (parts.length === 0) return "Nothing";
  return parts.map(([kind, count]) => countOf(kind as ObservedKind, count)).join(", ");
}

/** How far the latest taking over is, or how it ended. */
export function AdoptionBanner({ adoption }: { adoption: AdoptionView }) {
  const { state, kind, skipped, error, askedBy, startedAt, finishedAt } = adoption;
  const left =
    skipped > 0
      ? ` ${skipped.toLocaleString("en-GB")} were passed by: ours already, waiting, or without a choice.`
      : "";
  if (state === "running") {
    return (
      <Banner title="Taking over now." live="status">
        {takenWords(adoption)} so far{kind ? `, at the ${KIND_WORDS[kind].many}` : ""}. It goes on by itself, also when
        this page is closed. Asked by {askedBy}, <Time at={startedAt} /> UTC.
      </Banner>
    );
  }
  if (state === "failed") {
    return (
      <Banner tone="danger" title="Taking over stopped.">
        {takenWords(adoption)} were taken over before. {error} Ask again to go on: what is ours already is left alone.
      </Banner>
    );
  }
  return (
    <Banner title="Taken over.">
      {takenWords(adoption)}, asked by {askedBy}
      {finishedAt ? (
        <>
          , ended <Time at={finishedAt} /> UTC
        </>
      ) : null}
      .{left}
    </Banner>
  );
}
