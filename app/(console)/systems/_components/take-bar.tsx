"use client";

import { useEffect, useState } from "react";
import type { ObservedKind } from "@/lib/upstreams/driver";
import { TakeDialog } from "./take-dialog";

/** The names of the check boxes that pick rows, and of the choices of those that are ambiguous. */
export const TAKE_NAME = "adopt-pick";
export const CHOICE_NAME = "adopt-choice";
/** The choice that joins nobody. */
export const NEW_ONE = "new";

type Picked = { keys: readonly string[]; choices: readonly { key: string; id: string | null }[] };
const NOTHING: Picked = { keys: [], choices: [] };

function readPicked(): Picked {
  const boxes = document.querySelectorAll<HTMLInputElement>(`input[name="${TAKE_NAME}"]:checked`);
  const selects = document.querySelectorAll<HTMLSelectElement>(`select[name="${CHOICE_NAME}"]`);
  return {
    keys: [...boxes].map(({ value }) => value),
    choices: [...selects].flatMap(({ value, dataset }) =>
      value === "" ? [] : [{ key: dataset.key ?? "", id: value === NEW_ONE ? null : value }],
    ),
  };
}

export type TakeBarProps = {
  systemId: string;
  name: string;
  kind: ObservedKind;
  /** The class whose whole list is shown, with how many it holds; null where several are. */
  whole: { foundClass: "new" | "matched"; label: string } | null;
};

/** Takes over what is picked and chosen on this page, or the whole class that is listed. */
export function TakeBar({ systemId, name, kind, whole }: TakeBarProps) {
  const [{ keys, choices }, setPicked] = useState<Picked>(NOTHING);
  useEffect(() => {
    const read = () => setPicked(readPicked());
    read();
    document.addEventListener("change", read);
    return () => document.removeEventListener("change", read);
  }, []);
  const count = keys.length + choices.length;
  if (count > 0) {
    const input = {
      systemId,
      classes: keys.length > 0 ? ["new", "matched"] : [],
      kinds: [kind],
      keys: keys.map((key) => ({ kind, key })),
      choices: choices.map((choice) => ({ kind, ...choice })),
    };
    return <TakeDialog input={input} name={name} label={`Take over ${count.toLocaleString("en-GB")} picked`} />;
  }
  if (!whole) return <span className="small muted">Pick rows, or open a class to take it whole</span>;
  return (
    <TakeDialog
      input={{ systemId, classes: [whole.foundClass], kinds: [kind] }}
      name={name}
      label={`Take over all ${whole.label}`}
    />
  );
}
