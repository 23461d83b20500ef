import type { AuditFieldChange } from "@/lib/audit/audit-views.rules";

const shown = (value: AuditFieldChange["before"]): string => {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
};

/** Named values before and after an act, side by side; nothing is shown where no value changed. */
export function FieldDiff({ fields }: { fields: readonly AuditFieldChange[] }) {
  if (fields.length === 0) return null;
  return (
    <section className="sub" aria-labelledby="before-after">
      <h3 id="before-after" className="h4">
        Before and after
      </h3>
      <div className="diff">
        <div className="was">
          <p className="h4">Before</p>
          {fields.map(({ field, before }) => (
            <p key={field}>
              {field}: {shown(before)}
            </p>
          ))}
        </div>
        <div>
          <p className="h4">After</p>
          {fields.map(({ field, after }) => (
            <p key={field}>
              {field}: {shown(after)}
            </p>
          ))}
        </div>
      </div>
    </section>
  );
}
