import type { ReactNode } from "react";

export type Description = { term: string; value: ReactNode; action?: ReactNode };

/** Terms and their values; `ruled` draws a line after each and makes room for an action such as "Change". */
export function DescriptionList({
  items,
  ruled = false,
  tight = false,
}: {
  items: readonly Description[];
  ruled?: boolean;
  tight?: boolean;
}) {
  const hasActions = ruled && items.some((item) => item.action);
  const classes = [
    "dl",
    ruled ? "dl--ruled border-line border-t" : "",
    hasActions ? "dl--3" : "",
    tight ? "dl--tight" : "",
  ];
  return (
    <dl className={classes.filter(Boolean).join(" ")}>
      {items.map((item) => (
        <div className="contents" key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
          {hasActions ? <dd>{item.action}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
