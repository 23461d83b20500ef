import { Icon } from "@/components/ui/icon";

/** What is wrong with a field and how to mend it; nothing where nothing is. What it belongs to is described by `<id>-error`. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error ? (
    <span className="err" id={`${id}-error`}>
      <Icon name="circle-x" />
      {error}
    </span>
  ) : null;
}
