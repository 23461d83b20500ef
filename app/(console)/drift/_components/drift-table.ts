import type { FilterDefinition } from "@/components/data-table/filters";
import type { TableQuery, TableSpec } from "@/components/data-table/table-url";
import { DRIFT_KINDS, type DriftArea, type DriftFilter } from "@/lib/drift/drift-views.rules";
import { AREA_WORDS, DRIFT_WORDS } from "./drift-words";

/** What the list of drift can be narrowed by. */
export const DRIFT_TABLE: TableSpec = { filters: ["system", "area", "kind", "ignored"], kept: ["peek"] };

const AREAS = Object.keys(AREA_WORDS) as DriftArea[];
const areaOf = (kind: string): DriftArea => kind.split(".")[0] as DriftArea;

/** The filters as the menu offers them. */
export function driftFilters(systems: readonly { id: string; name: string }[]): readonly FilterDefinition[] {
  return [
    {
      key: "system",
      label: "System",
      single: true,
      options: systems.map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: "area", label: "About", options: AREAS.map((area) => ({ value: area, label: AREA_WORDS[area] })) },
    {
      key: "kind",
      label: "Kind",
      options: DRIFT_KINDS.map((kind) => ({
        value: kind,
        label: `${AREA_WORDS[areaOf(kind)]}: ${DRIFT_WORDS[kind].label.toLowerCase()}`,
      })),
    },
    { key: "ignored", label: "Ignored", single: true, options: [{ value: "shown", label: "Shown too" }] },
  ];
}

/** The state of the address as a filter of the query; what nobody knows narrows nothing. */
export function filterOf({ q, filters }: TableQuery): DriftFilter {
  const kinds = DRIFT_KINDS.filter((kind) => filters.kind?.includes(kind));
  const areas = AREAS.filter((area) => filters.area?.includes(area));
  const [systemId] = filters.system ?? [];
  return {
    ...(q ? { q } : {}),
    ...(systemId ? { systemId } : {}),
    ...(kinds.length > 0 ? { kind: kinds } : {}),
    ...(areas.length > 0 ? { area: areas } : {}),
    ...(filters.ignored?.[0] === "shown" ? { withIgnored: true } : {}),
  };
}
