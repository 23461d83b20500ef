"use client";

import { useState } from "react";
import { DropdownMenu, MenuItem, MenuLabel, MenuRule } from "@/components/ui/dropdown-menu";
import { initialsOf } from "./initials";
import { ThemeChoices } from "./theme-choices";

export { initialsOf } from "./initials";

export type AccountMenuProps = {
  name: string;
  role: string;
  /** Ends the session; a server action or a function of the page. */
  signOut: () => Promise<unknown>;
  /** Further entries, such as "My sessions". */
  links?: readonly { href: string; label: string }[];
};

/** Who is signed in, with the choice of theme and the way out. */
export function AccountMenu({ name, role, signOut, links = [] }: AccountMenuProps) {
  const [leaving, setLeaving] = useState(false);
  return (
    <DropdownMenu
      label="Account"
      align="end"
      trigger={
        <button type="button" className="who cursor-pointer" aria-busy={leaving}>
          <span className="who__init" aria-hidden="true">
            {initialsOf(name)}
          </span>
          <span className="who__text">
            <span className="who__name">{name}</span>
            <span className="who__role">{role}</span>
          </span>
          <span className="vh">, account menu</span>
        </button>
      }
    >
      {links.map((link) => (
        <MenuItem key={link.href} href={link.href}>
          {link.label}
        </MenuItem>
      ))}
      <MenuLabel>Theme</MenuLabel>
      <ThemeChoices />
      <MenuRule />
      <MenuItem
        icon="log-out"
        disabled={leaving}
        onSelect={() => {
          setLeaving(true);
          void signOut().finally(() => setLeaving(false));
        }}
      >
        Sign out
      </MenuItem>
    </DropdownMenu>
  );
}
