import { placeOfAfas } from "./afas/place";
import { placeOfAinua } from "./ainua/place";
import { placeOfBiot } from "./biot/place";
import { placeOfBiuwer } from "./biuwer/place";
import { placeOfContractfit } from "./contractfit/place";
import type { PlaceCheck } from "./profile";

type CheckPlace = (typed: Readonly<Record<string, string>>, allow: readonly string[]) => PlaceCheck;

const PLACES: Readonly<Record<string, CheckPlace>> = {
  afas: placeOfAfas,
  biuwer: placeOfBiuwer,
  biot: placeOfBiot,
  contractfit: placeOfContractfit,
  ainua: placeOfAinua,
};

/** Where a system is and what opens it, or what is wrong with what was typed; `allow` holds the private host:ports of this installation. */
export function placeOf(vendor: string, typed: Readonly<Record<string, string>>, allow: readonly string[]): PlaceCheck {
  const check = PLACES[vendor];
  if (!check) throw new Error(`no place for vendor ${vendor}`);
  return check(typed, allow);
}
