import type { ReactNode } from "react";
import { Banner } from "./banner";

export type ErrorStateProps = {
  /** What failed: "The list couldn’t be read." */
  title: ReactNode;
  /** What is still true and what to do. */
  children?: ReactNode;
  /** The id under which the log holds the cause. */
  incident?: string;
  action?: ReactNode;
};

/** A failure beside its place on the page: what failed, what is safe, what to do, and the id to quote. */
export function ErrorState({ title, children, incident, action }: ErrorStateProps) {
  return (
    <Banner tone="danger" title={title} live="alert" action={action}>
      {children}
      {incident ? (
        <>
          {" "}
          Incident <span className="mono">{incident}</span>.
        </>
      ) : null}
    </Banner>
  );
}
