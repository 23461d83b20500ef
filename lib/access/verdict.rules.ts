import type { Source } from "./source.rules";

export const LIGHT_NAMES = ["member", "token", "connector", "person", "system"] as const;
export type LightName = (typeof LIGHT_NAMES)[number];
export type LightState = "yes" | "no" | "unknown";

export type NextCode =
  | "open_user"
  | "link_group"
  | "add_to_group"
  | "issue_token"
  | "open_token"
  | "unblock_connector"
  | "unblock_user"
  | "unblock_account"
  | "unblock_group"
  | "reopen_system"
  | "read_again";

/** What would mend a light, and on what; whether somebody may do it is the operation's affair. */
export type NextStep = { code: NextCode; label: string; subjectId: string };

export type Light = {
  name: LightName;
  state: LightState;
  /** Since when it has been so; null where it has always been, or nobody knows. */
  since: Date | null;
  by: string | null;
  ticket: string | null;
  source: Source;
  /** The whole reason, readable on its own. */
  sentence: string;
  /** The reason in a few words, for a row of a list. */
  short: string;
  /** The reason as a clause after "because" or, where unknown, after "unknown:". */
  clause: string;
  next: NextStep | null;
};

export type Verdict = {
  state: LightState;
  since: Date | null;
  lights: Readonly<Record<LightName, Light>>;
  /** Readable aloud: "Pieter van der Meer can't use Hours app, because ...". */
  sentence: string;
  short: string;
};

/** The five states alone, for a row of a list. */
export function compactLights(verdict: Verdict): Record<LightName, LightState> {
  const { member, token, connector, person, system } = verdict.lights;
  return {
    member: member.state,
    token: token.state,
    connector: connector.state,
    person: person.state,
    system: system.state,
  };
}
