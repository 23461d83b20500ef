import { AFAS_PROFILE } from "./afas/profile";
import { AINUA_PROFILE } from "./ainua/profile";
import { BIOT_PROFILE } from "./biot/profile";
import { BIUWER_PROFILE } from "./biuwer/profile";
import { CONTRACTFIT_PROFILE } from "./contractfit/profile";
import type { VendorProfile } from "./profile";

/** Every vendor's profile by its key, in the order in which they are offered. */
export const PROFILES: Readonly<Record<string, VendorProfile>> = {
  afas: AFAS_PROFILE,
  biuwer: BIUWER_PROFILE,
  biot: BIOT_PROFILE,
  contractfit: CONTRACTFIT_PROFILE,
  ainua: AINUA_PROFILE,
};

/** The profile of a vendor; throws where there is none, because no system can be saved without one. */
export function profileOf(vendor: string): VendorProfile {
  const profile = PROFILES[vendor];
  if (!profile) throw new Error(`no profile for vendor ${vendor}`);
  return profile;
}
