import { empty, json, type SandboxAnswer, type SandboxRequest } from "../sandbox/http";
import type { Face as KitFace } from "../sandbox/serve";
import { type Admitted, admit, type Bearer, isAnswer } from "./sandbox-access";
import { datasetOf, KNUSER_FIELDS, visibleRows } from "./sandbox-datasets";
import { FunctionalError } from "./sandbox-errors";
import { applyKnUser, readKnUser } from "./sandbox-knuser";
import { grantBearer } from "./sandbox-oauth";
import { queryRows } from "./sandbox-query";
import type { SandboxSeed } from "./sandbox-seed";
import { findGroup, type SandboxState } from "./sandbox-state";
import { type OtpAsk, redeemOtp, requestOtp } from "./sandbox-tokens";

export type Face = KitFace<SandboxState, SandboxSeed> & { bearers: Map<string, Bearer> };

/** The REST face under `/profitrestservices`; a FunctionalError that it throws becomes HTTP 500 with three fields. */
export function answerRest(face: Face, request: SandboxRequest, path: string): SandboxAnswer {
  if (request.query.length > 2049) return empty(404);
  if (path === "/otprequest" && request.method === "POST") {
    requestOtp(face.store, readOtp(request), "");
    return empty(200);
  }
  if (path === "/otpvalidation" && request.method === "POST") {
    const ask = readOtp(request);
    return json(200, { token: `${redeemOtp(face.store, ask, String(readJson(request.body).otp ?? ""))}\r\n` });
  }
  if (path === "/oauth/token") return grantBearer(face.store.state, face.bearers, request);

  const caller = admit(face.store.state, face.bearers, request);
  if (isAnswer(caller)) return caller;
  const [, first = "", second = "", third = ""] = path.split("/");
  const rawName = (request.rawPath.split("/").at(-1) ?? "").split("?")[0] ?? "";
  if (first === "metainfo" && request.method === "GET")
    return metainfo(face, caller, second, third === "" ? "" : decodeURIComponent(rawName));
  if (first === "profitversion" && request.method === "GET") {
    return includes(caller.connector.special, "ProfitVersion") ? json(200, { version: "22.22.5" }) : notIncluded(face);
  }
  if (first === "connectors" && second !== "") return connectors(face, caller, request, decodeURIComponent(second));
  return empty(404);
}

function connectors(face: Face, caller: Admitted, request: SandboxRequest, name: string): SandboxAnswer {
  if (request.method === "GET") {
    if (!includes(caller.connector.get, name)) return notIncluded(face);
    if (face.faults.isOn("blocked_get_connector", name)) {
      throw new FunctionalError({ en: "This GetConnector is blocked.", nl: "Deze GetConnector is geblokkeerd." });
    }
    const rows = visibleRows(face.store.state, face.faults, caller.connector, name);
    return json(200, queryRows(rows, datasetOf(name).columns, request.query, face.turn()));
  }
  if (!includes(caller.connector.update, name)) return notIncluded(face);
  if (name !== "knuser") {
    face.store.record(`update:${name}`, name, request.body, () => true);
    return json(201, { results: {} });
  }
  if (request.method !== "POST" && request.method !== "PUT") return notIncluded(face);
  const call = readKnUser(request.method, readJson(request.body));
  const switches = {
    dropsMemberships: face.faults.isOn("mtcd2_drops_memberships"),
    omittedFlagsBecomeTrue: face.faults.isOn("omitted_flags_become_true"),
  };
  const subject = call.fields.GrId === undefined ? call.userCode : `${call.userCode}/${String(call.fields.GrId)}`;
  face.store.record(`KnUser.${call.code}`, subject, request.body, () => applyKnUser(face.store.state, call, switches));
  return empty(201);
}

function metainfo(face: Face, caller: Admitted, kind: string, name: string): SandboxAnswer {
  const { connector } = caller;
  if (kind === "") {
    const group = connector.group === null ? undefined : findGroup(face.store.state, connector.group);
    return json(200, {
      updateConnectors: connector.update.map((id) => ({ id, description: id })),
      getConnectors: connector.get.map((id) => ({ id, description: datasetOf(id).description })),
      info: {
        envid: face.store.state.environment,
        appName: connector.name,
        group: `${group?.description ?? ""} (${caller.userCode})`,
        tokenExpiry: caller.expiresAt ?? "0",
      },
    });
  }
  if (kind === "get" && includes(connector.get, name)) {
    const { description, columns } = datasetOf(name);
    const fields = columns.map((id) => ({
      id,
      fieldId: id,
      dataType: "string",
      label: id,
      length: 80,
      controlType: 0,
      decimals: 0,
    }));
    return json(200, { name, description, fields });
  }
  if (kind === "update" && includes(connector.update, name)) {
    const fields = /^knuser$/i.test(name)
      ? KNUSER_FIELDS.map((f) => ({ ...f, primaryKey: f.fieldId === "UsId", values: [] }))
      : [];
    return json(200, { id: name, name, description: name, fields, objects: [] });
  }
  return notIncluded(face);
}

/** The manual says 401, the vendor's examples show an error text: a switch chooses. */
function notIncluded(face: Face): SandboxAnswer {
  if (!face.faults.isOn("inclusion_answers_500")) return empty(401);
  throw new FunctionalError({
    en: "The connector is not supported for this app or the user is not authorised.",
    nl: "De connector wordt niet ondersteund voor deze app of de gebruiker is niet geautoriseerd.",
  });
}

const includes = (names: string[], name: string): boolean => names.some((n) => n.toLowerCase() === name.toLowerCase());

function readJson(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    throw new FunctionalError({ en: "Invalid json", nl: "Invalid json" });
  }
}

/** `apiToken` carries the environment key; the schema says `userId`, the examples `userid`. */
function readOtp(request: SandboxRequest): OtpAsk {
  const body = readJson(request.body);
  const text = (name: string): string => (typeof body[name] === "string" ? body[name] : "");
  return {
    apiKey: text("apiKey"),
    environmentKey: text("apiToken"),
    userId: text("userId") || text("userid"),
    body: request.body,
  };
}
