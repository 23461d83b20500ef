import { writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { clientMark } from "@/lib/doors/client-mark";
import { openApiDocument } from "@/lib/doors/openapi";

// The typed client that the journeys call the API with, made from its document; a test fails where the two differ.

const document = openApiDocument("/");
const made = astToString(await openapiTS(document as never));
// A method or parameter that isn't there need not be said to be never.
const types = made.replace(/^ +\w+\?: never;\n/gm, "");
writeFileSync("e2e/api.d.ts", clientMark(document, types) + types);
