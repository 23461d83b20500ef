import type { Attributes } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";

/** An account's properties as they are stored: two of them had columns before there were others. */
export type StoredAttributes = { windows: boolean; insite: boolean; attributes?: Attributes };

/** What the vendor's profile knows of an account's properties, and nothing else. */
export function attributesOf(vendor: string, { windows, insite, attributes = {} }: StoredAttributes): Attributes {
  const all: Attributes = { ...attributes, windows, insite };
  const known = profileOf(vendor).accountFields.flatMap(({ name }) => {
    const value = all[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(known);
}

/** Properties as they are to be stored. */
export function storedOf({ windows, insite, ...attributes }: Attributes): Required<StoredAttributes> {
  return { windows: windows === true, insite: insite === true, attributes };
}
