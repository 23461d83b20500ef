import type { ReactNode } from "react";

export type EmptyStateProps = { title: ReactNode; children?: ReactNode; actions?: ReactNode };

/** Nothing there yet: what this is, one action, what appears afterwards. Never shown when reading failed. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="strong">{title}</p>
      {children ? <div className="small muted">{children}</div> : null}
      {actions ? <div className="row row--wrap mt-2">{actions}</div> : null}
    </div>
  );
}
