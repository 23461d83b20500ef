import "server-only";
import type { EffectType } from "@/lib/upstreams/effects";
import { type VendorWay, wayOf } from "@/lib/upstreams/ways";

/** The way of each of these kinds of change at a vendor, by kind; throws for a vendor without a driver. */
export function waysAt<T extends EffectType>(vendor: string, types: readonly T[]): Record<T, VendorWay> {
  return Object.fromEntries(types.map((type) => [type, wayOf(vendor, type)])) as Record<T, VendorWay>;
}
