import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** A part of Gatehouse that this checkout may not hold yet; undefined when the file isn't there. */
export async function importIfThere<T>(file: string): Promise<T | undefined> {
  if (!existsSync(file)) return undefined;
  return (await import(pathToFileURL(path.resolve(file)).href)) as T;
}
