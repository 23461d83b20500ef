import openapiTS, { astToString } from "openapi-typescript";
import { expect, it } from "vitest";
import { openApiDocument } from "./openapi";

it("the typed client that the journeys use is that of this very document; npm run client makes it anew", async () => {
  const made = astToString(await openapiTS(openApiDocument("/") as never));
  // A method or parameter that isn't there need not be said to be never.
  const types = made.replace(/^ +\w+\?: never;\n/gm, "");
  const head =
    "// Made from the OpenAPI document by npm run client; a test fails where it is older than the document.\n\n";
  await expect(`${head}${types}`).toMatchFileSnapshot("../../e2e/api.d.ts");
});
