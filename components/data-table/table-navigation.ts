"use client";

import { createContext, type MouseEvent, type RefObject, useContext, useEffect } from "react";

export type TableNavigation = { navigate: (href: string, how?: "push" | "replace") => void; isPending: boolean };

export const TableNavigationContext = createContext<TableNavigation | null>(null);

/** Goes to another state of the list while its rows stay; only inside a `TableFrame` or a picker. */
export function useTableNavigation(): TableNavigation {
  const navigation = useContext(TableNavigationContext);
  if (!navigation) throw new Error("useTableNavigation needs a TableFrame around it");
  return navigation;
}

/** Turns a plain click on a sort, filter or page link into a move of the list; other clicks stay the browser's. */
export function followTableLink(event: MouseEvent, navigate: TableNavigation["navigate"]): void {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (event.defaultPrevented || !isPlain) return;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-table-nav]") : null;
  if (!link) return;
  event.preventDefault();
  navigate(link.getAttribute("href") ?? "");
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !target.matches("[type=checkbox]")));

function moveRow(frame: HTMLElement, by: 1 | -1) {
  const links = [...frame.querySelectorAll<HTMLElement>("a[data-row-link]")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? (by === 1 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
  links[next]?.focus();
}

/** j, k and the arrows move between rows, `/` goes to the search; `more` adds keys. Silent while typing or in a dialog. */
export function useTableKeys(frame: RefObject<HTMLElement | null>, more?: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const here = frame.current;
      if (!here || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target))
        return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      const onRow = document.activeElement instanceof HTMLElement && document.activeElement.dataset.rowLink === "";
      const extra = more?.[event.key];
      if (event.key === "j" || (event.key === "ArrowDown" && onRow)) moveRow(here, 1);
      else if (event.key === "k" || (event.key === "ArrowUp" && onRow)) moveRow(here, -1);
      else if (event.key === "/") here.querySelector<HTMLElement>("input[type=search]")?.focus();
      else if (extra) extra();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [frame, more]);
}
