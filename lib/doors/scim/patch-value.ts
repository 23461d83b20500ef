import { ScimError } from "./scim-error";

type Json = Record<string, unknown>;

/** Whether a value is an object of JSON, and no list. */
export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A true or false, also where it is written as a text, as Entra ID does; throws 400 `invalidValue` for anything else. */
export function asBoolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.toLowerCase() : "";
  if (word === "true" || word === "false") return word === "true";
  throw new ScimError(400, "invalidValue", "Write true or false");
}

/** Addresses in the form that the schema has: a text alone is an address, what is empty is left out. */
export function asEmails(value: unknown): Json[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => {
    if (typeof one === "string") return one.trim() === "" ? [] : [{ value: one, type: "work" }];
    if (!isObject(one)) throw new ScimError(400, "invalidValue", "An address is an object with a value");
    const { value: address, type, primary } = inLowerCase(one);
    if (address === undefined || address === null || address === "") return [];
    return [
      {
        value: address,
        type: typeof type === "string" ? type.toLowerCase() : "work",
        ...(primary === undefined || primary === null ? {} : { primary: asBoolean(primary) }),
      },
    ];
  });
}

/** The same object with its names in lower case, because names of attributes know no case. */
export function inLowerCase(object: Json): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key.toLowerCase(), value]));
}
