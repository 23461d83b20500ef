import "server-only";
import { createHash } from "node:crypto";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The first line of the typed client: what it was made from and what it is, so that a test need not make it again to know. */
export function clientMark(document: object, types: string): string {
  return `// Made by npm run client. Document ${sha256(JSON.stringify(document))}, types ${sha256(types)}.\n`;
}
