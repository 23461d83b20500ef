import { type ReactNode, useId } from "react";
import { CloseLink } from "./close-link";

export type PanelProps = {
  /** The small line above the title: what kind of thing this is. */
  over?: ReactNode;
  title: ReactNode;
  actions?: ReactNode;
  /** The same address without the open row; Escape goes there too. */
  closeHref: string;
  children: ReactNode;
  foot?: ReactNode;
};

function Head({ over, title, actions, closeHref, id }: Omit<PanelProps, "children" | "foot"> & { id: string }) {
  return (
    <>
      <div className="min-w-0">
        {over ? <p className="cap muted">{over}</p> : null}
        <h2 id={id} className="mt-0.5">
          {title}
        </h2>
      </div>
      <div className="row push">
        {actions}
        <CloseLink href={closeHref} />
      </div>
    </>
  );
}

/** The peek beside a list. */
export function Panel({ children, foot, ...head }: PanelProps) {
  const id = useId();
  return (
    <aside className="panel" aria-labelledby={id}>
      <div className="panel__head">
        <Head {...head} id={id} />
      </div>
      <div className="panel__body">{children}</div>
      {foot ? <div className="drawer__foot">{foot}</div> : null}
    </aside>
  );
}

/** The peek over a list, 480 px at the right edge; the list stays in sight and in use. */
export function Drawer({ children, foot, ...head }: PanelProps) {
  const id = useId();
  return (
    <aside className="drawer" aria-labelledby={id}>
      <div className="drawer__head">
        <Head {...head} id={id} />
      </div>
      <div className="drawer__body">{children}</div>
      {foot ? <div className="drawer__foot">{foot}</div> : null}
    </aside>
  );
}
