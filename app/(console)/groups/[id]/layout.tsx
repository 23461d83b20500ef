import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Tabs } from "@/components/layout/tabs";
import { LinkButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { requireActor } from "@/lib/auth/session";
import { blockGroup } from "@/lib/blocks/block-group";
import { unblockGroup } from "@/lib/blocks/unblock-group";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { renameGroup } from "@/lib/groups/rename-group";
import { BlockDialog, UnblockDialog } from "../../_blocks/block-dialog";
import { GroupStamp } from "../_components/group-stamp";
import { readGroup } from "../_components/read-group";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** The head and tabs that all pages of one group share. */
export default async function GroupLayout({ params, children }: Props) {
  const actor = await requireActor();
  const group = await readGroup((await params).id);
  const { id, code, description, riders, block, archivedAt, isEverybody } = group;
  const subject = { kind: "group" as const, id, name: code };
  const href = `/groups/${id}`;
  const isOpen = archivedAt === null;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/groups", label: "Groups" }]}
        title={description}
        facts={[
          <b key="code">{code}</b>,
          group.systemName,
          archivedAt ? "Archived" : null,
          block ? (
            <Chip key="block" tone="danger" icon="lock" title={block.reason}>
              Blocked
            </Chip>
          ) : null,
          riders.length > 0 ? (
            <span key="riders">
              Rides on it:{" "}
              {riders.map((rider, index) => (
                <span key={rider.id}>
                  {index > 0 ? ", " : ""}
                  <Link href={`/connectors/${rider.id}`}>{rider.name}</Link>
                </span>
              ))}
            </span>
          ) : null,
          <GroupStamp key="vendor" group={group} />,
        ].filter((fact) => fact !== null)}
        actions={
          <>
            {isOpen && !isEverybody && mayDo(renameGroup, actor) ? (
              <LinkButton href={`${href}/change`}>Change</LinkButton>
            ) : null}
            {isOpen && block && mayDo(unblockGroup, actor) ? <UnblockDialog subject={subject} /> : null}
            {isOpen && !block && mayDo(blockGroup, actor) ? <BlockDialog subject={subject} reasons={REASONS} /> : null}
          </>
        }
      />
      <Tabs
        label={`Pages of ${code}`}
        tabs={[
          { href, label: "Overview" },
          { href: `${href}/users`, label: "Users in group", count: group.memberCount },
          { href: `${href}/connectors`, label: "App connectors", count: riders.length },
          // Access is asked of a connector; what nothing rides on opens nothing.
          ...(riders[0] ? [{ href: `/access?connector=${riders[0].id}`, label: "Who has access" }] : []),
          { href: `${href}/history`, label: "History" },
        ]}
      />
      {children}
    </>
  );
}
