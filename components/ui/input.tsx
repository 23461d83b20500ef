import type { ComponentProps } from "react";

const join = (...names: (string | undefined | false)[]) => names.filter(Boolean).join(" ");

export type InputProps = ComponentProps<"input"> & { big?: boolean };

/** A one-line text control, 32 px high, or 40 with `big`. */
export function Input({ className, big = false, ...rest }: InputProps) {
  return <input {...rest} className={join("input", big && "input--lg", className)} />;
}

/** A text control of several lines. */
export function Textarea({ className, rows = 2, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} {...rest} className={join("textarea", className)} />;
}

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectProps = Omit<ComponentProps<"select">, "children"> & {
  options: readonly SelectOption[];
  mini?: boolean;
};

/** The browser's own select, for short lists. */
export function Select({ className, options, mini = false, ...rest }: SelectProps) {
  return (
    <select {...rest} className={join("select", mini && "mini-select", className)}>
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
