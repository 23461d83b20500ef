import { Banner } from "@/components/feedback/banner";
import { Time } from "@/components/feedback/time";
import { Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { STARTS_BLOCKED } from "@/lib/blocks/block.rules";
import type { ConnectorDetail } from "@/lib/connectors/connector-views.rules";
import type { VendorWay } from "@/lib/upstreams/ways";
import { VendorStamp } from "../../tokens/_components/vendor-stamp";

/** Since when and by whom nobody can use a connector; nothing where it is open. */
export function BlockedBanner({ connector }: { connector: ConnectorDetail }) {
  const { block } = connector;
  if (!block) return null;
  return (
    <Banner
      tone="danger"
      icon="lock"
      title={
        <>
          Blocked since <Time at={block.since} />
          {block.by ? ` by ${block.by}` : ""}.
        </>
      }
    >
      {block.reason === STARTS_BLOCKED
        ? "A new connector starts blocked. Link a group and add its endpoints, then unblock it."
        : "Nobody can use this connector."}
    </Banner>
  );
}

/** Whether it is blocked, here and at the vendor, apart, and how the vendor is told. */
export function BlockedSection({ connector, way }: { connector: ConnectorDetail; way: VendorWay }) {
  const { block, blockAtVendor, systemName } = connector;
  return (
    <Section title="Blocked">
      <DescriptionList
        ruled
        items={[
          {
            term: "Here",
            value: block ? (
              <>
                Blocked <span className="muted">stops all traffic for everyone, webhooks included</span>
              </>
            ) : (
              "Open"
            ),
          },
          ...(block ? [{ term: "Reason", value: block.reason }] : []),
          ...(block
            ? [
                {
                  term: "Until",
                  value: block.until ? <Time at={block.until} /> : <span className="muted">somebody unblocks it</span>,
                },
              ]
            : []),
          {
            term: "At the vendor",
            value:
              way.how === "here" || way.how === "impossible" ? (
                <span className="muted">knows nothing of it, and doesn’t enforce it</span>
              ) : (
                <VendorStamp side={blockAtVendor} />
              ),
          },
        ]}
      />
      <p className="note note--rule mt-4">
        {way.sentence}{" "}
        {block?.until && way.how === "hand" ? (
          <>
            On <Time at={block.until} /> the block here ends, and a hand task opens to unblock it in {systemName}.
          </>
        ) : null}
      </p>
    </Section>
  );
}
