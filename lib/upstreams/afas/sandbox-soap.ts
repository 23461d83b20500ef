import { XMLParser } from "fast-xml-parser";
import { empty, type SandboxAnswer, type SandboxRequest } from "../sandbox/http";
import { FunctionalError, UNEXPECTED } from "./sandbox-errors";
import type { Store } from "./sandbox-state";
import { deleteToken, redeemOtp, requestOtp } from "./sandbox-tokens";

const NAMESPACE = "urn:Afas.Profit.Services";
const METHODS = ["GenerateOTP", "GetTokenFromOTP", "DeleteToken"] as const;
type Method = (typeof METHODS)[number];

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: true,
});

/** The method that a SOAP request asks for, by its SOAPAction; null where it isn't one of the token connector's. */
export function soapMethod(request: SandboxRequest): Method | null {
  const action = (request.headers.soapaction ?? "").replaceAll('"', "");
  return METHODS.find((m) => action.toLowerCase() === `${NAMESPACE}/${m}`.toLowerCase()) ?? null;
}

/** The SOAP token connector under `/profitservices/tokenconnector.asmx`; needs no token, answers errors as faults. */
export function answerSoap(store: Store, request: SandboxRequest, path: string): SandboxAnswer {
  if (path !== "/tokenconnector.asmx") return empty(404);
  if (request.method === "GET") return xml(200, wsdl());
  const method = soapMethod(request);
  if (request.method !== "POST" || !method)
    return fault("Server did not recognize the value of HTTP Header SOAPAction.");
  try {
    return xml(
      200,
      envelope(
        `<${method}Response xmlns="${NAMESPACE}"><${method}Result>${escapeXml(call(store, request, method))}</${method}Result></${method}Response>`,
      ),
    );
  } catch (error) {
    if (error instanceof FunctionalError) return fault(error.texts.en);
    throw error;
  }
}

function call(store: Store, request: SandboxRequest, method: Method): string {
  const fields = readFields(request.body, method);
  if (method === "DeleteToken") {
    deleteToken(store, fields.token ?? "");
    return "";
  }
  const ask = {
    apiKey: fields.apiKey ?? "",
    environmentKey: fields.environmentKey ?? "",
    userId: fields.userId ?? "",
    body: request.body,
  };
  if (method === "GetTokenFromOTP") return redeemOtp(store, ask, fields.otp ?? "");
  requestOtp(store, ask, fields.description ?? "");
  return "";
}

function readFields(body: string, method: Method): Record<string, string> {
  try {
    const parsed = parser.parse(body, true) as { Envelope?: { Body?: Record<string, Record<string, unknown>> } };
    const fields = parsed.Envelope?.Body?.[method] ?? {};
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
  } catch {
    throw new FunctionalError(UNEXPECTED);
  }
}

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;

const xml = (status: number, body: string): SandboxAnswer => ({
  status,
  headers: { "content-type": "text/xml; charset=utf-8" },
  body,
});

const fault = (text: string): SandboxAnswer =>
  xml(
    500,
    envelope(
      `<soap:Fault><faultcode>soap:Server</faultcode><faultstring>${escapeXml(text)}</faultstring></soap:Fault>`,
    ),
  );

function wsdl(): string {
  const operations = METHODS.map((m) => `<operation name="${m}"/>`).join("");
  return `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="${NAMESPACE}"><portType name="TokenConnectorSoap">${operations}</portType></definitions>`;
}
