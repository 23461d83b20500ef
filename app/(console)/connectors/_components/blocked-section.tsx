import { Banner } from "@/components/feedback/banner";
import { Time } from "@/components/feedback/time";
import { Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { STARTS_BLOCKED } from "@/lib/blocks/block.rules";
import type { ConnectorDetail } from "@/lib/connectors/connector-views.rules";
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

/** The check box Blocked, here and at the vendor, apart. */
export function BlockedSection({ connector }: { connector: ConnectorDetail }) {
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
          { term: "At the vendor", value: <VendorStamp side={blockAtVendor} /> },
        ]}
      />
      <p className="note note--rule mt-4">
        No API of {systemName} reaches app connectors.{" "}
        {block?.until ? (
          <>
            On <Time at={block.until} /> the block here ends, and a hand task opens to clear the check box in{" "}
            {systemName}.
          </>
        ) : (
          `Blocking and unblocking open a hand task for the check box in ${systemName}.`
        )}
      </p>
    </Section>
  );
}
