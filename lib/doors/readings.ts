import "server-only";
import { ACCESS_READINGS } from "./readings/access";
import { BLOCK_READINGS } from "./readings/blocks";
import { CHANGE_READINGS } from "./readings/changes";
import { CONNECTOR_READINGS } from "./readings/connectors";
import { EVIDENCE_READINGS } from "./readings/evidence";
import { GROUP_READINGS } from "./readings/groups";
import { IDENTITY_READINGS } from "./readings/identities";
import { MAPPING_READINGS } from "./readings/mappings";
import type { AnyReading } from "./readings/reading";
import { SETTINGS_READINGS } from "./readings/settings";
import { SYSTEM_READINGS } from "./readings/systems";
import { TOKEN_READINGS } from "./readings/tokens";
import { USER_READINGS } from "./readings/users";

/**
 * Everything that a program may read, by its address under /api/v1. It is the one source of addresses, of the documentation and of
 * the table of who may read what; a slice adds its readings in a file of its own, in the order of the navigation.
 */
export const READINGS: Readonly<Record<string, AnyReading>> = {
  ...CHANGE_READINGS,
  ...GROUP_READINGS,
  ...USER_READINGS,
  ...CONNECTOR_READINGS,
  ...TOKEN_READINGS,
  ...BLOCK_READINGS,
  ...MAPPING_READINGS,
  ...IDENTITY_READINGS,
  ...ACCESS_READINGS,
  ...EVIDENCE_READINGS,
  ...SYSTEM_READINGS,
  ...SETTINGS_READINGS,
};

/** The reading at these parts of an address, with the id that stands among them; null where there is none. */
export function findReading(parts: readonly string[]): { address: string; reading: AnyReading; id: string } | null {
  for (const [address, reading] of Object.entries(READINGS)) {
    const pattern = address.split("/");
    if (pattern.length !== parts.length) continue;
    if (!pattern.every((part, at) => part === "{id}" || part === parts[at])) continue;
    return { address, reading, id: parts[pattern.indexOf("{id}")] ?? "" };
  }
  return null;
}
