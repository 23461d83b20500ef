import type { ReactNode } from "react";

/** A list and, beside it behind a line, the panel of the row that is open; without a panel the list has all the room. */
export function Split({ children, panel }: { children: ReactNode; panel?: ReactNode }) {
  if (!panel) return <div className="content content--flush">{children}</div>;
  return (
    <div className="split border-line border-t">
      <div className="content content--flush">{children}</div>
      {panel}
    </div>
  );
}
