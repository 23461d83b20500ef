import { json, type SandboxAnswer, type SandboxRequest } from "../sandbox/http";

/** A vendor that repeats in its error text what it was sent: the worst that can happen to a secret on their side. */
export function answerEcho(request: SandboxRequest): SandboxAnswer {
  const { authorization = "" } = request.headers;
  const token = Buffer.from(authorization.replace(/^AfasToken /i, ""), "base64").toString("utf8");
  const words = `Bad request: ${authorization} ${token} ${request.body}`;
  if (!request.path.endsWith(".asmx"))
    return json(500, { externalMessage: words, errorNumber: -1, profitLogReference: words });
  const escaped = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const fault = `<s:Fault><faultcode>s:Server</faultcode><faultstring>${escaped}</faultstring></s:Fault>`;
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${fault}</s:Body></s:Envelope>`;
  return { status: 500, headers: { "content-type": "text/xml" }, body };
}
