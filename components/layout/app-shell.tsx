import type { ReactNode } from "react";
import { Icon, Mark } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { MobileNav } from "./mobile-nav";
import type { NavSection } from "./nav";
import { NavList } from "./nav-list";

export type AppShellProps = {
  /** Whose console this is; stands at the foot of the rail. */
  organisation: string;
  /** The badge: `live` draws it in red. Never colour alone, so it always has words. */
  environment: { label: string; live: boolean };
  sections: readonly NavSection[];
  homeHref?: string;
  /** Changes that are under way, and where they are listed. */
  changes?: { pending: number; href: string };
  /** The search and palette button; a `PaletteButton` or nothing. */
  search?: ReactNode;
  /** Further entries of the top bar, such as help. */
  extras?: ReactNode;
  /** An `AccountMenu`. */
  account?: ReactNode;
  /** A `SystemStrip`, only when needed. */
  strip?: ReactNode;
  children: ReactNode;
};

/** The frame of every signed-in page: skip links, notice, rail, top bar and the main landmark with the page in it. */
export function AppShell(props: AppShellProps) {
  const {
    organisation,
    environment,
    sections,
    homeHref = "/",
    changes,
    search,
    extras,
    account,
    strip,
    children,
  } = props;
  return (
    <>
      <a className="skip" href="#content">
        Skip to content
      </a>
      {strip}
      <div className="app">
        <aside className="rail" aria-label="Gatehouse">
          <Link className="rail__brand" href={homeHref} prefetch={false} aria-label="Gatehouse, home">
            <Mark />
            <span>Gatehouse</span>
          </Link>
          <nav className="rail__nav" aria-label="Main">
            <NavList sections={sections} />
          </nav>
          <div className="rail__foot">
            <span>{organisation}</span>
          </div>
        </aside>
        <div className="main">
          <header className="topbar">
            <MobileNav sections={sections} organisation={organisation} />
            <span className={environment.live ? "env" : "env env--test"}>{environment.label}</span>
            {search}
            <div className="topbar__right">
              {changes ? (
                <Link className="tb" href={changes.href} prefetch={false}>
                  <Icon name="git-branch" />
                  <span className="num">
                    {changes.pending.toLocaleString("en-GB")} <span className="hide-sm">pending</span>
                  </span>
                </Link>
              ) : null}
              {extras}
              {account}
            </div>
          </header>
          <main id="content" tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
    </>
  );
}
