"use client";

import { useTableNavigation } from "./table-navigation";
import { PAGE_SIZES, sizeHref, type TableQuery } from "./table-url";

/** How many rows a page. */
export function RowsSelect({ query }: { query: TableQuery }) {
  const { navigate } = useTableNavigation();
  return (
    <label className="row push">
      <span>Rows</span>
      <select
        className="select mini-select w-16"
        value={query.size}
        onChange={(event) => navigate(sizeHref(query, Number(event.target.value)))}
      >
        {PAGE_SIZES.map((size) => (
          <option key={size} value={size}>
            {size}
          </option>
        ))}
      </select>
    </label>
  );
}
