import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { show } from "../contract-watch";
import type { Outcome } from "../driver";
import type { Effect, EffectOf } from "../effects";
import { UpstreamError } from "../upstream-error";
import { contractfitDriver } from "./driver";
import { fingerprintOf } from "./keys";
import { rotationOf } from "./rotation.rules";
import { type ContractfitSandbox, startContractfitSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { DOCUMENT, INBOX, KEY, ROLE, USER } from "./sandbox-seed";

let sandbox: ContractfitSandbox;
beforeEach(async () => {
  sandbox = await startContractfitSandbox();
});
afterEach(() => sandbox.close());

const GUEST = { remoteId: "shared-link", name: "Shared link", email: null, ref: USER.sharedLink };
const VIEWER = { code: "invoice-viewer @ invoice", description: "" };
const REVIEWER = { code: "invoice-reviewer @ invoice", description: "" };
const issue = (change: Partial<EffectOf<"token.issue.v1">> = {}): EffectOf<"token.issue.v1"> => ({
  type: "token.issue.v1",
  connector: { name: "Host application", group: VIEWER },
  person: GUEST,
  tokenId: "tok_new",
  label: "Visitor",
  scope: [],
  validFrom: null,
  expiresAt: null,
  groups: [VIEWER, REVIEWER],
  ...change,
});
const standing = (change: { isHeld?: boolean; ref?: string | null } = {}) => ({
  connector: { name: "Host application" },
  person: GUEST,
  tokenId: "tok_old",
  label: "Visitor",
  hint: "ends in a1b2",
  isHeld: true,
  ...change,
});
const apply = (
  effect: Effect,
  secrets: Record<string, string> = {},
  settings: Record<string, string> = {},
): Promise<Outcome> => {
  const connection = connectTo(sandbox);
  return contractfitDriver.apply(effect, { ...connection, settings: { ...connection.settings, ...settings } }, secrets);
};
async function refusal(...asked: Parameters<typeof apply>): Promise<UpstreamError> {
  const error = await apply(...asked).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof UpstreamError) return error;
  throw new Error("it was not refused");
}
const writes = (): string[] =>
  sandbox.requests.map(({ operation }) => operation).filter((o) => !o.startsWith("GET") && o !== "POST auth");
const keyOf = (token: string) => sandbox.state.keys.find((key) => key.token === token);

describe("a new key", () => {
  it("opens what the integration's role opens where no scope is named, and each place with the role that it names", async () => {
    const plain = await apply(issue());
    expect(keyOf(plain.secrets?.token_text ?? "")?.roles).toEqual([{ role: ROLE.viewer, inbox: INBOX.invoice }]);
    expect(plain).toMatchObject({ state: "verified", ref: fingerprintOf(plain.secrets?.token_text ?? "") });
    const review = await apply(
      issue({
        scope: [
          { kind: "inbox", name: "invoice" },
          { kind: "document", name: `invoice-reviewer @ invoice/${DOCUMENT}` },
        ],
      }),
    );
    expect(keyOf(review.secrets?.token_text ?? "")?.roles).toEqual([
      { role: ROLE.viewer, inbox: INBOX.invoice },
      { role: ROLE.reviewer, inbox: INBOX.invoice, document_id: DOCUMENT },
    ]);
  });

  it("of the set-up user is refused before the vendor hears of it", async () => {
    const own = { ...GUEST, remoteId: "GATEHOUSE@example.com", ref: null };
    expect((await refusal(issue({ person: own }))).message).toContain("must never be the user of a key");
    expect(sandbox.requests).toEqual([]);
    // Under another name too: what counts is whom the vendor shows under the id.
    expect((await refusal(issue({ person: { ...GUEST, ref: USER.setUp } }))).message).toContain(
      "must never be the user",
    );
    expect(writes()).toEqual([]);
  });

  it.each<[string, Partial<EffectOf<"token.issue.v1">>, string]>([
    [
      "with a role that its user lacks",
      { scope: [{ kind: "inbox", name: "administrator @ invoice" }] },
      "does not have administrator @ invoice",
    ],
    [
      "at an inbox that its user lacks",
      { scope: [{ kind: "inbox", name: "contract" }] },
      "does not have invoice-viewer @ contract",
    ],
    [
      "for the whole tenant of a user at one inbox",
      { connector: { name: "x", group: { code: "invoice-viewer", description: "" } } },
      "does not have invoice-viewer",
    ],
    ["that the records don't give its user", { groups: [REVIEWER] }, "does not have invoice-viewer @ invoice"],
    ["for a document without its inbox", { scope: [{ kind: "document", name: `/${DOCUMENT}` }] }, "without its inbox"],
    ["that opens nothing", { connector: { name: "x" } }, "opens nothing"],
    [
      "without a word on the role",
      { connector: { name: "x" }, scope: [{ kind: "inbox", name: "invoice" }] },
      "with which role",
    ],
    ["that begins later", { validFrom: "2099-01-01T00:00:00Z" }, "can't begin later"],
  ])("%s is refused with words, and nothing is sent", async (_, change, words) => {
    const error = await refusal(issue(change));
    expect(error.failure).toEqual({ kind: "rejected", wasSent: false });
    expect(error.message).toContain(words);
    expect(writes()).toEqual([]);
    expect(sandbox.ledger).toEqual([]);
  });

  it("with what its user has lost at the vendor is refused, whatever is recorded", async () => {
    const guest = sandbox.state.users.find(({ id }) => id === USER.sharedLink);
    if (guest) guest.roles = [];
    expect((await refusal(issue())).message).toContain("shared-link does not have");
    expect(writes()).toEqual([]);
  });

  it("is made at one inbox where Gatehouse may no more, and refused for another", async () => {
    const own = sandbox.state.users.find(({ id }) => id === USER.setUp);
    if (own) own.roles = [{ role: ROLE.setUp, inbox: INBOX.invoice }];
    // Users are maintained for the whole tenant, keys at the inbox alone.
    sandbox.state.roles.push({ id: "a".repeat(24), name: "people", permissions: ["edit_users"] });
    own?.roles.push({ role: "a".repeat(24) });
    expect((await refusal(issue())).theirWords).toContain("edit_backend_settings");
    expect((await apply(issue(), {}, { keyInbox: INBOX.invoice })).state).toBe("verified");
    expect((await refusal(issue(), {}, { keyInbox: INBOX.contract })).message).toContain("at one inbox only");
  });
});

describe("a key that stands", () => {
  const text = { token_text: KEY.active };

  it("is suspended, resumed, given an end and set free of it, each read back and each the same when done again", async () => {
    const end = "2031-06-30T12:00:00.000Z";
    const orders: [Effect, (key: ReturnType<typeof keyOf>) => unknown, unknown][] = [
      [{ type: "token.suspend.v1", ...standing(), expiresAt: null }, (key) => key?.active, false],
      [{ type: "token.resume.v1", ...standing(), expiresAt: null }, (key) => key?.active, true],
      [{ type: "token.set_expiry.v1", ...standing(), expiresAt: end }, (key) => key?.expireAt, end],
      [{ type: "token.set_expiry.v1", ...standing(), expiresAt: null }, (key) => key?.expireAt, null],
    ];
    for (const [effect, look, wanted] of orders) {
      expect((await apply(effect, text)).state).toBe("verified");
      expect(look(keyOf(KEY.active))).toBe(wanted);
      expect((await apply(effect, text)).wasAlreadySo).toBe(true);
      expect((await contractfitDriver.verify(effect, connectTo(sandbox), text)).state).toBe("so");
    }
    expect(keyOf(KEY.active)?.roles).toHaveLength(1);
  });

  it("is found by its fingerprint where the text isn't held, and stays a person's task where neither is", async () => {
    const known = standing({ isHeld: false, ref: fingerprintOf(KEY.active) });
    const unknown = standing({ isHeld: false });
    expect(contractfitDriver.capabilityOf({ type: "token.revoke.v1", ...known }).how).toBe("api");
    expect(contractfitDriver.capabilityOf({ type: "token.revoke.v1", ...unknown }).how).toBe("hand");
    expect((await apply({ type: "token.revoke.v1", ...known })).state).toBe("verified");
    expect(keyOf(KEY.active)).toBeUndefined();
    expect((await apply({ type: "token.revoke.v1", ...known })).wasAlreadySo).toBe(true);
    expect((await refusal({ type: "token.revoke.v1", ...unknown })).failure.wasSent).toBe(false);
    expect(sandbox.state.keys).toHaveLength(3);
  });

  it("is deleted although the text that was pasted came in capitals", async () => {
    const outcome = await apply({ type: "token.revoke.v1", ...standing() }, { token_text: KEY.active.toUpperCase() });
    expect([outcome.wasAlreadySo, keyOf(KEY.active)]).toEqual([undefined, undefined]);
  });

  it("is never said to be gone where the vendor shows its keys masked", async () => {
    sandbox.setFault({ kind: "masked_lists" });
    const known = standing({ isHeld: false, ref: fingerprintOf(KEY.active) });
    expect((await refusal({ type: "token.revoke.v1", ...known })).message).toContain("masked");
    expect((await apply({ type: "token.revoke.v1", ...standing() }, text)).state).toBe("verified");
  });

  it("that is no longer there can't be changed, which is told, and is as good as revoked", async () => {
    const gone = { token_text: "9".repeat(64) };
    expect((await refusal({ type: "token.suspend.v1", ...standing(), expiresAt: null }, gone)).message).toContain(
      "any more",
    );
    expect((await apply({ type: "token.revoke.v1", ...standing() }, gone)).wasAlreadySo).toBe(true);
  });
});

describe("a lost answer to a new key", () => {
  it("is left to a person, who is told how many keys look alike", async () => {
    sandbox.setFault({ kind: "reset_after_effect", operation: "POST auth/api-key", times: 1 });
    expect((await refusal(issue())).failure).toEqual({ kind: "transient", wasSent: true });
    const proof = await contractfitDriver.verify(issue(), connectTo(sandbox), {});
    expect(proof.state).toBe("unknown");
    expect(proof.note).toContain("3 keys of shared-link with this scope");
    expect(contractfitDriver.capabilityOf(issue())).toMatchObject({ how: "api", class: "N" });
  });
});

describe("a change of scope", () => {
  it("is a rotation: a new key, handed over, the old one quiet, and only then deleted", async () => {
    const old = { ...standing(), expiresAt: null };
    const next = {
      tokenId: "tok_new",
      label: "Visitor",
      scope: [{ kind: "inbox", name: "invoice-reviewer @ invoice" }],
      expiresAt: null,
    };
    const steps = rotationOf(old, next);
    expect(steps.map(({ step }) => step)).toEqual(["issue", "deliver", "quiet", "delete"]);
    const seen: [boolean | undefined, number][] = [];
    for (const { effect } of steps) {
      if (effect)
        await apply(effect.type === "token.issue.v1" ? { ...effect, groups: [REVIEWER] } : effect, {
          token_text: KEY.active,
        });
      seen.push([keyOf(KEY.active)?.active, sandbox.state.keys.length]);
    }
    expect(seen).toEqual([
      [true, 5],
      [true, 5],
      [false, 5],
      [undefined, 4],
    ]);
  });
});

describe("the text of a key", () => {
  const odd = "k/../e?y#&%20=".padEnd(40, "x");

  it("is encoded in a path, so that it can't lead anywhere else", async () => {
    const key = keyOf(KEY.active);
    if (key) key.token = odd;
    expect((await apply({ type: "token.revoke.v1", ...standing() }, { token_text: odd })).state).toBe("verified");
    expect(writes()).toEqual(["DELETE auth/api-key/{key}"]);
    expect(sandbox.state.keys).toHaveLength(3);
  });

  it.each(["echo", "status:500", "html", "reset", "half_json", "throttle"])(
    "is in no note and no error, whatever the vendor says: %s",
    async (kind) => {
      const said: string[] = [];
      for (const operation of [
        "POST auth",
        "GET auth/api-key/{key}",
        "PATCH auth/api-key/{key}",
        "DELETE auth/api-key/{key}",
        "GET auth/api-key",
        "POST auth/api-key",
      ]) {
        for (const effect of [
          { type: "token.suspend.v1", ...standing(), expiresAt: null },
          { type: "token.revoke.v1", ...standing() },
          { type: "token.revoke.v1", ...standing({ isHeld: false, ref: fingerprintOf(KEY.document) }) },
          issue(),
        ] as const) {
          sandbox.setFault({ kind, operation });
          const secrets: Record<string, string> = "isHeld" in effect && effect.isHeld ? { token_text: KEY.active } : {};
          await apply(effect, secrets).then(
            ({ note, ref }) => said.push(note, ref ?? ""),
            (error: unknown) => said.push(show(error)),
          );
          sandbox.reset();
        }
      }
      const text = said.join("\n");
      expect(said.length).toBeGreaterThan(19);
      for (const secret of Object.values(KEY)) expect(text.toLowerCase()).not.toContain(secret.slice(0, 24));
      expect(text).not.toContain("Gatehouse-sandbox-1");
      expect(text).not.toMatch(/eyJ[A-Za-z0-9_-]{10}/);
    },
  );

  it("is in no request log of the sandbox and in no state that it shows", async () => {
    await apply({ type: "token.suspend.v1", ...standing(), expiresAt: null }, { token_text: KEY.active });
    const control = async (what: string) => (await fetch(`${sandbox.url}/_sandbox/${what}`)).text();
    for (const what of ["requests", "ledger", "state"]) expect(await control(what)).not.toContain(KEY.active);
  });
});
