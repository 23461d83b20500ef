import type { Metadata } from "next";
import { Banner } from "@/components/feedback/banner";
import { Content } from "@/components/layout/content";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { changeMembership } from "@/lib/groups/change-membership";
import { whyNotEditable } from "@/lib/groups/group-views.rules";
import { countPickable, pickerScope } from "@/lib/groups/picker.queries";
import { GroupPicker } from "../../_components/group-picker";
import { readGroup } from "../../_components/read-group";

export const metadata: Metadata = { title: "Users in group" };

/** Who is in the group and who could be; ticks are kept on the server until they are reviewed and saved. */
export default async function UsersInGroupPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const group = await readGroup((await params).id);
  const scope = await pickerScope(actor, group.id);
  const counts = await countPickable(scope);
  const why = whyNotEditable(group);
  const removals = scope.staged.remove.length;
  return (
    <Content flush>
      {why ? (
        <div className="py-3">
          <Banner title={why}>{group.isEverybody ? "Nobody is put in or taken out by hand." : null}</Banner>
        </div>
      ) : null}
      <GroupPicker
        groupId={group.id}
        caption={`Users of ${group.systemName}, with membership of ${group.code}`}
        counts={counts}
        staged={scope.staged}
        reviewHref={`/groups/${group.id}/users/review`}
        readOnly={why !== null || !mayDo(changeMembership, actor)}
        summary={
          removals > 0
            ? "The review says what becomes a hand task, and asks for a reason for who goes."
            : "The review says who gains what before anything is sent."
        }
      />
    </Content>
  );
}
