import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";

/** `add` and `del` show a wish that is staged and not yet done; `mixed` stands for some of many (the owner also sets `indeterminate` by ref). */
export type CheckLook = "plain" | "add" | "del" | "mixed";

const ICONS = { plain: "check", add: "plus", del: "minus", mixed: "minus" } as const;
const BOXES = { plain: "box", add: "box box--add", del: "box box--del", mixed: "box box--mixed" } as const;

export type CheckProps = Omit<ComponentProps<"input">, "type"> & { look?: CheckLook };

/** A check box of the design over a native one; give it `aria-label` or use `CheckOption`. */
export function Check({ look = "plain", ...rest }: CheckProps) {
  return (
    <span className="check">
      <input {...rest} type="checkbox" />
      <span className={BOXES[look]}>
        <Icon name={ICONS[look]} />
      </span>
    </span>
  );
}

/** A check box with its words, both of which can be clicked. */
export function CheckOption({ children, note, ...rest }: CheckProps & { children: ReactNode; note?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside Check
    <label className="opt">
      <Check {...rest} />
      <span>
        {children} {note ? <span className="muted">{note}</span> : null}
      </span>
    </label>
  );
}
