import { LIGHT_NAMES, type LightName, type LightState } from "@/lib/access/verdict.rules";

/** Every way in which the resolver says no: its status, and what it means in a sentence that tells nothing of anybody. */
export const REFUSALS = {
  malformed: { status: 400, title: "This is not JSON." },
  unauthenticated: {
    status: 401,
    title: "Show a key of a host application that works: Authorization: Bearer gth_app_...",
  },
  address_refused: { status: 403, title: "This key may not be used from this address." },
  not_green: { status: 403, title: "There is no access for this key at this moment." },
  not_found: { status: 404, title: "Nothing answers to this key for this app connector." },
  method_not_allowed: { status: 405, title: "This address takes another method." },
  not_kept: {
    status: 409,
    title: "Access is there, but a text that is needed for the answer isn't kept in Gatehouse.",
  },
  not_embeddable: { status: 409, title: "Nothing of this vendor can be embedded in a page." },
  too_long: { status: 413, title: "Send 64 kB at most." },
  not_json: { status: 415, title: "Send application/json." },
  invalid_input: { status: 422, title: "Something in the question needs another look." },
  throttled: { status: 429, title: "Too many calls. Wait and try again." },
  internal: { status: 500, title: "Something went wrong on our side." },
  busy: { status: 503, title: "The database can't be asked right now. Try again." },
  sealed: { status: 503, title: "Gatehouse is sealed: it has no working key, so it can open no token." },
} as const;

export type Refusal = keyof typeof REFUSALS;

export type DarkLight = { name: LightName; state: Exclude<LightState, "yes">; says: string };

const SAYS: Readonly<Record<LightName, Record<DarkLight["state"], string>>> = {
  member: {
    no: "The account isn't in the group that the app connector is linked to.",
    unknown: "Whether the account is still in the group can't be told.",
  },
  token: {
    no: "The token isn't issued or valid yet, or it is suspended, revoked or expired.",
    unknown: "Whether the token works at the vendor can't be told.",
  },
  connector: {
    no: "The app connector is blocked, retired or linked to no group.",
    unknown: "Whether the app connector lets anybody in can't be told.",
  },
  person: {
    no: "The account or its person is blocked, has left or isn't valid.",
    unknown: "Whether the account is open at the vendor can't be told.",
  },
  system: {
    no: "The system is blocked.",
    unknown: "Whether the system lets anybody in can't be told.",
  },
};

/** The lights that are not green, in the order in which people look at them; a light that nobody judged is dark. */
export function darkLights(lights: Readonly<Record<LightName, number | null>>): DarkLight[] {
  return LIGHT_NAMES.flatMap((name) => {
    const light = lights[name];
    if (light === 2) return [];
    const state = light === 1 ? "unknown" : "no";
    return [{ name, state, says: SAYS[name][state] }];
  });
}
