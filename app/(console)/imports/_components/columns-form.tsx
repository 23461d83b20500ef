"use client";

import { useField } from "@/components/form/form-context";
import { FormShell } from "@/components/form/form-shell";
import { Select, type SelectOption } from "@/components/ui/input";
import { chooseColumnsAction } from "../actions";

export type ColumnsFormProps = {
  importId: string;
  columns: readonly { header: string; field: string; samples: readonly string[] }[];
  fields: readonly { name: string; label: string }[];
};

/** Which column of the file holds what, each with its first rows beside it; the rows are then judged by that. */
export function ColumnsForm({ importId, columns, fields }: ColumnsFormProps) {
  const options = [{ value: "", label: "Left out" }, ...fields.map(({ name, label }) => ({ value: name, label }))];
  return (
    <FormShell
      action={chooseColumnsAction}
      fixed={{ importId }}
      submit="Check the rows"
      doneHref={`/imports/${importId}/check`}
    >
      <section
        className="tablewrap"
        aria-label="Columns of the file, table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard
        tabIndex={0}
      >
        <table>
          <caption>Columns of the file</caption>
          <thead>
            <tr>
              <th scope="col">In the file</th>
              <th scope="col">Holds</th>
              <th scope="col">First rows</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ header, field, samples }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place, and headers may repeat
              <tr key={place}>
                <th scope="row">{header || <span className="muted">Column {place + 1}, without a name</span>}</th>
                <td>
                  <Holds
                    isFirst={place === 0}
                    field={field}
                    options={options}
                    label={`What ${header || `column ${place + 1}`} holds`}
                  />
                </td>
                <td className="muted wrap-anywhere">{samples.filter((cell) => cell !== "").join(" · ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </FormShell>
  );
}

type HoldsProps = { isFirst: boolean; field: string; options: readonly SelectOption[]; label: string };

// What is wrong with the choice as a whole leads to the first column.
function Holds({ isFirst, field, options, label }: HoldsProps) {
  const { id, error } = useField("fields[]");
  return (
    <Select
      {...(isFirst ? { id } : {})}
      {...(error ? { "aria-invalid": true } : {})}
      name="fields[]"
      className="min-w-[150px]"
      defaultValue={field}
      options={options}
      aria-label={label}
    />
  );
}
