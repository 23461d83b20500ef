import { FunctionalError } from "./sandbox-errors";
import type { SandboxUser } from "./sandbox-seed";
import { findGroup, findUser, isEverybody, type SandboxGroup, type SandboxState, sameCode } from "./sandbox-state";

export type KnUserCall = { code: number; userCode: string; fields: Record<string, unknown> };
export type KnUserSwitches = { dropsMemberships: boolean; omittedFlagsBecomeTrue: boolean };

const MAX: Record<string, number> = {
  UsId: 80,
  UsIdNew: 80,
  Nm: 80,
  GrId: 20,
  GrDs: 50,
  BcCo: 15,
  EmAd: 255,
  XOEA: 255,
  Upn: 255,
};
const refuse = (en: string, nl: string, number?: number): FunctionalError => new FunctionalError({ en, nl }, number);

/** Reads the envelope `KnUser > Element > Fields`; the key may stand as attribute or field. */
export function readKnUser(method: string, body: unknown): KnUserCall {
  const element = (body as { KnUser?: { Element?: unknown } } | null)?.KnUser?.Element;
  if (typeof element !== "object" || element === null || Array.isArray(element)) {
    throw refuse("General message: the element KnUser is missing.", "Algemene melding: het element KnUser ontbreekt.");
  }
  const { Fields, "@UsId": attribute } = element as { Fields?: Record<string, unknown>; "@UsId"?: unknown };
  const fields = Fields ?? {};
  for (const [name, max] of Object.entries(MAX)) {
    if (String(fields[name] ?? "").length > max)
      throw refuse(`The field '${name}' is too long.`, `Het veld '${name}' is te lang.`);
  }
  const userCode = String(attribute ?? fields.UsId ?? "");
  if (userCode === "") throw refuse("The field 'User' is required.", "Het veld 'Gebruiker' is verplicht.");
  const code = fields.MtCd === undefined && method === "PUT" ? 1 : Number(fields.MtCd ?? Number.NaN);
  if (!Number.isInteger(code) || code < 0 || code > 6)
    throw refuse("The field 'Entry code' is invalid.", "Het veld 'Mutatiecode' is ongeldig.");
  if (method === "POST" && !fields.Nm)
    throw refuse("The field 'Description' is required.", "Het veld 'Omschrijving' is verplicht.");
  return { code, userCode, fields };
}

/** Carries out one entry code; answers whether anything changed; what it refuses changes nothing. */
export function applyKnUser(state: SandboxState, call: KnUserCall, switches: KnUserSwitches): boolean {
  const before = JSON.stringify([state.users, state.groups]);
  const user = findUser(state, call.userCode);
  if (call.code === 0 || call.code === 2) {
    const known = user ?? missing(call.userCode);
    known.isBlocked = true;
    if (call.code === 0 || switches.dropsMemberships) leaveAll(state, known.userCode);
  } else if (call.code === 4) {
    changeCode(state, user ?? missing(call.userCode), String(call.fields.UsIdNew ?? ""));
  } else if (call.code === 5) {
    throw refuse("The password can't be changed here.", "Het wachtwoord kan hier niet worden gewijzigd.");
  } else {
    const group = call.code === 6 ? null : wantedGroup(state, call);
    const saved = save(state, user, call, switches);
    if (call.code === 6) saved.isBlocked = false;
    if (group) join(state, group, saved.userCode);
  }
  return JSON.stringify([state.users, state.groups]) !== before;
}

function missing(code: string): never {
  throw refuse(`The value '${code}' does not exist.`, `De waarde '${code}' bestaat niet.`, -2147220469);
}

function wantedGroup(state: SandboxState, call: KnUserCall): SandboxGroup | null {
  const code = call.fields.GrId === undefined ? "" : String(call.fields.GrId);
  if (code === "") return null;
  const known = findGroup(state, code);
  if (known) return known;
  if (call.code !== 3) return missing(code);
  return { code, description: String(call.fields.GrDs || code), isBlocked: false, members: [] };
}

function join(state: SandboxState, group: SandboxGroup, userCode: string): void {
  if (!findGroup(state, group.code)) state.groups.push(group);
  if (isEverybody(group.code) || group.members.some((m) => sameCode(m, userCode))) return;
  group.members.push(userCode);
}

function leaveAll(state: SandboxState, userCode: string): void {
  for (const group of state.groups) {
    if (!isEverybody(group.code)) group.members = group.members.filter((m) => !sameCode(m, userCode));
  }
}

function changeCode(state: SandboxState, user: SandboxUser, next: string): void {
  if (next === "" || findUser(state, next))
    throw refuse("The new code is invalid or in use.", "De nieuwe code is ongeldig of in gebruik.");
  const old = user.userCode;
  for (const group of state.groups) group.members = group.members.map((m) => (sameCode(m, old) ? next : m));
  for (const token of state.tokens) if (sameCode(token.userCode, old)) token.userCode = next;
  user.userCode = next;
}

function save(
  state: SandboxState,
  known: SandboxUser | undefined,
  call: KnUserCall,
  switches: KnUserSwitches,
): SandboxUser {
  const { fields } = call;
  const given = (name: string): string | undefined => (fields[name] === undefined ? undefined : String(fields[name]));
  const user: SandboxUser = known ?? newUser(state, call);
  const flag = (name: string, current: boolean): boolean => {
    if (fields[name] !== undefined) return readBoolean(name, fields[name]);
    return !known || switches.omittedFlagsBecomeTrue ? true : current;
  };
  const next: SandboxUser = {
    ...user,
    name: given("Nm") ?? user.name,
    email: given("EmAd") === undefined ? user.email : given("EmAd") || null,
    upn: given("Upn") === undefined ? (user.upn ?? null) : given("Upn") || null,
    personId: given("BcCo") ?? user.personId ?? null,
    windows: flag("Awin", user.windows),
    insite: flag("InSi", user.insite),
    outsite: fields.Site === undefined ? (user.outsite ?? false) : readBoolean("Site", fields.Site),
  };
  if (next.email && state.users.some((u) => u !== user && u.email && sameCode(u.email, next.email ?? ""))) {
    throw refuse("The e-mail address is already in use.", "Het e-mailadres is al in gebruik.");
  }
  if (next.outsite && !next.email) throw refuse("OutSite needs an e-mail address.", "OutSite vereist een e-mailadres.");
  if (!known) state.users.push(user);
  return Object.assign(user, next);
}

function newUser(state: SandboxState, call: KnUserCall): SandboxUser {
  if (!call.fields.Nm) throw refuse("The field 'Description' is required.", "Het veld 'Omschrijving' is verplicht.");
  if (!call.userCode.startsWith(`${state.participant}.`)) {
    throw refuse(
      "The user code must start with the participant number.",
      "De gebruikerscode moet met het deelnemernummer beginnen.",
    );
  }
  return { userCode: call.userCode, name: "", email: null, isBlocked: false, windows: true, insite: true };
}

/** Booleans come as true, "1" or "true" in the vendor's own examples. */
function readBoolean(name: string, value: unknown): boolean {
  if (value === true || value === 1 || /^(1|true)$/i.test(String(value))) return true;
  if (value === false || value === 0 || /^(0|false)$/i.test(String(value))) return false;
  throw refuse(`The field '${name}' is invalid.`, `Het veld '${name}' is ongeldig.`);
}
