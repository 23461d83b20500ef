"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { DriftActs } from "./drift-acts";
import { nameOf } from "./drift-words";

/** The name of the check boxes that pick rows. */
export const PICK_NAME = "drift-pick";

const boxes = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>(`input[name="${PICK_NAME}"]`)];

/** Picks all rows of the page or none, and offers the three acts for those that are picked. */
export function BulkBar({ shown, reasons }: { shown: number; reasons: readonly string[] }) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  useEffect(() => {
    const read = () => setPicked(boxes().flatMap((box) => (box.checked ? [box.value] : [])));
    read();
    document.addEventListener("change", read);
    return () => document.removeEventListener("change", read);
  }, []);
  const pickAll = (on: boolean) => {
    for (const box of boxes()) box.checked = on;
    setPicked(on ? boxes().map((box) => box.value) : []);
  };
  if (shown === 0) return null;
  if (picked.length === 0) {
    return (
      <Button look="link" onClick={() => pickAll(true)}>
        Pick all {shown} on this page
      </Button>
    );
  }
  const names = picked.map(nameOf).filter((name) => name !== null);
  return (
    <span className="row row--wrap">
      <span className="small" role="status">
        <b>{picked.length}</b> of {shown} picked
      </span>
      <DriftActs
        names={names}
        reasons={reasons}
        what={picked.length === 1 ? "1 difference" : `${picked.length} differences`}
      />
      <Button look="link" onClick={() => pickAll(false)}>
        Clear
      </Button>
    </span>
  );
}
