import type { Metadata } from "next";
import Link from "next/link";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { requireActor } from "@/lib/auth/session";
import { profileOf } from "@/lib/upstreams/profiles";
import { attributeWords } from "@/lib/upstreams/typed-fields.rules";
import { ExportLinks } from "../../_lists/export-links";
import { GroupStamp } from "../_components/group-stamp";
import { readGroup } from "../_components/read-group";

export const metadata: Metadata = { title: "Group" };

/** One group at a glance: what it is, who is in it, what it opens, and how far the vendor is. */
export default async function GroupPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const group = await readGroup((await params).id);
  const { id, code, description, systemId, systemName, isEverybody, memberCount, riders, block } = group;
  const { groupCode, groupFields, words } = profileOf(group.vendorKey);
  const count = memberCount.toLocaleString("en-GB");
  return (
    <Content narrow>
      <Section title="Overview" more={<ExportLinks actor={actor} list={`groups/${id}/members`} what="Members as" />}>
        <DescriptionList
          ruled
          items={[
            {
              term: groupCode.label,
              value: (
                <>
                  <span className="code">{code}</span> <span className="muted">{words.group}</span>
                </>
              ),
            },
            { term: "Description", value: description },
            ...Object.entries(attributeWords(groupFields, group.attributes)).map(([term, value]) => ({ term, value })),
            { term: "System", value: <Link href={`/systems/${systemId}`}>{systemName}</Link> },
            {
              term: "Members",
              value: isEverybody ? (
                `By rule: all ${count} users of ${systemName}`
              ) : (
                <Link href={`/groups/${id}/users`}>{memberCount === 1 ? "1 user" : `${count} users`}</Link>
              ),
            },
            {
              term: "App connectors",
              value:
                riders.length === 0
                  ? "None is linked, so this group opens nothing."
                  : riders.map((rider) => (
                      <div key={rider.id}>
                        <Link href={`/connectors/${rider.id}`}>{rider.name}</Link>
                        {rider.isBlocked ? <span className="muted">, blocked</span> : null}
                      </div>
                    )),
            },
            {
              term: "State",
              value: block ? (
                <>
                  Blocked since <Time at={block.since} />
                  {block.by ? ` by ${block.by}` : ""}: {block.reason}
                  {block.until ? (
                    <>
                      , until <Time at={block.until} />
                    </>
                  ) : null}
                </>
              ) : group.archivedAt ? (
                <>
                  Archived since <Time at={group.archivedAt} />
                </>
              ) : (
                "Open"
              ),
            },
            { term: "At the vendor", value: <GroupStamp group={group} /> },
            {
              term: "Last change",
              value: group.changedAt ? (
                <>
                  <Time at={group.changedAt} />
                  {group.changedBy ? `, ${group.changedBy}` : ""}
                </>
              ) : (
                <>
                  Known since <Time at={group.createdAt} />
                </>
              ),
            },
          ]}
        />
      </Section>
    </Content>
  );
}
