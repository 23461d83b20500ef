"use client";

import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { parseTableQuery, type TableQuery } from "@/components/data-table/table-url";
import type { PickerPage, PickerView } from "./picker.types";

const SORTS = ["name", "code", "department"] as const;

/** The picker's own state in the address: view, words, order, place. */
export function usePickerQuery(defaultView: PickerView): { query: TableQuery; view: PickerView } {
  const path = usePathname();
  const params = Object.fromEntries(useSearchParams());
  const query = parseTableQuery(path, params, { sorts: SORTS, defaultSort: "name", kept: ["view"] });
  const asked = query.kept.view;
  const view = asked === "selected" || asked === "all" || asked === "changes" ? asked : defaultView;
  return { query, view };
}

async function fetchPage(address: string, signal: AbortSignal): Promise<PickerPage> {
  const response = await fetch(address, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(response.headers.get("x-request-id") ?? `status ${response.status}`);
  return (await response.json()) as PickerPage;
}

/** One page of rows, with the previous ones staying until the next are here; `version` makes the list of changes follow the draft. */
export function usePickerRows(address: string, version: number): UseQueryResult<PickerPage> {
  return useQuery({
    queryKey: ["picker", address, version],
    queryFn: ({ signal }) => fetchPage(address, signal),
    placeholderData: keepPreviousData,
    // Whoever comes back from saving must see who is in now, never the rows of before.
    staleTime: 0,
    gcTime: 0,
  });
}
