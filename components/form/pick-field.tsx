"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { Input } from "@/components/ui/input";
import { FieldError } from "./field-error";
import { useField } from "./form-context";

/** As many as are answered at the most. */
const MOST = 20;

export type PickFieldProps<T> = {
  /** What the form sends: the id of the one that is chosen. */
  name: string;
  legend: string;
  /** The label of the search: "Find a token by user, label or last four". */
  label: string;
  placeholder: string;
  /** Several of them: "tokens". */
  many: string;
  /** The address that answers what is found, as a list; what is typed is added as `q`. */
  from: string;
  /** Among which it is looked for; null while that is not known, and then nothing is asked. */
  scope: Readonly<Record<string, string>> | null;
  idOf: (found: T) => string;
  /** One that was found, beside its radio button. */
  children: (found: T) => ReactNode;
  help?: ReactNode;
  /** Said while nothing is typed, and then nothing is asked; without it, the first are listed at once. */
  idle?: string;
  /** The words it starts with. */
  words?: string;
  /** The one that stands chosen from the start. */
  chosen?: T | null;
  /** The id of one that is no choice here. */
  without?: string | undefined;
  onPick?: ((found: T) => void) | undefined;
};

/** One of many: typed words find it on the server, a native radio button chooses it. */
export function PickField<T>({ name, legend, label, placeholder, many, idOf, children, ...props }: PickFieldProps<T>) {
  const { from, scope, help, idle, chosen = null, without, onPick } = props;
  const { id, error } = useField(name);
  const [words, setWords] = useState(props.words ?? "");
  const place = JSON.stringify(scope);
  const [pick, setPick] = useState({ one: chosen, place });
  const helpId = useId();
  const q = words.trim();
  const isIdle = scope === null || (idle !== undefined && q === "");
  const { data, isError, isFetching } = useQuery({
    queryKey: ["pick", from, scope, q],
    queryFn: async ({ signal }): Promise<T[]> => {
      const response = await fetch(`${from}?${new URLSearchParams({ ...scope, q })}`, { signal });
      if (!response.ok) throw new Error(`The ${many} could not be read.`);
      return response.json();
    },
    enabled: !isIdle,
    placeholderData: keepPreviousData,
  });
  const answered = isIdle ? [] : (data ?? []);
  const found = answered.filter((one) => idOf(one) !== without);
  // What was picked stays, whatever is looked for next in the same place.
  const picked = pick.place === place ? pick.one : null;
  const isKept = picked !== null && !found.some((one) => idOf(one) === idOf(picked));
  const listed = isKept ? [picked, ...found] : found;
  const counted = `${answered.length >= MOST ? `The first ${found.length}` : found.length} found`;
  const told = isFetching && found.length === 0 ? "Looking" : counted;
  return (
    <fieldset className="field" aria-describedby={helpId}>
      <legend className="label font-medium text-sm">{legend}</legend>
      <Input
        id={id}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        autoComplete="off"
        {...(error ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {})}
      />
      <span className="help" id={helpId}>
        {help}{" "}
        <span role="status">
          {isError ? `The ${many} could not be read. Type again to retry.` : isIdle ? idle : told}
        </span>
      </span>
      {listed.map((one) => (
        <label className="opt" key={idOf(one)}>
          <input
            className="radio"
            type="radio"
            name={name}
            value={idOf(one)}
            defaultChecked={picked !== null && idOf(one) === idOf(picked)}
            onChange={() => {
              setPick({ one, place });
              onPick?.(one);
            }}
          />
          <span>{children(one)}</span>
        </label>
      ))}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
