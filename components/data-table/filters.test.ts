import { describe, expect, it } from "vitest";
import { activeFilters } from "./filters";
import { parseTableQuery } from "./table-url";

const definitions = [
  {
    key: "status",
    label: "Status",
    options: [
      { value: "active", label: "Active" },
      { value: "expiring", label: "Expiring" },
    ],
  },
];

describe("filters in words", () => {
  it("read as label and options", () => {
    const query = parseTableQuery("/tokens", { status: "active,expiring" }, { filters: ["status"] });
    expect(activeFilters(query, definitions)).toEqual([{ key: "status", label: "Status", words: "Active, Expiring" }]);
  });

  it("show a value that isn't offered as it stands instead of hiding that it narrows the list", () => {
    const query = parseTableQuery("/tokens", { status: "lost" }, { filters: ["status"] });
    expect(activeFilters(query, definitions)[0]?.words).toBe("lost");
  });
});
