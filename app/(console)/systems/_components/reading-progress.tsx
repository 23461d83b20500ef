import { Time } from "@/components/feedback/time";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { countOf, KIND_WORDS, type ReadingOfSystem, type ReadingView } from "@/lib/observe/reading-views.rules";

const LOOKS = {
  running: { tone: "info", icon: "loader", word: "Reading" },
  done: { tone: "success", icon: "check", word: "Read whole" },
  failed: { tone: "danger", icon: "circle-x", word: "Failed" },
  braked: { tone: "warning", icon: "hand", word: "Stopped" },
} as const;

/** How a reading stands, in icon and word. */
export function ReadingChip({ state }: { state: ReadingView["state"] }) {
  const { tone, icon, word } = LOOKS[state];
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
}

function stateOf(reading: ReadingView, kind: ReadingOfSystem["observes"][number]) {
  if (reading.finishedKinds.includes(kind)) return { tone: "plain--ok", icon: "check", word: "whole" } as const;
  if (reading.kind === kind && reading.state === "running")
    return { tone: "", icon: "loader", word: "being read" } as const;
  if (reading.kind === kind) return { tone: "plain--bad", icon: "circle-x", word: "not whole" } as const;
  return { tone: "", icon: "clock", word: reading.state === "running" ? "next" : "not read" } as const;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How far a reading is, kind by kind, with what it showed so far. */
export function ReadingProgress({
  reading,
  observes,
}: {
  reading: ReadingView;
  observes: ReadingOfSystem["observes"];
}) {
  return (
    <>
      <p className="small row row--wrap" role="status">
        <ReadingChip state={reading.state} />
        <span className="muted">
          asked by {reading.askedBy}, begun <Time at={reading.startedAt} />
          {reading.finishedAt ? (
            <>
              , ended <Time at={reading.finishedAt} />
            </>
          ) : null}{" "}
          UTC
        </span>
      </p>
      <ul className="rows mt-2 border-line border-t">
        {observes.map((kind) => {
          const { tone, icon, word } = stateOf(reading, kind);
          const count = reading.counts[kind];
          return (
            <li key={kind}>
              <span className="grow">{capital(KIND_WORDS[kind].many)}</span>
              <span className="num muted">{count === undefined ? "" : countOf(kind, count)}</span>
              <span className={`plain ${tone} w-28`}>
                <Icon name={icon} />
                {word}
              </span>
            </li>
          );
        })}
      </ul>
      {reading.error ? (
        <p className="small mt-2 text-danger" role="alert">
          {reading.error} Nothing counts as gone by it: what was known stays as it was.
        </p>
      ) : null}
    </>
  );
}
