import type { ReactNode } from "react";

export type RadioChoice = { value: string; label: ReactNode; help?: ReactNode };
export type RadioGroupProps = {
  name: string;
  legend: string;
  choices: readonly RadioChoice[];
  defaultValue?: string;
  value?: string;
  onValueChange?: (value: string) => void;
};

/** One of a few, as native radio buttons in a named group; arrow keys move as the browser does it. */
export function RadioGroup({ name, legend, choices, defaultValue, value, onValueChange }: RadioGroupProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      {choices.map((choice) => (
        <label className="opt" key={choice.value}>
          <input
            className="radio"
            type="radio"
            name={name}
            value={choice.value}
            {...(value === undefined
              ? { defaultChecked: defaultValue === choice.value }
              : { checked: value === choice.value })}
            {...(onValueChange ? { onChange: () => onValueChange(choice.value) } : {})}
          />
          <span>
            {choice.label} {choice.help ? <span className="muted">{choice.help}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
