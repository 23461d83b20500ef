import type { Bench, Exercise } from "../contract-bench";
import type { Connection } from "../driver";
import { sha256 } from "../sandbox/store";
import { strikeOn, timesIn } from "../sandbox/strike";
import { type Sandbox, startSandbox } from "./sandbox";
import type { Behaviour } from "./sandbox-behaviours";
import { longListsOf } from "./sandbox-lists";
import { smallSeed, tokenXml } from "./sandbox-seed";
import { findGroup, findUser } from "./sandbox-state";

const OWN = "1A2B".repeat(16);
const HELD = "3C4D".repeat(16);
const CLIENT_SECRET = "exam-client-s3cr3t";
const WRONG = "5E6F".repeat(16);
const KIM = { remoteId: "12345.KDV", name: "Kim de Vries", email: "kim.devries@example.com" };
const SAM = { remoteId: "12345.SJA", name: "Sam Jansen", email: "sam.jansen@example.com" };

const create: Exercise = {
  effect: {
    type: "membership.add.v1",
    group: { code: "CONSULTANCY", description: "Consultancy" },
    person: SAM,
    mayCreateGroup: false,
  },
  secrets: {},
};
const change: Exercise = {
  effect: {
    type: "user.update.v1",
    person: { ...KIM, name: "Kim Bakker", attributes: { windows: false, insite: true } },
  },
  secrets: {},
};
const remove: Exercise = {
  effect: {
    type: "token.revoke.v1",
    connector: { name: "Hours app" },
    person: KIM,
    tokenId: "tok_exam",
    label: "Phone of Kim",
    hint: "ends in 3C4D",
    isHeld: true,
  },
  secrets: { token_text: tokenXml(HELD) },
};
const once: Exercise = {
  effect: { type: "token.request_code.v1", connector: { name: "Hours app" }, person: KIM, tokenId: "tok_exam" },
  secrets: {},
};

/** A connection to a sandbox with the small seed, by Gatehouse's own token there. */
export function connectTo(sandbox: Sandbox, change: Partial<Connection> = {}): Connection {
  return {
    restUrl: sandbox.restUrl,
    soapUrl: sandbox.soapUrl,
    settings: {},
    secrets: {
      token: tokenXml("1".repeat(64)),
      environment_key: sandbox.state.environmentKey,
      "api_key:Hours app": "B".repeat(32),
    },
    allow: [new URL(sandbox.url).host],
    ...change,
  };
}

/** The sandbox of AFAS as the exam needs it, with the vendor's undocumented behaviours switched as given. */
export async function startAfasBench(
  behaviours: readonly Behaviour[] = [],
  authentication = "classic",
): Promise<Bench> {
  const seed = smallSeed();
  seed.tokens = [
    { connector: "Gatehouse", userCode: "12345.GATEHOUSE", description: "Gatehouse server", text: tokenXml(OWN) },
    { connector: "Hours app", userCode: KIM.remoteId, description: "Phone of Kim", text: tokenXml(HELD) },
  ];
  const oauth = { clientId: "gatehouse", clientSecret: CLIENT_SECRET, userCode: "12345.GATEHOUSE" };
  Object.assign(seed.connectors[0] ?? {}, { oauth });
  const sandbox = await startSandbox({ seed });
  for (const kind of behaviours) sandbox.setFault({ kind });
  const secrets = {
    token: tokenXml(OWN),
    environment_key: seed.environmentKey,
    "api_key:Hours app": "B".repeat(32),
    client_id: oauth.clientId,
    client_secret: CLIENT_SECRET,
  };
  const connection = connectTo(sandbox, { secrets, settings: { authentication } });
  return {
    connection,
    wrongCredential: { ...connection, secrets: { ...secrets, token: tokenXml(WRONG), client_secret: WRONG } },
    exercises: { create, change, remove, once },
    without: {},
    listed: {
      kind: "membership",
      isIt: (o) => o.kind === "membership" && o.remoteId === SAM.remoteId && o.groupCode === "CONSULTANCY",
    },
    lists: longListsOf(sandbox),
    holds(exercise) {
      if (exercise === create) return findGroup(sandbox.state, "CONSULTANCY")?.members.includes(SAM.remoteId) === true;
      if (exercise === change) return findUser(sandbox.state, KIM.remoteId)?.name === "Kim Bakker";
      if (exercise === remove) return !sandbox.state.tokens.some((t) => t.sha256 === sha256(HELD));
      return sandbox.state.mailbox.some((m) => m.userCode === KIM.remoteId);
    },
    timesDone(exercise) {
      const { op, subject } = operation(exercise);
      return timesIn(sandbox.ledger, op, subject);
    },
    strike: (fault, exercise, options) => strikeOn(sandbox, fault, operation(exercise).request, options),
    canaries: [CLIENT_SECRET, OWN, HELD, WRONG, seed.environmentKey, "B".repeat(32)],
    close: () => sandbox.close(),
  };
}

function operation(exercise: Exercise): { request: string; op: string; subject: string } {
  if (exercise === create) return { request: "update:KnUser", op: "KnUser.1", subject: `${SAM.remoteId}/CONSULTANCY` };
  if (exercise === change) return { request: "update:KnUser", op: "KnUser.1", subject: KIM.remoteId };
  if (exercise === remove)
    return { request: "soap:DeleteToken", op: "token.delete", subject: `Hours app/${KIM.remoteId}/Phone of Kim` };
  return { request: "otprequest", op: "otp.request", subject: `Hours app/${KIM.remoteId}` };
}
