import { Time } from "@/components/feedback/time";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-set";
import type { MappingState } from "@/lib/mappings/mapping-state.rules";

type Look = { tone: "ok" | "warn" | "bad" | "pend"; icon: IconName; words: string };

const LOOKS: Readonly<Record<MappingState, Look>> = {
  answers: { tone: "ok", icon: "check", words: "Answers" },
  expiring: { tone: "warn", icon: "timer", words: "Expires" },
  no_access: { tone: "bad", icon: "circle-x", words: "No access" },
  unknown: { tone: "pend", icon: "circle-help", words: "Can’t be told" },
  expired: { tone: "bad", icon: "timer", words: "Expired" },
  revoked: { tone: "bad", icon: "ban", words: "Token revoked" },
  orphan: { tone: "pend", icon: "circle-help", words: "Orphan, no account" },
  not_allowed: { tone: "bad", icon: "ban", words: "Application may not ask" },
  no_text: { tone: "bad", icon: "eye-off", words: "Text not kept" },
};

/** How a request for a key would be answered now, and what is in the way of it. */
export function StateWords({ state, why, expiresAt }: { state: MappingState; why: string; expiresAt: Date | null }) {
  const { tone, icon, words } = LOOKS[state];
  const isDated = (state === "expiring" || state === "expired") && expiresAt !== null;
  return (
    <span className={why ? "two" : undefined}>
      <span className={`plain plain--${tone}`}>
        <Icon name={icon} />
        {words} {isDated ? <Time at={expiresAt} as={state === "expiring" ? "near" : "day"} /> : null}
      </span>
      {why ? <span>{why}</span> : null}
    </span>
  );
}
