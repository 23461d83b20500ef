"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useTransition,
} from "react";

type TableNavigation = { navigate: (href: string, how?: "push" | "replace") => void; isPending: boolean };

const Navigation = createContext<TableNavigation | null>(null);

/** Goes to another state of the list while its rows stay; only inside a `TableFrame`. */
export function useTableNavigation(): TableNavigation {
  const navigation = useContext(Navigation);
  if (!navigation) throw new Error("useTableNavigation needs a TableFrame around it");
  return navigation;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function moveRow(frame: HTMLElement, by: 1 | -1) {
  const links = [...frame.querySelectorAll<HTMLElement>("a[data-row-link]")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? (by === 1 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
  links[next]?.focus();
}

function onKey(event: KeyboardEvent, frame: HTMLElement) {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
  const onRow = document.activeElement instanceof HTMLElement && document.activeElement.dataset.rowLink === "";
  if (event.key === "j" || (event.key === "ArrowDown" && onRow)) moveRow(frame, 1);
  else if (event.key === "k" || (event.key === "ArrowUp" && onRow)) moveRow(frame, -1);
  else if (event.key === "/") frame.querySelector<HTMLElement>("input[type=search]")?.focus();
  else return;
  event.preventDefault();
}

/** Around toolbar, table and footer: moves between list states in a transition with a thin bar, and moves rows by keyboard. */
export function TableFrame({ busyLabel, children }: { busyLabel: string; children: ReactNode }) {
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const [isPending, startTransition] = useTransition();
  const navigate = useCallback(
    (href: string, how: "push" | "replace" = "push") => startTransition(() => router[how](href, { scroll: false })),
    [router],
  );
  useEffect(() => {
    const listen = (event: KeyboardEvent) => frame.current && onKey(event, frame.current);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  const onClick = (event: MouseEvent) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-table-nav]") : null;
    if (!link) return;
    event.preventDefault();
    navigate(link.getAttribute("href") ?? "");
  };
  const navigation = useMemo(() => ({ navigate, isPending }), [navigate, isPending]);
  return (
    <Navigation value={navigation}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: only follows links inside, which keyboards click themselves */}
      <div className="tableframe" ref={frame} aria-busy={isPending} onClick={onClick}>
        {isPending ? (
          <div className="progress" role="progressbar" aria-label={busyLabel}>
            <i />
          </div>
        ) : null}
        {children}
      </div>
    </Navigation>
  );
}
