import { rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { AUDIT_EVENTS } from "@/lib/audit/audit.events";
import { findBreaches } from "@/lib/testing/law/cruise-tree";
import { IMPORT_LAW } from "@/lib/testing/law/import-law";
import { PLANTED, plantTree } from "@/lib/testing/law/planted";
import { readSources, type SourceFile } from "@/lib/testing/law/source-files";
import { EFFECT_TYPES } from "@/lib/upstreams/effects";
import { VENDORS } from "@/lib/upstreams/registry";

const ROOT = path.resolve(import.meta.dirname, "..");
const SLOW = 240_000;
const all = readSources(ROOT, ["app", "bin", "components", "lib"]);
const isTest = ({ file }: SourceFile): boolean => /\.test\.tsx?$|^lib\/testing\//.test(file);
const production = all.filter((one) => !isTest(one));
const filesThat = (matches: (one: SourceFile) => boolean, of = production) =>
  of.filter(matches).map(({ file }) => file);

describe("who may import whom", () => {
  it("is kept by every file of the tree, and no alias is left unresolved", { timeout: SLOW }, async () => {
    const { breaches, files, unresolved } = await findBreaches(ROOT);
    expect(breaches).toEqual([]);
    expect(files).toBeGreaterThan(400);
    expect(unresolved.filter((source) => source.startsWith("@/") || source.startsWith("."))).toEqual([]);
  });

  it("bites on a planted file for each rule, and on nothing in a sound tree", { timeout: SLOW }, async () => {
    const [sound, planted] = [plantTree(ROOT, true), plantTree(ROOT, false)];
    try {
      expect((await findBreaches(sound)).breaches.filter(({ rule }) => rule !== "no-orphans")).toEqual([]);
      const { breaches } = await findBreaches(planted);
      const missed = IMPORT_LAW.filter(({ name = "" }) => {
        const [file] = PLANTED[name] ?? ["no file is planted for this rule"];
        return !breaches.some(({ rule, from, to }) => rule === name && (from === file || to === file));
      });
      expect(missed.map(({ name }) => name)).toEqual([]);
    } finally {
      for (const folder of [sound, planted]) rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("every file", () => {
  it("has 300 lines at most", () => {
    expect(filesThat(({ text }) => text.split("\n").length > 301, all)).toEqual([]);
  });

  it("reads the environment through lib/env.ts alone; only the launchers hand it on to the processes they start", () => {
    const reads = filesThat(({ file, text }) => /process\.env\b/.test(text) && !file.startsWith("bin/launch/"));
    expect(reads).toEqual(["lib/env.ts"]);
  });

  it("that touches the database, the vault, a session or an operation can't be bundled for a browser", () => {
    const guarded = /^lib\/(auth|db|vault|gate|doors|worker|resolve|outbox)\/|\.(store|queries)\.ts$/;
    const isPure =
      /\.(rules|schema|events|types)\.ts$|\/(cipher|own-keys|operation|draft|password|command-id|crash-point)\.ts$/;
    const open = filesThat(
      ({ file, text }) =>
        guarded.test(file) &&
        !isPure.test(file) &&
        /from "(@\/lib\/(db|vault|env|gate)|node:|pg)/.test(text) &&
        !text.includes('import "server-only"'),
    );
    expect(open).toEqual([]);
  });
});

describe("what can happen", () => {
  const writers = production.filter(
    ({ file }) => file.startsWith("lib/") && !/audit\.events|^lib\/upstreams\//.test(file),
  );
  const isWritten = (pattern: RegExp) => writers.some(({ text }) => pattern.test(text));
  // Named for acts that are not built yet; whoever builds one takes its event off this list.
  const RESERVED = ["system.changed", "delivery.cancelled", "policy.changed"];

  it("is an event that somebody writes, or one that is reserved by name", () => {
    const unwritten = Object.keys(AUDIT_EVENTS).filter(
      (code) => !isWritten(new RegExp(`"${code.replace(".", "\\.")}"`)),
    );
    expect(unwritten).toEqual(RESERVED);
  });

  it("to a vendor is an effect that somebody orders, and that every driver says who carries out", () => {
    const unordered = EFFECT_TYPES.filter((type) => {
      const orders = writers.filter(({ file }) => !/^lib\/(outbox|deliveries|worker|access)\//.test(file));
      return !orders.some(({ text }) => new RegExp(`type: "${type.replaceAll(".", "\\.")}"`).test(text));
    });
    expect(unordered).toEqual([]);
    for (const driver of VENDORS) expect(Object.keys(driver.capabilities).sort()).toEqual([...EFFECT_TYPES].sort());
  });
});

describe("every way in", () => {
  const registry = production.find(({ file }) => file === "lib/doors/registry.ts")?.text ?? "";
  const registered = new Set(registry.match(/^ {2}(\w+),$/gm)?.map((line) => line.trim().replace(",", "")));
  // Signing in and out has no operator yet, or none any more; lib/doors guards each of these by itself.
  const GUARDED_BY_THEIR_DOOR = ["setUpAction", "signOutAction", "signOutEverywhereAction"];

  it("by a form is an action or a preview of a registered operation, a draft of one, or reviewed by name", () => {
    const unguarded: string[] = [];
    const reviewed: string[] = [];
    for (const { file, text } of production.filter((one) => /^"use server"/m.test(one.text))) {
      for (const [, name = "", value = ""] of text.matchAll(/^export (?:async )?(?:const|function) (\w+)(.*)$/gm)) {
        const [, skin, subject = ""] = /^ = (action|planAction|draftAction)\((\w+)\);$/.exec(value) ?? [];
        if (skin && (skin === "draftAction" || registered.has(subject))) continue;
        if (GUARDED_BY_THEIR_DOOR.includes(name)) reviewed.push(name);
        else unguarded.push(`${file}: ${name}`);
      }
      expect(text, file).not.toMatch(/^export (default|\*|\{)/m);
    }
    expect(unguarded).toEqual([]);
    expect(reviewed.sort()).toEqual(GUARDED_BY_THEIR_DOOR);
  });

  it("by an inline server function does not exist", () => {
    expect(filesThat(({ text }) => /^\s+"use server"/m.test(text))).toEqual([]);
  });

  it("to a page of the console asks who it is, in the page itself or in what it reads with", () => {
    const byName = new Map(production.map((one) => [one.file.replace(/\.tsx?$/, ""), one.text]));
    const asks = ({ file, text }: SourceFile, depth = 0): boolean => {
      if (/\brequireActor\(/.test(text)) return true;
      if (depth === 2) return false;
      const near = [...text.matchAll(/from "(\.[^"]+)"/g)].map(([, to = ""]) =>
        path.posix.join(path.posix.dirname(file), to),
      );
      return near.some((name) => asks({ file: name, text: byName.get(name) ?? "" }, depth + 1));
    };
    const pages = production.filter(({ file }) => /^app\/\(console\)\/.*page\.tsx$/.test(file));
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.filter((page) => !asks(page)).map(({ file }) => file)).toEqual([]);
  });

  it("by an address is on this list, with its methods", () => {
    const routes = production
      .filter(({ file }) => /^app\/.*route\.ts$/.test(file))
      .map(({ file, text }) => `${methodsOf(text).join(" ")} ${file.slice("app".length, -"/route.ts".length)}`);
    expect(routes.sort()).toEqual([
      "GET /api/health",
      "GET /api/internal/audit/export",
      "GET /api/internal/groups/[id]/users",
      "GET /api/internal/mappings/targets",
      "GET /api/internal/tokens/[id]",
      "GET /api/internal/tokens/[id]/victims",
      "GET /api/internal/tokens/candidates",
      "GET /api/ready",
      // What is at which address in there, and its one method, is tested against the OpenAPI document.
      "GET HEAD POST PUT PATCH DELETE /api/v1/[[...parts]]",
      "GET POST /api/auth/[...nextauth]",
      "GET POST PUT PATCH DELETE /api/scim/v2/[...path]",
      "POST /api/internal/groups/[id]/paste",
      "POST /api/internal/mappings/check",
    ]);
  });

  const methodsOf = (text: string): string[] =>
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"].filter((method) =>
      new RegExp(`^export .*\\b${method}\\b`, "m").test(text),
    );
});
