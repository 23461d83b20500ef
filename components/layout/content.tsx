import { type ReactNode, useId } from "react";

/** The body of a page with its gutters; `flush` lets a table and its footer fill the rest of the window. */
export function Content({
  children,
  flush = false,
  narrow = false,
}: {
  children: ReactNode;
  flush?: boolean;
  narrow?: boolean;
}) {
  return (
    <div className={flush ? "content content--flush" : "content"}>
      {narrow ? <div className="narrow">{children}</div> : children}
    </div>
  );
}

export type SectionProps = {
  title: ReactNode;
  note?: ReactNode;
  more?: ReactNode;
  children: ReactNode;
  level?: 2 | 3;
  id?: string;
};

/** A headed part of a page; `note` stands beside the heading, `more` (a link, a legend) at the right. */
export function Section({ title, note, more, children, level = 2, id }: SectionProps) {
  const made = useId();
  const headingId = id ?? made;
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="section" aria-labelledby={headingId}>
      <div className="section__head">
        <Heading id={headingId}>{title}</Heading>
        {note ? <span className="small muted">{note}</span> : null}
        {more ? <span className="more">{more}</span> : null}
      </div>
      {children}
    </section>
  );
}

/** Main column and side column with a gap between; `even` makes both as wide. */
export function Columns({ children, even = false }: { children: ReactNode; even?: boolean }) {
  return <div className={even ? "cols cols--even pt-6" : "cols pt-6"}>{children}</div>;
}
