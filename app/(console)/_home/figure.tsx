import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

/** A number that is a link to the very list it counts. */
export function Figure({ label, n, href, sub }: { label: string; n: number; href: string; sub: ReactNode }) {
  return (
    <div className="fig">
      <p className="fig__label">{label}</p>
      <Link className="fig__n" href={href} aria-label={`${label}: ${n}`}>
        {n.toLocaleString("en-GB")}
      </Link>
      <p className="fig__sub">{sub}</p>
    </div>
  );
}
