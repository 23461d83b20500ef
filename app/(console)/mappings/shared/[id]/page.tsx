import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { Banner } from "@/components/feedback/banner";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content, Section } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { Link } from "@/components/ui/link";
import { requireActor } from "@/lib/auth/session";
import type { MappedToken, PromisedToken, RidingKey } from "@/lib/mappings/mapping-views.rules";
import { getMappedToken } from "@/lib/mappings/shared-token.queries";
import { found } from "../../../tokens/_components/found";
import { LastAsked, Moves } from "../../_components/mapping-columns";
import { RideActs } from "../../_components/ride-acts";
import { RideFacts } from "../../_components/ride-facts";
import { RidePicture } from "../../_components/ride-picture";
import { rideWords } from "../../_components/ride-words";

export const metadata: Metadata = { title: "Keys on a token" };

const COLUMNS: readonly Column<RidingKey>[] = [
  { key: "key", header: "External key", cell: (row) => <span className="mono">{row.externalKey}</span> },
  { key: "application", header: "Application", cell: (row) => row.applicationName },
  { key: "asked", header: "Last asked", align: "end", cell: (row) => <LastAsked at={row.lastAskedAt} /> },
];

const MOVES: Column<RidingKey> = { key: "moves", header: "Moves", cell: (row) => <Moves to={row.movesTo} /> };

function promisedBy({ riding }: MappedToken): (PromisedToken & { keys: number })[] {
  const byToken = new Map<string, PromisedToken & { keys: number }>();
  for (const { movesTo } of riding) {
    if (!movesTo) continue;
    byToken.set(movesTo.tokenId, { ...movesTo, keys: (byToken.get(movesTo.tokenId)?.keys ?? 0) + 1 });
  }
  return [...byToken.values()];
}

/** One token with everything that rides on it: the picture, its table, and what can be done. */
export default async function MappedTokenPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const token = await found(getMappedToken(actor, (await params).id));
  const { lead, rest } = rideWords(token);
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/mappings", label: "Mappings" },
          { href: "/mappings/shared", label: "Shared tokens" },
        ]}
        title={
          <>
            Keys on token <span className="mono text-lg">{token.hint}</span>
          </>
        }
        facts={[
          token.connectorName,
          token.systemName,
          <Link key="token" href={`/tokens/${token.tokenId}`}>
            Open the token
          </Link>,
        ]}
        ruled
      />
      <Content>
        <div className="grid max-w-[960px] gap-4 pt-6">
          <p className="verdict">
            {lead} <span className="muted">{rest}</span>
          </p>
          <div className="row row--wrap">
            <RideActs token={token} actor={actor} all />
          </div>
          {promisedBy(token).map(({ tokenId, label, keys }) => (
            <Banner
              key={tokenId}
              icon="clock"
              title={`${keys === 1 ? "1 key waits" : `${keys} keys wait`} for token “${label}”.`}
              action={
                <Link className="btn btn--sm" href={`/tokens/${tokenId}`}>
                  Open that token
                </Link>
              }
            >
              Until it is issued, {keys === 1 ? "it is" : "they are"}{" "}
              {token.state === "revoked" || token.state === "expired" ? "not answered" : "answered with this one"}; then{" "}
              {keys === 1 ? "it moves" : "they move"} by {keys === 1 ? "itself" : "themselves"}.
            </Banner>
          ))}
        </div>
        <div className="flex flex-wrap items-start gap-x-12 gap-y-6 pt-6">
          {token.keys > 0 ? (
            <div className="w-[520px] max-w-full">
              <RidePicture token={token} width={520} />
            </div>
          ) : null}
          <div className="min-w-[320px] flex-1">
            <RideFacts token={token} />
          </div>
        </div>
        <Section
          title="Keys"
          note={
            token.keys > token.riding.length
              ? `the first ${token.riding.length} of ${token.keys.toLocaleString("en-GB")}`
              : undefined
          }
          more={<Link href={`/mappings?token=${token.tokenId}`}>Open in the table</Link>}
        >
          {token.keys > 0 ? (
            <PlainTable
              caption="Keys on this token"
              columns={token.moving > 0 ? [...COLUMNS, MOVES] : COLUMNS}
              rows={token.riding}
              rowKey={(row) => row.id}
              rowHref={(row) => `/mappings?token=${token.tokenId}&peek=${row.id}`}
            />
          ) : (
            <EmptyState title="No key leads to this token.">Map keys to it under New mapping.</EmptyState>
          )}
        </Section>
      </Content>
    </>
  );
}
