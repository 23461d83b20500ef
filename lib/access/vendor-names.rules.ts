import { PROFILES } from "@/lib/upstreams/profiles";

/** What a vendor is called in a sentence; an unknown one by its own key. */
export function vendorName(vendor: string): string {
  return PROFILES[vendor]?.name ?? vendor;
}
