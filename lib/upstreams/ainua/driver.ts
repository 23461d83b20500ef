import type { Driver } from "../driver";
import { AINUA_CAPABILITIES, ainuaCapabilityOf } from "./capabilities";
import { ainuaClient } from "./client";
import { ainuaHandSteps } from "./hand-steps";
import { placeOfAinua } from "./place";
import { probeAinua } from "./probe";
import { AINUA_PROFILE } from "./profile";
import { applyWrite } from "./writes";

/**
 * Ainua Portal, which can only be written: what it holds is what was last sent, and nothing is ever verified.
 * Settings: `clientId`, `usersPath`. Secret: `client_secret`.
 */
export const ainuaDriver: Driver = {
  vendor: "ainua",
  name: "Ainua Portal",
  profile: AINUA_PROFILE,
  place: placeOfAinua,
  wants: ["members_of_group", "groups_of_person"],
  capabilities: AINUA_CAPABILITIES,
  capabilityOf: ainuaCapabilityOf,
  probe: (connection) => probeAinua(ainuaClient(connection), connection),
  apply: (effect, connection) => applyWrite(effect, ainuaClient(connection)),
  verify: async () => ({
    state: "unknown",
    note: "Ainua can't be read: what it holds is only what was last sent.",
  }),
  observes: [],
  handSteps: ainuaHandSteps,
};
