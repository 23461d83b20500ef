import { PlainState } from "@/components/ui/chip";
import type { PickerUser } from "@/lib/groups/picker-views.rules";

const SHOWN = 12;

function People({ people, isGoing }: { people: readonly PickerUser[]; isGoing: boolean }) {
  const more = people.length - SHOWN;
  return (
    <ul className="rows border-line border-t">
      {people.slice(0, SHOWN).map((one) => (
        <li key={one.id}>
          <span className={isGoing ? "minus" : "plus"} aria-hidden="true">
            {isGoing ? "−" : "+"}
          </span>
          <span className="grow">
            <span className="med">{one.name}</span> <span className="muted">{one.code}</span>
          </span>
          {isGoing ? (
            <span className="muted">{one.losing}</span>
          ) : one.ready.tone === "ok" ? null : (
            <PlainState tone={one.ready.tone}>{one.ready.words}</PlainState>
          )}
        </li>
      ))}
      {more > 0 ? <li className="muted">and {more.toLocaleString("en-GB")} more</li> : null}
    </ul>
  );
}

/** Who comes and who goes, each with what matters about him; who is already as wished is left to the warnings. */
export function StagedLists({ added, removed }: { added: readonly PickerUser[]; removed: readonly PickerUser[] }) {
  return (
    <div className="impact">
      {added.length > 0 ? (
        <section>
          <h3 className="mb-2">
            <span className="plus num">+{added.length.toLocaleString("en-GB")}</span> will be added
          </h3>
          <People people={added} isGoing={false} />
        </section>
      ) : null}
      {removed.length > 0 ? (
        <section>
          <h3 className="mb-2">
            <span className="minus num">−{removed.length.toLocaleString("en-GB")}</span> will be taken out
          </h3>
          <People people={removed} isGoing />
        </section>
      ) : null}
    </div>
  );
}
