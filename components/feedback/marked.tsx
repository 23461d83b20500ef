import { Fragment } from "react";

/** Plain words in which `*words between asterisks*` are a vendor's labels or our own values, shown in bold. */
export function Marked({ text }: { text: string }) {
  return text.split(/\*([^*]+)\*/).map((part, index) => {
    // The split alternates: plain, marked, plain; a part has no identity but its place.
    const key = `${index}-${part}`;
    return index % 2 === 1 ? (
      <strong className="ui-word" key={key}>
        {part}
      </strong>
    ) : (
      <Fragment key={key}>{part}</Fragment>
    );
  });
}

/** A menu path in a vendor's console: `General / Management / App connector`. */
export function MenuPath({ path }: { path: readonly string[] }) {
  return (
    <span className="path">
      {path.map((part, index) => (
        <Fragment key={part}>
          {index > 0 ? <i aria-hidden="true">/</i> : null}
          <span>{part}</span>
        </Fragment>
      ))}
    </span>
  );
}
