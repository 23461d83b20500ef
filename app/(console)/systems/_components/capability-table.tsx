import { HowLegend, HowMark } from "@/components/feedback/how-mark";
import { Section } from "@/components/layout/content";
import type { CapabilityRow } from "@/lib/systems/capability.queries";

/** What each vendor can do, printed from the drivers; what isn't documented is marked as assumed. */
export function CapabilityTable({ vendors, rows }: { vendors: readonly string[]; rows: readonly CapabilityRow[] }) {
  return (
    <Section title="What each vendor can do" more={<HowLegend />}>
      <section className="tablewrap bleed" aria-label="What each vendor can do, table">
        <table className="capm">
          <caption>What each vendor can do</caption>
          <thead>
            <tr>
              <th scope="col">Effect</th>
              {vendors.map((vendor) => (
                <th scope="col" key={vendor}>
                  {vendor}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.effect}>
                <th scope="row">{row.label}</th>
                {row.capabilities.map((capability) => (
                  <td key={capability.vendor}>
                    <span className="two">
                      <HowMark how={capability.how} inline />
                      <span>
                        {capability.sentence}
                        {capability.isAssumed ? " (assumed, not documented)" : ""}
                      </span>
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="small muted mt-3">
        This table is what the drivers declare. Buttons, wizards and previews carry the same marks before you click.
      </p>
    </Section>
  );
}
