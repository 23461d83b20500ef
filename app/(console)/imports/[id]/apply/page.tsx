import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Banner } from "@/components/feedback/banner";
import { EffectsList } from "@/components/feedback/effects-list";
import { ErrorState } from "@/components/feedback/error-state";
import { HowLegend } from "@/components/feedback/how-mark";
import { ImpactList } from "@/components/feedback/impact-list";
import { Section } from "@/components/layout/content";
import { LinkButton } from "@/components/ui/button";
import { REASONS } from "@/lib/core/reason.schema";
import { requestInfo } from "@/lib/doors/request-info";
import { plan } from "@/lib/gate/plan";
import { applyImport } from "@/lib/imports/apply-import";
import { importWords, takesAway } from "@/lib/imports/import.rules";
import { ApplyForm } from "../../_components/apply-form";
import { ImportFrame } from "../../_components/import-frame";
import { readImport } from "../../_components/read-import";

export const metadata: Metadata = { title: "Import, last look" };

/** The exact preview: all of it was written and undone again, so who gains and who loses is not guessed. */
export default async function ApplyPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, view } = await readImport(params);
  if (view.state !== "uploaded") redirect(`/imports/${view.id}`);
  // A reason is only text to the preview; the act asks for a real one.
  const input = { importId: view.id, reason: "Preview" };
  const preview = await plan(applyImport, { actor, request: await requestInfo("screen") }, input);
  if (!preview.ok) {
    return (
      <ImportFrame step="apply" kind={view.kind} view={view}>
        <ErrorState
          title={preview.error.message}
          action={
            <LinkButton size="sm" href={`/imports/${view.id}/check`}>
              Back to the rows
            </LinkButton>
          }
        >
          {preview.error.next}
        </ErrorState>
      </ImportFrame>
    );
  }
  const { hits, warnings, impact, effects, brake, hash } = preview.value;
  const counted = effects.map(({ times = 1, ...effect }) => ({ ...effect, amount: amountOf(times, effect.how) }));
  return (
    <ImportFrame step="apply" kind={view.kind} view={view}>
      {warnings.map((warning) => (
        <Banner key={warning} tone="warning" title={warning} />
      ))}
      <Section title="Who gains what">
        <ImpactList impact={impact} />
      </Section>
      <Section title="What will happen" note={`${preview.value.sentence}, in batches`} more={<HowLegend />}>
        <EffectsList effects={counted} />
      </Section>
      <Section title="Import">
        <ApplyForm
          importId={view.id}
          planHash={hash}
          submit={`Import ${importWords(view.kind, hits)}`}
          count={brake === "confirm" ? hits : null}
          reasons={REASONS}
          needsReason={takesAway(view.kind) && (view.counts?.changed ?? 0) > 0}
        />
      </Section>
    </ImportFrame>
  );
}

function amountOf(times: number, how: string): string {
  const [one, many] = how === "hand" ? ["hand task", "hand tasks"] : ["delivery", "deliveries"];
  return how === "here" ? "" : `${times.toLocaleString("en-GB")} ${times === 1 ? one : many}`;
}
