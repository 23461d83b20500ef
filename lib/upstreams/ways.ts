import type { Capability } from "./driver";
import type { EffectType } from "./effects";
import { driverFor } from "./registry";

/** How a vendor brings one kind of change about, in the sentence that is shown before the click. */
export type VendorWay = Pick<Capability, "how" | "sentence">;

/** The usual way of this kind of change at a vendor; a particular order may go another. Throws for a vendor without a driver. */
export function wayOf(vendor: string, type: EffectType): VendorWay {
  const { how, sentence } = driverFor(vendor).capabilities[type];
  return { how, sentence };
}
