import type { StripCell } from "@/lib/systems/system-views.rules";

const WIDTH = 288;
const STEP = 3;

function look({ ok, waited, failed }: StripCell): { kind: string; height: number } {
  if (failed > 0) return { kind: "bad", height: 24 };
  if (waited > 0) return { kind: "wait", height: 15 };
  return ok > 0 ? { kind: "ok", height: 8 } : { kind: "none", height: 1 };
}

/** The last 24 hours of deliveries, a quarter of an hour a bar; height tells first, colour second, the numbers stand in its name. */
export function DeliveryStrip({ name, cells }: { name: string; cells: readonly StripCell[] | undefined }) {
  const all = cells ?? Array.from({ length: 96 }, () => ({ ok: 0, waited: 0, failed: 0 }));
  const sum = (key: keyof StripCell): number => all.reduce((total, cell) => total + cell[key], 0);
  const label = `${name}, last 24 hours: ${sum("ok")} done, ${sum("waited")} waited, ${sum("failed")} failed`;
  return (
    <svg className="strip24" viewBox={`0 0 ${WIDTH} 24`} role="img" aria-label={label}>
      {all.map((cell, index) => {
        const { kind, height } = look(cell);
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its quarter of an hour
        return <rect key={index} className={kind} x={index * STEP} y={24 - height} width={2} height={height} />;
      })}
    </svg>
  );
}

const BARS = [
  { kind: "ok", height: 8, word: "all done" },
  { kind: "wait", height: 15, word: "some waited" },
  { kind: "bad", height: 24, word: "some failed" },
  { kind: "none", height: 1, word: "nothing to send" },
] as const;

/** What the bars of a strip mean. */
export function StripLegend({ lead = "Last 24 hours, a quarter of an hour a bar" }: { lead?: string }) {
  return (
    <p className="legend">
      <span className="font-medium text-fg">{lead}</span>
      {BARS.map(({ kind, height, word }) => (
        <span key={kind}>
          <svg className="strip24 strip24--one" viewBox="0 0 2 24" aria-hidden="true">
            <rect className={kind} x={0} y={24 - height} width={2} height={height} />
          </svg>
          {word}
        </span>
      ))}
    </p>
  );
}
