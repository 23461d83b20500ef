import { Time } from "@/components/feedback/time";
import type { Description } from "@/components/layout/description-list";
import type { SystemDetail } from "@/lib/systems/system-views.rules";
import type { VendorProfile } from "@/lib/upstreams/profile";

// Where a person goes by hand; shown by its own link elsewhere.
const CONSOLE = "consoleUrl";

function settingItems({ settings }: SystemDetail, { setup }: VendorProfile): Description[] {
  return Object.entries(settings)
    .filter(([name, value]) => name !== CONSOLE && value !== "")
    .map(([name, value]) => {
      const field = setup.find((one) => one.name === name);
      const option = field?.options?.find((one) => one.value === value);
      return {
        term: field?.label ?? name,
        value: <span className="wrap-anywhere">{option?.label ?? String(value)}</span>,
      };
    });
}

/** Where a system is and what it was told at its connecting, in the words of its vendor's form; never a secret. */
export function systemFacts(system: SystemDetail, profile: VendorProfile): Description[] {
  const { restUrl, soapUrl, approvedHost, custody, createdAt, settings } = system;
  const address = (url: string) => <span className="mono wrap-anywhere">{url}</span>;
  return [
    { term: "Vendor", value: system.vendorName },
    { term: "Kind", value: system.environment },
    ...(system.remoteId ? [{ term: "Name there", value: system.remoteId }] : []),
    { term: soapUrl ? "REST address" : "Address", value: address(restUrl) },
    ...(soapUrl ? [{ term: "SOAP address", value: address(soapUrl) }] : []),
    {
      term: "Approved hosts",
      value: (
        <>
          {address(approvedHost.split(",").join(", "))}
          {system.isPrivate ? <span className="muted block">Private, allowed for this installation alone</span> : null}
        </>
      ),
    },
    ...settingItems(system, profile),
    ...(settings[CONSOLE]
      ? [
          {
            term: "Vendor’s console",
            value: (
              <a href={settings[CONSOLE]} target="_blank" rel="noreferrer noopener">
                Open it in a new window
              </a>
            ),
          },
        ]
      : []),
    {
      term: "Token texts",
      value:
        custody === "keep"
          ? "Kept sealed, so that a token can be revoked by its text"
          : "Forgotten once shown; where the vendor asks for the text, revoking becomes a hand task",
    },
    { term: "Connected", value: <Time at={createdAt} as="day" /> },
  ];
}
