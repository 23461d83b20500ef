import { afasDriver } from "./afas/driver";
import { ainuaDriver } from "./ainua/driver";
import { biotDriver } from "./biot/driver";
import { biuwerDriver } from "./biuwer/driver";
import { contractfitDriver } from "./contractfit/driver";
import type { Driver } from "./driver";

/** Every vendor that Gatehouse can drive. */
export const VENDORS: readonly Driver[] = [afasDriver, biuwerDriver, biotDriver, contractfitDriver, ainuaDriver];

/** The driver of a vendor; throws where there is none, because no system can be saved without one. */
export function driverFor(vendor: string): Driver {
  const driver = VENDORS.find((d) => d.vendor === vendor);
  if (!driver) throw new Error(`no driver for vendor ${vendor}`);
  return driver;
}
