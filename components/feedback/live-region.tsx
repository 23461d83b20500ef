import type { ReactNode } from "react";

/** Says changes of its words to screen readers, politely, without showing them; errors use `urgent`. */
export function LiveRegion({ children, urgent = false }: { children: ReactNode; urgent?: boolean }) {
  return (
    <p className="vh" role={urgent ? "alert" : "status"}>
      {children}
    </p>
  );
}
