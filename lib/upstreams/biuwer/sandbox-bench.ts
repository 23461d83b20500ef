import type { Bench, Exercise } from "../contract-bench";
import type { Connection } from "../driver";
import type { PersonRef } from "../effects";
import { strikeOn, timesIn } from "../sandbox/strike";
import { ASSUMED_CONTRACT, type BiuwerBehaviour, type BiuwerSandbox, startBiuwerSandbox } from "./sandbox";
import { longLists } from "./sandbox-bench-lists";
import { smallSeed } from "./sandbox-seed";
import { findUser } from "./sandbox-state";

const WRONG = "n0t-the-k3y-0f-any-sandbox";
const PAGE_SIZE = 20;

const NORTHWIND: PersonRef = {
  remoteId: "buyers@northwind.example",
  name: "Northwind buyers",
  email: "buyers@northwind.example",
};
const CONTOSO = { remoteId: "buyers@contoso.example", name: "Contoso buyers", email: "buyers@contoso.example" };
const TAILSPIN = { remoteId: "buyers@tailspin.example", name: "Tailspin buyers", email: "buyers@tailspin.example" };
const NOBODY = { remoteId: "nobody@example.com", name: "Nobody yet", email: "nobody@example.com" };
const PORTAL = { name: "Portal" };

const create: Exercise = { effect: { type: "user.create.v1", person: TAILSPIN }, secrets: {} };
const change: Exercise = {
  effect: { type: "user.update.v1", person: { ...CONTOSO, name: "Contoso purchasers" } },
  secrets: {},
};
const once: Exercise = {
  effect: {
    type: "token.issue.v1",
    connector: PORTAL,
    person: NOBODY,
    tokenId: "tok_exam",
    label: "Portal",
    scope: [],
    validFrom: null,
    expiresAt: "2027-06-30T00:00:00.000Z",
  },
  secrets: {},
};

/** A connection to a sandbox; with a contract, by the key that its seed has. */
export function connectTo(sandbox: BiuwerSandbox, contract: string | null = ASSUMED_CONTRACT): Connection {
  return {
    restUrl: sandbox.url,
    soapUrl: null,
    settings: { heir: "olga.owner@example.com", ...(contract ? { contract } : {}) },
    secrets: contract ? { api_key: sandbox.state.apiKey } : {},
    allow: [new URL(sandbox.url).host],
  };
}

/** A contract text with short pages, so that small lists take several. */
export function contractWithPages(pageSize: number): string {
  const contract = JSON.parse(ASSUMED_CONTRACT) as { paging: object };
  return JSON.stringify({ ...contract, paging: { ...contract.paging, pageSize } });
}

const BY_HAND = "Biuwer's API reference isn't public: without a contract file a person does this";

/** Biuwer as it is documented: everything by hand. There is no credential, so the wrong one is a wrong address. */
export async function startBiuwerHandBench(): Promise<Bench> {
  const sandbox = await startBiuwerSandbox({ contract: null });
  const connection = connectTo(sandbox, null);
  return {
    connection,
    wrongCredential: { ...connection, restUrl: `${sandbox.url}/elsewhere` },
    exercises: { create: null, change: null, remove: null, once: null },
    without: { create: BY_HAND, change: BY_HAND, remove: BY_HAND, once: BY_HAND, list: BY_HAND, pages: BY_HAND },
    listed: null,
    holds: () => false,
    timesDone: () => 0,
    strike() {},
    canaries: [sandbox.state.apiKey],
    close: () => sandbox.close(),
  };
}

/** Biuwer behind the assumed contract, with what the vendor leaves open switched as given. */
export async function startBiuwerBench(behaviours: readonly BiuwerBehaviour[] = []): Promise<Bench> {
  const seed = smallSeed();
  const sandbox = await startBiuwerSandbox({ seed });
  for (const kind of behaviours) sandbox.setFault({ kind });
  const connection = connectTo(sandbox, contractWithPages(PAGE_SIZE));
  const [held] = sandbox.state.tokens;
  const text = held?.text ?? "";
  const remove = revocation(held?.id ?? "", text);
  const canEdit = !behaviours.includes("tokens_not_editable");
  const operations = new Map<Exercise, { op: string; subject: string }>([
    [create, { op: "users.create", subject: TAILSPIN.email }],
    [change, { op: "users.update", subject: CONTOSO.email }],
    [remove, { op: "tokens.update", subject: held?.id ?? "" }],
    [once, { op: "tokens.create", subject: NOBODY.email }],
  ]);
  const operation = (exercise: Exercise) => operations.get(exercise) ?? { op: "", subject: "" };
  return {
    connection,
    wrongCredential: { ...connection, secrets: { api_key: WRONG } },
    exercises: { create, change, remove: canEdit ? remove : null, once },
    without: canEdit ? {} : { remove: "this Biuwer lets nobody change a token" },
    listed: { kind: "user", isIt: (o) => o.kind === "user" && o.remoteId === TAILSPIN.email },
    lists: longLists(sandbox),
    holds(exercise) {
      const { state } = sandbox;
      if (exercise === create) return findUser(state, TAILSPIN.email) !== undefined;
      if (exercise === change) return findUser(state, CONTOSO.email)?.name === "Contoso purchasers";
      if (exercise === once) return state.tokens.some((t) => t.user === findUser(state, NOBODY.email)?.id);
      const end = state.tokens.find((t) => t.text === text)?.to;
      return typeof end === "string" && Date.parse(end) <= Date.now();
    },
    timesDone(exercise) {
      const { op, subject } = operation(exercise);
      return timesIn(sandbox.ledger, op, subject);
    },
    strike: (fault, exercise, options) => strikeOn(sandbox, fault, operation(exercise).op, options),
    canaries: [seed.apiKey, WRONG, ...seed.tokens.map((t) => t.text)],
    close: () => sandbox.close(),
  };
}

const revocation = (ref: string, text: string): Exercise => ({
  effect: {
    type: "token.revoke.v1",
    connector: PORTAL,
    person: NORTHWIND,
    tokenId: "tok_exam",
    label: "Portal",
    hint: `ends in ${text.slice(-4)}`,
    isHeld: true,
    ref,
  },
  secrets: { token_text: text },
});
