import type { Metadata } from "next";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { PlanView } from "@/components/feedback/plan-view";
import { Content, Section } from "@/components/layout/content";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { requestInfo } from "@/lib/doors/request-info";
import { plan } from "@/lib/gate/plan";
import { changeMembership } from "@/lib/groups/change-membership";
import { readStaged } from "@/lib/groups/draft.queries";
import { saveWords } from "@/lib/groups/group.rules";
import { listPicked, pickerScope } from "@/lib/groups/picker.queries";
import { readGroup } from "../../../_components/read-group";
import { ReviewForm } from "../../../_components/review-form";
import { StagedLists } from "../../../_components/staged-lists";

export const metadata: Metadata = { title: "Review changes" };

/** What saving comes to, exactly: who comes and goes, who gains and loses what, and what happens at the vendor. */
export default async function ReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const group = await readGroup((await params).id);
  const back = `/groups/${group.id}/users`;
  const draft = await readStaged(actor, group.id);
  if (!draft) {
    return (
      <Content>
        <EmptyState
          title="Nothing is staged in this group."
          actions={<LinkButton href={back}>Users in group</LinkButton>}
        >
          Tick people to put them in, clear ticks to take them out, then review.
        </EmptyState>
      </Content>
    );
  }
  const { staged, baseVersion } = draft;
  const delta = { ...staged, baseVersion };
  // A reason is only text to the preview; the act asks for a real one.
  const input = { groupId: group.id, ...delta, reason: "Preview" };
  const [preview, picked] = await Promise.all([
    plan(changeMembership, { actor, request: await requestInfo("screen") }, input),
    listPicked(await pickerScope(actor, group.id), [...staged.add, ...staged.remove]),
  ]);
  const added = picked.filter((one) => staged.add.includes(one.id) && !one.isMember);
  const removed = picked.filter((one) => staged.remove.includes(one.id) && one.isMember);
  return (
    <Content narrow>
      <Section title="Review changes" note={preview.ok ? preview.value.sentence : undefined}>
        <StagedLists added={added} removed={removed} />
      </Section>
      {preview.ok ? (
        <>
          <Section title="What it comes to">
            <PlanView plan={preview.value} />
          </Section>
          <Section title="Save">
            <ReviewForm
              groupId={group.id}
              delta={delta}
              reasons={REASONS}
              submit={saveWords(preview.value.effects)}
              planHash={preview.value.hash}
            />
          </Section>
        </>
      ) : (
        <ErrorState
          title={preview.error.message}
          action={
            <LinkButton href={back} size="sm">
              Back to the list
            </LinkButton>
          }
        >
          {preview.error.next}
        </ErrorState>
      )}
    </Content>
  );
}
