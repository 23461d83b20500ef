import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

export type Crumb = { href: string; label: string };
export type PageHeaderProps = {
  crumbs?: readonly Crumb[];
  title: ReactNode;
  /** One line of facts; numbers in `<b>`. */
  facts?: readonly ReactNode[];
  /** At most one filled button. */
  actions?: ReactNode;
  /** A line under the header, where neither tabs nor a table follow. */
  ruled?: boolean;
};

/** Where we are, the one h1 of the page, its facts and its actions. */
export function PageHeader({ crumbs = [], title, facts = [], actions, ruled = false }: PageHeaderProps) {
  return (
    <div className={ruled ? "head head--ruled" : "head"}>
      <div className="head__text">
        {crumbs.length > 0 ? (
          <nav className="crumbs" aria-label="Breadcrumb">
            {crumbs.map((crumb) => (
              <span className="contents" key={crumb.href}>
                <Link href={crumb.href} prefetch={false}>
                  {crumb.label}
                </Link>
                <span aria-hidden="true">/</span>
              </span>
            ))}
          </nav>
        ) : null}
        <h1>{title}</h1>
        {facts.length > 0 ? (
          <p className="facts">
            {facts.map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: facts are a fixed line of the page and never reordered
              <span key={index}>
                <span>{fact}</span>
              </span>
            ))}
          </p>
        ) : null}
      </div>
      {actions ? <div className="head__actions">{actions}</div> : null}
    </div>
  );
}
