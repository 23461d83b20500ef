import { HowMark } from "@/components/feedback/how-mark";
import {
  type CapabilityCell,
  type CapabilityRow,
  CLASS_SAYS,
  proofWords,
  type ReadingRow,
} from "@/lib/systems/capability-views.rules";
import { AssumedMark } from "./assumed-mark";

function Cell({ cell }: { cell: CapabilityCell }) {
  const facts = [cell.class ? `Class ${cell.class}` : "", proofWords(cell)].filter(Boolean).join(" · ");
  return (
    <span className="grid justify-items-start gap-0.5">
      <HowMark how={cell.how} inline />
      <span className="cap">{cell.sentence}</span>
      {facts ? <span className="cap muted">{facts}</span> : null}
      {cell.isAssumed ? <AssumedMark /> : null}
    </span>
  );
}

/** What each vendor can do, printed from the drivers; what isn't documented is marked as assumed. */
export function CapabilityTable({
  vendors,
  rows,
  readings,
}: {
  vendors: readonly string[];
  rows: readonly CapabilityRow[];
  readings: readonly ReadingRow[];
}) {
  return (
    <>
      <section
        className="tablewrap bleed"
        aria-label="What each vendor can do, table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard
        tabIndex={0}
      >
        <table className="capm capm--many">
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
                {row.capabilities.map((cell) => (
                  <td key={cell.vendor}>
                    <Cell cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
            {readings.map((row) => (
              <tr key={row.kind}>
                <th scope="row">Read: {row.label.toLowerCase()}</th>
                {row.vendors.map(({ vendor, isRead }) => (
                  <td key={vendor}>
                    <HowMark how={isRead ? "api" : "impossible"} inline />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ClassLegend />
    </>
  );
}

/** What the classes mean, and where the table comes from. */
export function ClassLegend() {
  return (
    <div className="cap muted mt-3 grid gap-1">
      <p>If the answer to an order is lost:</p>
      <ul className="grid gap-0.5">
        {Object.entries(CLASS_SAYS).map(([name, says]) => (
          <li key={name}>
            <b className="font-medium">Class {name}</b>: {says}
          </li>
        ))}
      </ul>
      <p>
        This table is what the drivers declare. Buttons, wizards and previews carry the same marks before you click.
      </p>
    </div>
  );
}
