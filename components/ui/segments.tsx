import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

export type Segment = { key: string; label: ReactNode; count?: ReactNode; href?: string };
export type SegmentsProps = {
  label: string;
  segments: readonly Segment[];
  selected: string;
  /** Without it every segment is a link and needs its `href`. */
  onSelect?: (key: string) => void;
};

/** One of a few views of the same thing; links where the view has an address, buttons where it has none. */
export function Segments({ label, segments, selected, onSelect }: SegmentsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend into a toolbar
    <div className="seg" role="group" aria-label={label}>
      {segments.map((segment) => {
        const words = (
          <>
            {segment.label} {segment.count === undefined ? null : <span className="num">{segment.count}</span>}
          </>
        );
        const isSelected = segment.key === selected;
        return onSelect ? (
          <button
            key={segment.key}
            type="button"
            className="seg__b"
            aria-pressed={isSelected}
            onClick={() => onSelect(segment.key)}
          >
            {words}
          </button>
        ) : (
          <Link
            key={segment.key}
            className="seg__b"
            href={segment.href ?? "#"}
            {...(isSelected ? { "aria-current": "page" as const } : {})}
          >
            {words}
          </Link>
        );
      })}
    </div>
  );
}
