import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { clientMark } from "./client-mark";
import { openApiDocument } from "./openapi";

it("the typed client that the journeys use is that of this very document, unaltered; npm run client makes it anew", () => {
  const text = readFileSync(path.resolve(import.meta.dirname, "../../e2e/api.d.ts"), "utf8");
  const types = text.slice(text.indexOf("\n") + 1);
  expect(text.slice(0, text.indexOf("\n") + 1)).toBe(clientMark(openApiDocument("/"), types));
});
