import path from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import type { AuditDraft } from "@/lib/audit/audit.events";
import type { Change } from "./operation";

const event: AuditDraft = { code: "user.changed", subject: { kind: "user", id: "usr_1", name: "Kim" } };

// Checked whenever the whole is: an error that is expected here and does not come is itself an error.
const complete: Change<null> = { value: null, sentence: "Change user Kim", audit: [event] };
// @ts-expect-error a change without its events
const withoutEvents: Change<null> = { value: null, sentence: "Change user Kim" };
// @ts-expect-error a change with no event
const withNoEvent: Change<null> = { value: null, sentence: "Change user Kim", audit: [] };
void [complete, withoutEvents, withNoEvent];

// Vitest drops types unread, so the compiler itself is asked about planted operations, and has to accept the right one.
const PLANTED = {
  "with its event": `{ value: null, sentence: "x", audit: [{ code: "user.changed", subject }] }`,
  "with no events at all": `{ value: null, sentence: "x" }`,
  "with an empty list": `{ value: null, sentence: "x", audit: [] }`,
  "with a list that may be empty": `{ value: null, sentence: "x", audit: [].map(() => ({ code: "user.changed", subject })) }`,
  "with an event nobody declared": `{ value: null, sentence: "x", audit: [{ code: "user.vanished", subject }] }`,
  "with a subject of another kind": `{ value: null, sentence: "x", audit: [{ code: "user.changed", subject: account }] }`,
  "with a hole in its sentence": `{ value: null, sentence: "x", audit: [{ code: "account.changed", subject: account }] }`,
};
const [right, ...wrong] = Object.keys(PLANTED);
let errors: Map<string, string>;

describe("an operation", () => {
  beforeAll(() => {
    errors = compilePlanted();
  }, 240_000);

  it(`compiles ${right}`, () => expect(errors.get(right ?? "")).toBe(""));
  it.each(wrong)("does not compile %s", (what) => {
    expect(errors.get(what)).toMatch(/is not assignable|Property '.*' is missing/);
  });
});

function compilePlanted(): Map<string, string> {
  const root = path.resolve(import.meta.dirname, "../..");
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
  const options = { ...ts.parseJsonConfigFileContent(config, ts.sys, root).options, incremental: false, types: [] };
  const entries = Object.entries(PLANTED).map(([what, change], index) => ({
    what,
    file: path.join(root, `lib/gate/planted-${index}.ts`),
    text: `
      import { z } from "zod";
      import { defineOperation } from "@/lib/gate/operation";
      const subject = { kind: "user", id: "usr_1", name: "Kim" } as const;
      const account = { kind: "account", id: "acc_1", name: "1.KIM" } as const;
      export const planted = defineOperation({
        id: "user.change", title: "Change", roles: ["admin"], input: z.strictObject({}), locks: () => [],
        async change() { return ${change}; },
      });`,
  }));
  const texts = new Map(entries.map(({ file, text }) => [file, text]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => texts.has(name) || fileExists.call(host, name);
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, ...rest)
      : ts.createSourceFile(name, text, options.target ?? 99);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return new Map(
    entries.map(({ what, file }) => {
      const found = program.getSemanticDiagnostics(program.getSourceFile(file));
      return [what, found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")).join("\n")];
    }),
  );
}
