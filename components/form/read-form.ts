export type Entry = { name: string; value: unknown };

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  const inner = target[head];
  const next = typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>) : {};
  target[head] = next;
  put(next, rest, value);
}

/** Named values as one input: `place.city` nests, `ids[]` collects, and a name that stands twice keeps its last value. */
export function inputOf(entries: readonly Entry[]): Record<string, unknown> {
  const input: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const lists = new Map<string, unknown[]>();
  for (const { name, value } of entries) {
    if (!name.endsWith("[]")) {
      put(input, name.split("."), value);
      continue;
    }
    const list = lists.get(name) ?? [];
    if (value !== undefined) list.push(value);
    lists.set(name, list);
    put(input, name.slice(0, -2).split("."), list);
  }
  return { ...input };
}

function entryOf(control: Element): Entry | null {
  if (control instanceof HTMLInputElement) {
    if (!control.name || control.disabled) return null;
    if (control.type === "radio") return control.checked ? { name: control.name, value: control.value } : null;
    if (control.type === "checkbox") {
      const listed = control.name.endsWith("[]");
      return { name: control.name, value: listed ? (control.checked ? control.value : undefined) : control.checked };
    }
    if (control.type === "number" && control.value !== "") return { name: control.name, value: Number(control.value) };
  }
  const isText =
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement;
  if (!isText || !control.name || control.disabled) return null;
  // An optional value that was left out is absent, not an empty text.
  if (control.value === "" && control.dataset.optional !== undefined) return null;
  return { name: control.name, value: control.value };
}

/** What stands in a form, as the input of an operation. */
export function readForm(form: HTMLFormElement): Record<string, unknown> {
  return inputOf([...form.elements].map(entryOf).filter((entry) => entry !== null));
}
