import "server-only";
import type { Capability } from "@/lib/upstreams/driver";
import type { EffectType } from "@/lib/upstreams/effects";
import { driverFor } from "@/lib/upstreams/registry";

/** How a vendor brings one kind of change about, in the sentence that a screen shows before the click. */
export type VendorWay = Pick<Capability, "how" | "sentence">;

/** The way of each of these kinds of change at a vendor, in their order; throws for a vendor without a driver. */
export function waysAt(vendor: string, types: readonly EffectType[]): VendorWay[] {
  const { capabilities } = driverFor(vendor);
  return types.map((type) => ({ how: capabilities[type].how, sentence: capabilities[type].sentence }));
}
