import type { Field } from "@/lib/upstreams/profile";
import { profileOf } from "@/lib/upstreams/profiles";

/** The secrets that open a system of this vendor, in the order in which they are asked; the first is its own credential. */
export function secretFieldsOf(vendor: string): readonly Field[] {
  return profileOf(vendor).setup.filter(({ kind }) => kind === "secret");
}
