/** The five lights in the order in which everybody reads them. */
export const LIGHT_NAMES = ["member", "token", "connector", "person", "system"] as const;
export type LightName = (typeof LIGHT_NAMES)[number];
export type GateState = "yes" | "no" | "unknown";
export type GateStates = Readonly<Record<LightName, GateState>>;

/** What each light is called on screen. */
export const LIGHT_WORDS: Readonly<Record<LightName, string>> = {
  member: "Member",
  token: "Token",
  connector: "Connector open",
  person: "Person open",
  system: "System open",
};

/** One arch: solid with a check, outline with a cross, dashed with a question mark. Words stand beside it, or `Gates` names it. */
export function Gate({ state }: { state: GateState }) {
  return (
    <svg className={`gate gate--${state}`} aria-hidden="true">
      <use href={`#gate-${state}`} />
    </svg>
  );
}

/** The five lights as one picture, whose label names each light with its state. */
export function Gates({ lights }: { lights: GateStates }) {
  const label = LIGHT_NAMES.map((name) => `${LIGHT_WORDS[name].toLowerCase()} ${lights[name]}`).join(", ");
  return (
    <span className="gates" role="img" aria-label={label}>
      {LIGHT_NAMES.map((name) => (
        <Gate key={name} state={lights[name]} />
      ))}
    </span>
  );
}
