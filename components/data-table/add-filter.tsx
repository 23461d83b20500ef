"use client";

import { DropdownMenu, MenuBranch, MenuCheckItem, MenuChoices } from "@/components/ui/dropdown-menu";
import { Icon } from "@/components/ui/icon";
import type { FilterDefinition } from "./filters";
import { useTableNavigation } from "./table-navigation";
import { filterHref, type TableQuery } from "./table-url";

function Options({ definition, query }: { definition: FilterDefinition; query: TableQuery }) {
  const { navigate } = useTableNavigation();
  const chosen = query.filters[definition.key] ?? [];
  const set = (values: readonly string[]) => navigate(filterHref(query, definition.key, values));
  if (definition.single) {
    return <MenuChoices value={chosen[0] ?? ""} onChange={(value) => set([value])} choices={definition.options} />;
  }
  return definition.options.map((option) => (
    <MenuCheckItem
      key={option.value}
      stay
      checked={chosen.includes(option.value)}
      onChange={(on) => set(on ? [...chosen, option.value] : chosen.filter((value) => value !== option.value))}
    >
      {option.label}
    </MenuCheckItem>
  ));
}

/** The menu of everything the list can be narrowed by. */
export function AddFilter({ filters, query }: { filters: readonly FilterDefinition[]; query: TableQuery }) {
  if (filters.length === 0) return null;
  return (
    <DropdownMenu
      label="Add filter"
      trigger={
        <button type="button" className="fadd">
          <Icon name="plus" size={14} />
          Add filter
        </button>
      }
    >
      {filters.map((definition) => (
        <MenuBranch key={definition.key} label={definition.label}>
          <Options definition={definition} query={query} />
        </MenuBranch>
      ))}
    </DropdownMenu>
  );
}
