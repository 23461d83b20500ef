import { Chip, type ChipTone } from "@/components/ui/chip";
import type { IconName } from "@/components/ui/icon-set";
import { type Condition, conditionOf, type SystemRow } from "@/lib/systems/system-views.rules";

type Look = { tone: ChipTone; icon: IconName; word: string; says: string };

const LOOKS: Readonly<Record<Condition, Look>> = {
  suspended: { tone: "danger", icon: "lock", word: "Suspended", says: "Nobody may use anything of it" },
  paused: { tone: "warning", icon: "timer", word: "Paused", says: "Nothing is sent until somebody resumes" },
  refused: { tone: "danger", icon: "circle-x", word: "Credential refused", says: "The vendor refused our credential" },
  unreachable: { tone: "danger", icon: "circle-x", word: "Unreachable", says: "It gives no usable answer" },
  slow: { tone: "warning", icon: "timer", word: "Slow", says: "The vendor asked us to wait" },
  by_hand: {
    tone: "handdone",
    icon: "hand",
    word: "By hand only",
    says: "Nothing is sent: a person does every change",
  },
  untested: { tone: "pending", icon: "circle-help", word: "Not tested yet", says: "Its credential was never proven" },
  write_only: { tone: "neutral", icon: "arrow-right", word: "Write-only", says: "It answers, and can’t be read back" },
  ok: { tone: "success", icon: "check", word: "Healthy", says: "It answers as expected" },
};

type Facts = Parameters<typeof conditionOf>[0];

/** How a system is: icon and word, never colour alone. Unknown is said as unknown. */
export function HealthChip({ system }: { system: Pick<SystemRow, keyof Facts> }) {
  const { tone, icon, word, says } = LOOKS[conditionOf(system)];
  return (
    <Chip tone={tone} icon={icon} title={says}>
      {word}
    </Chip>
  );
}
