import { CheckField } from "@/components/form/fields";
import { PlainState } from "@/components/ui/chip";
import type { ConnectorChoice } from "@/lib/groups/new-group.rules";

export type ConnectorTicksProps = {
  connectors: readonly ConnectorChoice[];
  ticked: readonly string[];
  manySystems: boolean;
};

/** Every app connector of the ticked systems with the group it is linked to now, and what moves when it is ticked. */
export function ConnectorTicks({ connectors, ticked, manySystems }: ConnectorTicksProps) {
  return (
    <fieldset>
      <legend>
        <h2>App connectors</h2>
      </legend>
      <p className="small muted pt-1 pb-3">
        A connector is linked to one group at a time. Tick those that this group is for, or none and link them later.
      </p>
      {connectors.length === 0 ? (
        <p className="small">The ticked systems have no app connector yet. Make one later and link it to this group.</p>
      ) : (
        <ul className="rows border-line border-t">
          {connectors.map((connector) => (
            <li key={connector.id} className="group flex-wrap">
              <span className="grow min-w-45">
                <CheckField
                  name="connectorIds[]"
                  value={connector.id}
                  label={connector.name}
                  note={notesOf(connector, manySystems)}
                  defaultChecked={ticked.includes(connector.id)}
                />
              </span>
              <Present connector={connector} />
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

function notesOf({ systemName, blockedSince, writes }: ConnectorChoice, manySystems: boolean): string {
  const notes = [manySystems ? systemName : "", writes ? "can write" : "reads only", blockedSince ? "blocked" : ""];
  return notes.filter(Boolean).join(", ");
}

// Said calmly while the box is empty, and as a warning once it is ticked and the members there stand to lose it.
function Present({ connector: { group } }: { connector: ConnectorChoice }) {
  if (!group) return <span className="muted">Not linked to a group</span>;
  const name = group.isEverybody ? "Everybody" : group.code;
  const people = group.isEverybody ? "users" : group.headCount === 1 ? "member" : "members";
  const heads = `${group.headCount.toLocaleString("en-GB")} ${people}`;
  return (
    <>
      <span className="muted group-has-[:checked]:hidden">
        Linked to {name}, {heads}
      </span>
      <span className="hidden group-has-[:checked]:inline [&_.plain]:whitespace-normal">
        <PlainState tone="warn" icon="triangle-alert">
          Leaves {name}: its {heads} {group.headCount === 1 ? "loses" : "lose"} it unless in this group too
        </PlainState>
      </span>
    </>
  );
}
