import type { Comparison, Filter, Literal } from "./filter";
import { ScimError } from "./scim-error";

/** One value of an attribute that has many: its parts by their names in lower case. */
export type Element = Readonly<Record<string, string | boolean | undefined>>;

/** Whether one value fits the filter in a path's brackets; `exact` are the parts that are told apart by case. Throws 400 `invalidFilter`. */
export function matches(filter: Filter, element: Element, exact: readonly string[] = []): boolean {
  const isSo = (one: Filter): boolean => matches(one, element, exact);
  switch (filter.op) {
    case "and":
      return isSo(filter.left) && isSo(filter.right);
    case "or":
      return isSo(filter.left) || isSo(filter.right);
    case "not":
      return !isSo(filter.of);
    case "any":
      throw new ScimError(400, "invalidFilter", "There are no brackets within brackets");
    case "pr":
      return partOf(filter.path, element) !== undefined;
    default: {
      const fold = (text: string): string => (exact.includes(filter.path) ? text : text.toLowerCase());
      return holds(filter.op, partOf(filter.path, element), filter.value, fold);
    }
  }
}

function partOf(path: string, element: Element): string | boolean | undefined {
  if (Object.hasOwn(element, path)) return element[path] === "" ? undefined : element[path];
  throw new ScimError(400, "invalidFilter", `There is no ${path} to filter by`);
}

type Part = string | boolean | undefined;

function holds(op: Comparison, has: Part, wanted: Literal, fold: (text: string) => string): boolean {
  if (op === "ne") return !holds("eq", has, wanted, fold);
  if (wanted === null) return op === "eq" && has === undefined;
  if (has === undefined) return false;
  const [one, other] = [fold(String(has)), fold(String(wanted).normalize("NFC"))];
  switch (op) {
    case "eq":
      return one === other;
    case "co":
      return one.includes(other);
    case "sw":
      return one.startsWith(other);
    case "ew":
      return one.endsWith(other);
    case "gt":
      return one > other;
    case "ge":
      return one >= other;
    case "lt":
      return one < other;
    case "le":
      return one <= other;
  }
}
