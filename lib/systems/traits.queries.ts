import "server-only";
import { driverFor } from "@/lib/upstreams/registry";

/** Whether anything of this system can be read back, as its driver and its settings say. */
export function canBeRead({ vendor, settings }: { vendor: string; settings: unknown }): boolean {
  const driver = driverFor(vendor);
  return (driver.observesAt?.(settings as Record<string, string>) ?? driver.observes).length > 0;
}
