import { describe, expect, it } from "vitest";
import { chooseByHeader, headersOf, IMPORT_FIELDS, knownHeaders } from "./import.rules";
import { IMPORT_KINDS } from "./import.schema";

describe.each(IMPORT_KINDS)("the headers of a file of %s", (kind) => {
  it("that a caller is told of are those that are understood, each as one field, however it is written", () => {
    for (const field of IMPORT_FIELDS[kind]) {
      for (const header of headersOf(field)) {
        expect(knownHeaders(kind)).toContain(header);
        for (const written of [header, ` ${header.toUpperCase()}: `, header.replaceAll(" ", "_")])
          expect(chooseByHeader(kind, ["Remark", written]), written).toEqual({ [field.name]: 1 });
      }
    }
  });

  it("may stand in any order", () => {
    const labels = IMPORT_FIELDS[kind].map(({ label }) => label);
    const places = (columns: string[]) =>
      Object.entries(chooseByHeader(kind, columns)).map(([name, place]) => [name, columns[place]]);
    const inOrder = IMPORT_FIELDS[kind].map(({ name, label }) => [name, label]);
    expect(places(labels).sort()).toEqual(inOrder.sort());
    expect(places(labels.toReversed()).sort()).toEqual(inOrder.sort());
  });
});
