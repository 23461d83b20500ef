import { Icon } from "@/components/ui/icon";
import { activeFilters, type FilterDefinition } from "./filters";
import { clearHref, filterHref, type TableQuery, withoutIgnoredHref } from "./table-url";

function FilterChip({
  label,
  words,
  href,
  ignored = false,
}: {
  label: string;
  words: string;
  href: string;
  ignored?: boolean;
}) {
  return (
    <span className={ignored ? "fchip fchip--ignored" : "fchip"}>
      <span className="fchip__key">{label}:</span>
      <span className="fchip__val">{words}</span>
      <a href={href} data-table-nav="" aria-label={`Remove filter ${label}: ${words}`}>
        <Icon name="x" size={14} />
      </a>
    </span>
  );
}

/** What narrows the list, each with a way to take it off; keys that nobody understands are shown as ignored. */
export function FilterChips({ query, filters = [] }: { query: TableQuery; filters?: readonly FilterDefinition[] }) {
  return (
    <>
      {activeFilters(query, filters).map((filter) => (
        <FilterChip
          key={filter.key}
          label={filter.label}
          words={filter.words}
          href={filterHref(query, filter.key, [])}
        />
      ))}
      {Object.entries(query.ignored).map(([key, value]) => (
        <FilterChip
          key={key}
          label="Ignored filter"
          words={`${key} ${value}`}
          href={withoutIgnoredHref(query, key)}
          ignored
        />
      ))}
    </>
  );
}

/** Takes off everything at once; offered from two on. */
export function ClearAll({ query }: { query: TableQuery }) {
  const count = Object.keys(query.filters).length + Object.keys(query.ignored).length;
  if (count < 2) return null;
  return (
    <a className="linkbtn ms-1" href={clearHref(query)} data-table-nav="">
      Clear all
    </a>
  );
}
