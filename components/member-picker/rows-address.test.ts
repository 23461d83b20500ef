import { describe, expect, it } from "vitest";
import { parseTableQuery } from "@/components/data-table/table-url";
import { rowsAddress } from "./rows-address";

const spec = { sorts: ["name", "code"], defaultSort: "name", kept: ["view"] };
const address = (params: Record<string, string>) =>
  rowsAddress("/api/internal/rows", parseTableQuery("/g", params, spec), "all");

describe("the address of the picker's rows", () => {
  it("says view, order and size even when they are the default", () => {
    expect(address({})).toBe("/api/internal/rows?view=all&sort=name&size=50");
  });

  it("carries words, order and place as the page's own address has them", () => {
    expect(address({ q: "de vri", sort: "-code", size: "100", after: "a=" })).toBe(
      "/api/internal/rows?view=all&sort=-code&size=100&q=de+vri&after=a%3D",
    );
    expect(address({ at: "last" })).toContain("at=last");
  });
});
