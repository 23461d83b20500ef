import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Tabs } from "@/components/layout/tabs";
import { requireActor } from "@/lib/auth/session";
import { blockConnector } from "@/lib/blocks/block-connector";
import { unblockConnector } from "@/lib/blocks/unblock-connector";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { BlockDialog, UnblockDialog } from "../../_blocks/block-dialog";
import { VendorStamp } from "../../tokens/_components/vendor-stamp";
import { ConnectorState } from "../_components/connector-state";
import { readConnector } from "../_components/read-connector";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** The head and tabs that all pages of one connector share. */
export default async function ConnectorLayout({ params, children }: Props) {
  const actor = await requireActor();
  const connector = await readConnector((await params).id);
  const { id, name } = connector;
  const subject = { kind: "connector" as const, id, name };
  const href = `/connectors/${id}`;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/connectors", label: "App connectors" }]}
        title={name}
        facts={[
          connector.systemName,
          connector.retiredAt ? "Retired" : <ConnectorState key="state" block={connector.block} />,
          connector.owner ? (
            <span key="owner">
              Owner <b>{connector.owner}</b>
            </span>
          ) : (
            "No owner"
          ),
          <VendorStamp key="vendor" side={connector.blockAtVendor} />,
        ]}
        actions={
          connector.retiredAt ? null : connector.block ? (
            mayDo(unblockConnector, actor) ? (
              <UnblockDialog subject={subject} />
            ) : null
          ) : mayDo(blockConnector, actor) ? (
            <BlockDialog subject={subject} reasons={REASONS} />
          ) : null
        }
      />
      <Tabs
        label={`Pages of ${name}`}
        tabs={[
          { href, label: "General" },
          { href: `${href}/endpoints`, label: "Endpoints", count: connector.endpointCount },
          { href: `${href}/filters`, label: "Record filters", count: connector.filterCount },
          { href: `${href}/tokens`, label: "User tokens", count: connector.tokenCount },
          { href: `/access?connector=${id}`, label: "Who has access" },
          { href: `${href}/history`, label: "History" },
        ]}
      />
      {children}
    </>
  );
}
