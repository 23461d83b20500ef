import type { Metadata } from "next";
import { Content, Section } from "@/components/layout/content";
import { requireActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { archiveGroup } from "@/lib/groups/archive-group";
import { whyNotEditable } from "@/lib/groups/group-views.rules";
import { renameGroup } from "@/lib/groups/rename-group";
import { ArchiveGroup } from "../../_components/archive-group";
import { readGroup } from "../../_components/read-group";
import { RenameForm } from "../../_components/rename-form";

export const metadata: Metadata = { title: "Change group" };

/** Code, description and the end of a group; whoever may not, or where it can't be, gets a sentence instead. */
export default async function ChangeGroupPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const group = await readGroup((await params).id);
  const why = whyNotEditable(group) ?? (mayDo(renameGroup, actor) ? null : "Your role may not change groups.");
  const { id, version, code, description, vendorKey, attributes } = group;
  return (
    <Content narrow>
      <Section title="Change group">
        {why ? (
          <p className="small">{why}</p>
        ) : (
          <RenameForm group={{ id, version, code, description, vendor: vendorKey, attributes }} />
        )}
      </Section>
      {!why && mayDo(archiveGroup, actor) ? (
        <Section title="Archive">
          <p className="small muted mb-2">
            A group can go only when nobody is in it and no app connector is linked to it, as at the vendor.
          </p>
          <ArchiveGroup group={{ id, version, code }} reasons={REASONS} />
        </Section>
      ) : null}
    </Content>
  );
}
