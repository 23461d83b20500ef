import { attributeName } from "./filter";
import { isObject } from "./patch-value";

type Json = Record<string, unknown>;
/** Which attributes are wanted; null for all that are returned by default. */
export type Projection = { only: readonly string[] | null; without: readonly string[] };

/** What `attributes` and `excludedAttributes` ask for; names know no case, the address of a schema may stand before them. */
export function projectionOf(attributes: string | null, excluded: string | null): Projection {
  const names = (text: string | null): string[] | null => {
    const list = (text ?? "").split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim().toLowerCase()]));
    return list.length > 0 ? list : null;
  };
  return { only: names(attributes), without: names(excluded) ?? [] };
}

/** Whether an attribute would be returned at all, so that what nobody wants isn't read. */
export function wants({ only, without }: Projection, name: string): boolean {
  return only
    ? only.some((one) => attributeName(one).split(".")[0] === name)
    : !without.some((one) => attributeName(one) === name);
}

/** A document with only what is wanted; `id` and `schemas` are always there. */
export function project(document: Json, { only, without }: Projection): Json {
  const all = Object.entries(document);
  if (only) return Object.fromEntries(all.flatMap(([key, value]) => picked(key, value, only)));
  return Object.fromEntries(all.flatMap(([key, value]) => left(key, value, without)));
}

const ALWAYS = ["id", "schemas"];

function picked(key: string, value: unknown, only: readonly string[]): [string, unknown][] {
  const name = key.toLowerCase();
  if (ALWAYS.includes(name) || only.some((one) => one === name || isCore(one, name))) return [[key, value]];
  const begins = name.startsWith("urn:") ? `${name}:` : `${name}.`;
  const parts = only.flatMap((one) => {
    const plain = name.startsWith("urn:") ? one : attributeName(one);
    return plain.startsWith(begins) ? [plain.slice(begins.length)] : [];
  });
  return parts.length > 0 ? [[key, mapped(value, (part) => parts.includes(part))]] : [];
}

function left(key: string, value: unknown, without: readonly string[]): [string, unknown][] {
  const name = key.toLowerCase();
  if (ALWAYS.includes(name)) return [[key, value]];
  if (without.some((one) => one === name || isCore(one, name))) return [];
  const begins = name.startsWith("urn:") ? `${name}:` : `${name}.`;
  const parts = without.flatMap((one) => {
    const plain = name.startsWith("urn:") ? one : attributeName(one);
    return plain.startsWith(begins) ? [plain.slice(begins.length)] : [];
  });
  return [[key, parts.length > 0 ? mapped(value, (part) => !parts.includes(part)) : value]];
}

const isCore = (asked: string, name: string): boolean => asked.includes(":core:2.0:") && attributeName(asked) === name;

function mapped(value: unknown, keeps: (part: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => mapped(one, keeps));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => keeps(key.toLowerCase())));
}
