import {
  type AddressCheck,
  approvedHosts,
  derivedAddresses,
  type EnvironmentKind,
  isPrivateByAllowance,
  typedAddresses,
} from "./afas/addresses";

export type TypedPlace =
  | { by: "participant"; participant: string; environment: EnvironmentKind }
  | { by: "address"; restUrl: string; soapUrl: string };

/** Where a system is, derived or typed, or what is wrong with it; `allow` holds the private host:ports of this installation. */
export function placeOf(typed: TypedPlace, allow: readonly string[]): AddressCheck {
  return typed.by === "participant"
    ? derivedAddresses(typed.participant, typed.environment)
    : typedAddresses(typed, allow);
}

export { approvedHosts, isPrivateByAllowance };
