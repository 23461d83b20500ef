"use client";

import { TextField } from "./fields";

/** The typed count of the third level: how many are hit is read and typed, not clicked away. Sends `confirmCount`. */
export function CountField({ count, of = "people or tokens" }: { count: number; of?: string | undefined }) {
  return (
    <TextField
      name="confirmCount"
      type="number"
      inputMode="numeric"
      optional={false}
      label={`Type ${count.toLocaleString("en-GB")} to go on`}
      help={`This hits ${count.toLocaleString("en-GB")} ${of} at once. Type the number without signs between its digits.`}
      className="w-160"
    />
  );
}
