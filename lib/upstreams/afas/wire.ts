import { XMLParser } from "fast-xml-parser";

/** What travels to and from AFAS: the forms of tokens, KnUser bodies, SOAP envelopes and GetConnector rows. */
export const NAMESPACE = "urn:Afas.Profit.Services";

/** The vendor's text form of a token, tidied (answers end in a line break), or null where the text is none. */
export function readTokenText(text: string): string | null {
  const found = /^\s*<token>\s*<version>\s*1\s*<\/version>\s*<data>\s*([0-9a-f]{64})\s*<\/data>\s*<\/token>\s*$/i.exec(
    text,
  );
  return found?.[1] ? `<token><version>1</version><data>${found[1].toUpperCase()}</data></token>` : null;
}

/** The header value of a classic token: the whole XML in base64. Un-encoded it is answered with HTTP 500. */
export function afasToken(text: string): string {
  return `AfasToken ${Buffer.from(text, "utf8").toString("base64")}`;
}

/** Fields that a KnUser call may carry here; `EmAd` left out keeps the address, `""` clears it. */
export type KnUserFields = {
  MtCd: "1" | "2" | "3" | "6";
  Nm: string;
  Awin?: boolean;
  InSi?: boolean;
  EmAd?: string;
  GrId?: string;
  GrDs?: string;
};

export function knUserBody(userCode: string, fields: KnUserFields): string {
  return JSON.stringify({ KnUser: { Element: { "@UsId": userCode, Fields: fields } } });
}

/** A SOAP 1.1 envelope for one method of the token connector; values are escaped. */
export function soapEnvelope(method: string, fields: Record<string, string>): string {
  const inner = Object.entries(fields)
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    .join("");
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><${method} xmlns="${NAMESPACE}">${inner}</${method}></soap:Body></soap:Envelope>`;
}

export type SoapAnswer = { kind: "result"; text: string } | { kind: "fault"; text: string } | { kind: "garbage" };

/** Reads the answer to one SOAP method. A document type is refused unread: it is the door to entity tricks. */
export function readSoap(method: string, body: string): SoapAnswer {
  if (/<!DOCTYPE|<!ENTITY/i.test(body)) return { kind: "garbage" };
  const envelope = parseXml(body);
  const inside = child(child(envelope, "Envelope"), "Body");
  const fault = child(inside, "Fault");
  if (fault !== undefined) return { kind: "fault", text: text(child(fault, "faultstring")) };
  const response = child(inside, `${method}Response`);
  if (response === undefined) return { kind: "garbage" };
  return { kind: "result", text: text(child(response, `${method}Result`)) };
}

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: true,
});

function parseXml(body: string): unknown {
  try {
    return parser.parse(body, true);
  } catch {
    return undefined;
  }
}

function child(node: unknown, name: string): unknown {
  return typeof node === "object" && node !== null && Object.hasOwn(node, name)
    ? (node as Record<string, unknown>)[name]
    : undefined;
}

const text = (node: unknown): string => (typeof node === "string" ? node : "");

const escapeXml = (value: string): string =>
  value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");

/** The vendor writes booleans as true, "true", "1" or 1; null where the value is none of these. */
export function looseBoolean(value: unknown): boolean | null {
  if (value === true || value === 1 || (typeof value === "string" && /^(1|true)$/i.test(value.trim()))) return true;
  if (value === false || value === 0 || (typeof value === "string" && /^(0|false)$/i.test(value.trim()))) return false;
  return null;
}

export type GetRow = Readonly<Record<string, unknown>>;

/** A column by name in any letter case, as trimmed text; null where it is empty or missing. */
export function column(row: GetRow, name: string): string | null {
  const value = columnValue(row, name);
  if (typeof value !== "string" && typeof value !== "number") return null;
  const trimmed = String(value).trim();
  return trimmed === "" ? null : trimmed;
}

export function columnValue(row: GetRow, name: string): unknown {
  const key = Object.keys(row).find((k) => k.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : row[key];
}

export type Filter = { field: string; operator: number; value: string };
export type GetQuery = { skip: number; take: number; orderBy: readonly string[]; filters?: readonly Filter[] };

/** AFAS answers a longer query string with 404, as if the connector did not exist. */
export const QUERY_LIMIT = 2049;

/** The query string of a GetConnector; filters are joined by AND, as JSON so that commas in values are safe. Throws a RangeError over the limit. */
export function getQuery(query: GetQuery): string {
  const parts = new URLSearchParams({
    skip: String(query.skip),
    take: String(query.take),
    orderbyfieldids: query.orderBy.join(","),
  });
  const filters = query.filters ?? [];
  if (filters.length > 0) {
    const fields = filters.map((f) => ({ "@FieldId": f.field, "@OperatorType": String(f.operator), "#text": f.value }));
    parts.set("filterjson", JSON.stringify({ Filters: { Filter: [{ "@FilterId": "Filter1", Field: fields }] } }));
  }
  const text = parts.toString();
  if (text.length > QUERY_LIMIT) throw new RangeError(`the query string is ${text.length} characters long`);
  return text;
}

/** Largest page for this many columns: columns x rows stays under 150,000 and under 1,000 rows. */
export function pageSize(columns: number): number {
  return Math.max(1, Math.min(1000, Math.floor(149_999 / Math.max(1, columns))));
}
