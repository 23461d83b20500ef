import { describe, expect, it } from "vitest";
import {
  clearHref,
  filterHref,
  hrefOf,
  keptHref,
  pageHref,
  parseTableQuery,
  searchHref,
  sizeHref,
  sortHref,
  withoutIgnoredHref,
} from "./table-url";

const spec = { filters: ["status", "system"], sorts: ["name", "lastUsed"], defaultSort: "name", kept: ["peek"] };
const parse = (text: string) => {
  const params: Record<string, string | string[]> = {};
  for (const key of new URLSearchParams(text).keys()) {
    const all = new URLSearchParams(text).getAll(key);
    params[key] = all.length > 1 ? all : (all[0] ?? "");
  }
  return parseTableQuery("/tokens", params, spec);
};

describe("the address of a list", () => {
  it("is its path alone in the default state", () => {
    expect(hrefOf(parse(""))).toBe("/tokens");
    expect(hrefOf(parse("sort=name&size=50&q=+"))).toBe("/tokens");
  });

  it("survives reading and writing with everything in it", () => {
    const text = "/tokens?status=active,expiring&q=de+vri&sort=-lastUsed&size=100&after=eyJh&peek=tok_1&colour=red";
    expect(hrefOf(parse(text.slice(8)))).toBe(text);
  });

  it("takes several values of one filter, joined or repeated", () => {
    expect(parse("status=active,expiring").filters).toEqual({ status: ["active", "expiring"] });
    expect(parse("status=active&status=expiring").filters).toEqual({ status: ["active", "expiring"] });
  });

  it("keeps what nobody understands and tells it apart from what the page understands", () => {
    const query = parse("colour=red&peek=tok_1");
    expect(query.ignored).toEqual({ colour: "red" });
    expect(query.kept).toEqual({ peek: "tok_1" });
    expect(withoutIgnoredHref(query, "colour")).toBe("/tokens?peek=tok_1");
  });

  it("falls back to the default for a size or sort that is not offered", () => {
    const query = parse("size=7&sort=-password");
    expect(query.size).toBe(50);
    expect(query.sort).toEqual({ key: "name", descending: false });
  });

  it("reads every place: first, last, after and before a row", () => {
    expect(parse("").cursor).toEqual({ at: "first" });
    expect(parse("at=last").cursor).toEqual({ at: "last" });
    expect(parse("after=a").cursor).toEqual({ at: "after", token: "a" });
    expect(parse("before=b").cursor).toEqual({ at: "before", token: "b" });
    expect(pageHref(parse(""), { at: "before", token: "a=/+" })).toBe("/tokens?before=a%3D%2F%2B");
  });

  it("turns a column round when it is sorted by already, and only then", () => {
    expect(sortHref(parse(""), "name")).toBe("/tokens?sort=-name");
    expect(sortHref(parse("sort=-name"), "name")).toBe("/tokens");
    expect(sortHref(parse(""), "lastUsed")).toBe("/tokens?sort=lastUsed");
  });

  it("starts at the first row whenever words, filters, sort or size change", () => {
    const deep = parse("after=eyJh&status=active");
    for (const href of [
      searchHref(deep, "kim"),
      sortHref(deep, "lastUsed"),
      sizeHref(deep, 25),
      filterHref(deep, "system", ["s1"]),
    ]) {
      expect(href).not.toContain("after=");
      expect(href).toContain("status=active");
    }
  });

  it("drops a filter that has no values left, and all of them at once", () => {
    expect(filterHref(parse("status=active&q=x"), "status", [])).toBe("/tokens?q=x");
    expect(clearHref(parse("status=active&q=x&sort=-name&peek=tok_1"))).toBe("/tokens?sort=-name&peek=tok_1");
  });

  it("opens and closes a row without leaving the place", () => {
    const deep = parse("after=eyJh");
    expect(keptHref(deep, "peek", "tok_2")).toBe("/tokens?after=eyJh&peek=tok_2");
    expect(keptHref(parse("after=eyJh&peek=tok_2"), "peek", null)).toBe("/tokens?after=eyJh");
  });
});
