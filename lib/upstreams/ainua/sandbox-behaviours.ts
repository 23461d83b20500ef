import type { SandboxFaults } from "../sandbox/faults";

/**
 * What Ainua leaves open, as switches of its sandbox: `name` or `name:choice`. The first choice of each is what the sandbox does by
 * itself, which is an assumption too.
 */
export const SWITCHES = {
  /** Whether a list takes the place of the one before it or only adds. */
  binding_mode: ["replace", "add"],
  /** Whether a list takes the place of this connector's users of the account, or of everybody's. */
  replace_scope: ["connector", "account"],
  /** Whether null takes away this connector's external id, or the person or company behind it for every connector. */
  remove_scope: ["mapping", "identity"],
  /** What becomes of the bindings of a removed user or account. */
  bindings_on_removal: ["dropped", "kept"],
  unknown_user: ["ignore", "reject404", "park"],
  unknown_account: ["ignore", "reject404", "park"],
  /** Whether several entries of one request are taken together or each by itself. */
  batch: ["atomic", "per_entry"],
  /** Whether a new e-mail address or common id under the same external id joins another person or company. */
  rejoin: ["moves", "stays"],
  /** Which of the two paths of the users API answers. */
  users_path: ["both", "older", "today"],
} as const;

export type Switch = keyof typeof SWITCHES;
export type Switched<S extends Switch = Switch> = { [K in S]: (typeof SWITCHES)[K][number] };

/** Every name that the sandbox takes as a switch; the last three have no choices, or a number as theirs. */
export const BEHAVIOURS: readonly string[] = [
  ...Object.keys(SWITCHES),
  /** The path of a binding may also hold the external id of an account. */
  "lenient_account_id",
  /** `breaks_after:2:500`: after two entries of a request the sandbox answers 500. */
  "breaks_after",
  /** `token_life:30`: how many seconds a token is good for. */
  "token_life",
];

/** Every switch with every choice that it has, and the lenient path: what the driver has to be right under. */
export const EVERY_BEHAVIOUR: readonly string[] = [
  ...Object.entries(SWITCHES).flatMap(([name, choices]) => choices.map((choice) => `${name}:${choice}`)),
  "lenient_account_id",
];

/** How the switches stand. */
export function switchesOf(faults: SandboxFaults): Switched & { isLenient: boolean } {
  const choiceOf = (name: Switch): string => {
    const choices: readonly string[] = SWITCHES[name];
    const chosen = faults.argumentOf(name);
    return chosen !== undefined && choices.includes(chosen) ? chosen : String(choices[0]);
  };
  const chosen = Object.fromEntries((Object.keys(SWITCHES) as Switch[]).map((name) => [name, choiceOf(name)]));
  return { ...(chosen as Switched), isLenient: faults.isOn("lenient_account_id") };
}

/** After how many entries a request breaks, and with which status; null where none does. */
export function breakOf(faults: SandboxFaults): { after: number; status: number } | null {
  const found = /^(\d+):(\d{3})$/.exec(faults.argumentOf("breaks_after") ?? "");
  return found ? { after: Number(found[1]), status: Number(found[2]) } : null;
}
