"use client";

import { useState } from "react";
import { SideSheet } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import type { NavSection } from "./nav";
import { NavList } from "./nav-list";

/** The menu button of narrow screens and the same navigation in a sheet behind it. */
export function MobileNav({ sections, organisation }: { sections: readonly NavSection[]; organisation: string }) {
  const [open, setOpen] = useState(false);
  return (
    <SideSheet
      label="Navigation"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className="tb menu-button">
          <Icon name="menu" />
          Menu
        </button>
      }
    >
      <nav className="rail__nav" aria-label="Main">
        <NavList sections={sections} onNavigate={() => setOpen(false)} />
      </nav>
      <div className="rail__foot">
        <span>{organisation}</span>
      </div>
    </SideSheet>
  );
}
