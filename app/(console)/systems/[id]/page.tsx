import type { Metadata } from "next";
import { Banner } from "@/components/feedback/banner";
import { ActionButton } from "@/components/form/action-button";
import { Content, Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { testSystem } from "@/lib/systems/test-system";
import { profileOf } from "@/lib/upstreams/profiles";
import { LiveRefresh } from "../../_live/live-refresh";
import { ClassicCountdown } from "../_components/classic-countdown";
import { ProbeList } from "../_components/probe-list";
import { readSystem } from "../_components/read-system";
import { systemFacts } from "../_components/system-facts";
import { VendorWords } from "../_components/vendor-words";
import { testSystemAction } from "../actions";

export const metadata: Metadata = { title: "System" };

/** One system: where it is, whether it answers and what its credential may do, and how its vendor speaks. */
export default async function SystemPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const system = await readSystem((await params).id);
  const profile = profileOf(system.vendor);
  return (
    <Content>
      <LiveRefresh when={Boolean(system.probe?.askedAt)} />
      {profile.notice ? (
        <div className="pt-4">
          <Banner title={`${profile.name}:`}>{profile.notice}</Banner>
        </div>
      ) : null}
      <div className="cols cols--even">
        <div>
          <Section title="Facts">
            <DescriptionList items={systemFacts(system, profile)} ruled />
          </Section>
        </div>
        <div>
          <Section
            title="Test"
            more={
              mayDo(testSystem, actor) ? (
                <ActionButton size="sm" action={testSystemAction} input={{ systemId: system.id }} doneWords="Asked">
                  Test now
                </ActionButton>
              ) : null
            }
          >
            <ProbeList probe={system.probe} provedAt={system.provedAt} />
          </Section>
          <VendorWords profile={profile} />
          <ClassicCountdown systems={[system]} now={new Date()} />
        </div>
      </div>
    </Content>
  );
}
