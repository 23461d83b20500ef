"use client";

import { useState } from "react";
import { DropdownMenu, MenuItem, MenuLabel, MenuRule } from "@/components/ui/dropdown-menu";
import { ThemeChoices } from "./theme-choices";

export type AccountMenuProps = {
  name: string;
  role: string;
  /** Ends the session; a server action or a function of the page. */
  signOut: () => Promise<unknown>;
  /** Further entries, such as "My sessions". */
  links?: readonly { href: string; label: string }[];
};

/** Up to two initials of a name, skipping the small words between: "Saskia de Boer" gives "SB". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? name];
  return picked.map((word) => word?.charAt(0).toUpperCase() ?? "").join("");
}

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
