import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type SourceFile = { file: string; text: string };

const SKIPPED = new Set(["node_modules", "generated", ".next"]);

/** Our own TypeScript under these folders of the tree, with its text; paths are relative to the root and use slashes. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => walk(root, folder))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));
}

function walk(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(root, name);
    return /\.(ts|tsx|mts)$/.test(entry.name) ? [name] : [];
  });
}
