import { Types } from "scimmy";
import { ScimError, type ScimType } from "./scim-error";

/** Runs what the library does, with its refusals as this door's own; a value of the wrong type is 400 `invalidValue`. */
export async function byLibrary<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Types.Error) {
      throw new ScimError(error.status, (error.scimType || null) as ScimType | null, error.message);
    }
    if (error instanceof TypeError) throw new ScimError(400, "invalidValue", error.message);
    throw error;
  }
}
