import { describe, expect, test } from "vitest";
import {
  account,
  BY,
  base,
  block,
  day,
  doubt,
  ended,
  everybody,
  facts,
  NOW,
  settled,
  token,
} from "@/lib/testing/pair-facts";
import { judge } from "./access.rules";
import type { PairFacts, TokenFact } from "./pair-facts.rules";
import type { LightName } from "./verdict.rules";

const light = (name: LightName, more: Partial<PairFacts>, at = NOW) => judge(facts(more), at).lights[name];

describe("member", () => {
  test("in the linked group: since the later of joining and linking, and by whom", () => {
    expect(light("member", {})).toMatchObject({
      state: "yes",
      since: day("2025-02-03"),
      by: "S. de Boer",
      ticket: "HR-412",
      next: null,
    });
    expect(light("member", {}).sentence).toBe(
      "In CONSULTANCY, the group linked to Hours app, since 3 Feb 2025. Added by S. de Boer, HR-412.",
    );
  });
  test("not in it, or not any more: the next step adds him", () => {
    const left = base.membership && { ...base.membership, to: day("2026-11-20"), closed: { ...BY, ticket: null } };
    expect(light("member", { membership: left })).toMatchObject({
      state: "no",
      since: day("2026-11-20"),
      next: { code: "add_to_group", label: "Add to CONSULTANCY", subjectId: "grp_1" },
    });
    expect(light("member", { membership: left }).sentence).toContain("Taken out by S. de Boer.");
    expect(light("member", { membership: null })).toMatchObject({ state: "no", since: null, by: null });
  });
  test("a doubt turns yes into unknown and leaves a plain no alone", () => {
    const doubted = base.membership && { ...base.membership, doubt };
    expect(light("member", { membership: doubted })).toMatchObject({
      state: "unknown",
      since: doubt.from,
      next: { code: "read_again", label: "Read AFAS again" },
    });
    expect(light("member", { membership: doubted && { ...doubted, to: NOW } }).state).toBe("no");
  });
  test("Everybody is a rule: whoever has a valid account is in it", () => {
    expect(light("member", { link: everybody, membership: null })).toMatchObject({
      state: "yes",
      since: day("2025-01-05"),
    });
    expect(light("member", { link: everybody, account: { ...account, to: NOW } })).toMatchObject({
      state: "no",
      next: { code: "open_user" },
    });
  });
  test("without a linked group, or without an account, nobody is a member", () => {
    const cut = base.link && { ...base.link, to: day("2026-10-01"), closed: BY };
    expect(light("member", { link: cut })).toMatchObject({
      state: "no",
      since: day("2026-10-01"),
      by: "S. de Boer",
      next: { code: "link_group" },
    });
    expect(light("member", { account: null, tokens: [] })).toMatchObject({
      state: "no",
      short: "no account in AFAS production",
      next: { code: "open_user" },
    });
  });
});

describe("token", () => {
  const one = (more: Partial<TokenFact>) => light("token", { tokens: [token(more)] });
  test("one that is issued and alive is enough; more are counted; the oldest tells since when", () => {
    const later = token({ id: "tok_2", issuedAt: day("2026-06-01") });
    const found = light("token", { tokens: [later, token({ expiresAt: day("2027-05-01") })] });
    expect(found).toMatchObject({ state: "yes", since: day("2026-05-04") });
    expect(found.sentence).toBe(
      "Token 8E21…60DD (iPhone Pieter) issued 4 May 2026, expires 1 May 2027 00:00. Asked for by S. de Boer, HR-412. 1 more valid for this connector.",
    );
  });
  test("none at all, expired, revoked, suspended and not yet issued are no, each with its own words and step", () => {
    expect(light("token", { tokens: [] })).toMatchObject({
      state: "no",
      short: "no token",
      next: { code: "issue_token", label: "Issue token" },
    });
    expect(light("token", { tokens: [], account: null }).next?.subjectId).toBe("usr_1");
    expect(one({ expiresAt: NOW })).toMatchObject({
      state: "no",
      short: "token expired 21 Nov 2026",
      next: { code: "issue_token" },
    });
    expect(one({ revokedAt: NOW, revoked: BY })).toMatchObject({
      state: "no",
      short: "token revoked 21 Nov 2026",
      by: "S. de Boer",
    });
    expect(one({ block: block({ until: day("2026-12-01") }) })).toMatchObject({
      state: "no",
      short: "token suspended",
      by: "E. Yilmaz",
      next: { code: "open_token" },
    });
    expect(one({ block: block({ opened: null }) })).toMatchObject({ by: null });
    expect(one({ issuedAt: null, hint: null })).toMatchObject({
      state: "no",
      short: "token not issued yet",
      next: { label: "Finish issuing it" },
    });
    expect(one({ issuedAt: day("2026-11-22") }).state).toBe("no");
    expect(one({ requestedAt: day("2026-11-22") }).short).toBe("no token");
  });
  test("one that is issued and begins later is no until its first moment, and yes since then", () => {
    const validFrom = day("2026-11-22");
    expect(one({ validFrom })).toMatchObject({
      state: "no",
      short: "token not valid yet",
      sentence: "Token 8E21…60DD (iPhone Pieter) is issued, and works from 22 Nov 2026 00:00.",
    });
    const begun = light("token", { tokens: [token({ validFrom })] }, validFrom);
    expect(begun).toMatchObject({ state: "yes", since: validFrom });
  });
  test("a suspension that ended, by hand or by the clock, ends the no", () => {
    expect(one({ block: ended })).toMatchObject({ state: "yes", since: day("2026-11-10") });
    expect(one({ block: block({ until: day("2026-11-05") }) })).toMatchObject({
      state: "yes",
      since: day("2026-11-05"),
    });
    expect(one({ doubt: settled })).toMatchObject({ state: "yes", since: settled.to });
  });
  test("one asked for and in doubt is unknown, not no; one that has ended stays no", () => {
    expect(one({ issuedAt: null, doubt })).toMatchObject({ state: "unknown", source: { kind: "unknown" } });
    expect(one({ doubt }).state).toBe("unknown");
    expect(one({ doubt, revokedAt: NOW }).state).toBe("no");
    expect(one({ doubt, block: block() }).state).toBe("no");
  });
  test("of several that ended the last one is named", () => {
    const tokens = [
      token({ id: "tok_2", expiresAt: day("2026-02-01") }),
      token({ expiresAt: day("2026-11-03") }),
      token({ id: "tok_0", expiresAt: day("2026-11-03") }),
    ];
    expect(light("token", { tokens }).sentence).toContain(
      "expired on 3 Nov 2026 00:00. No other token for this connector is valid.",
    );
  });
});

describe("connector, person and system", () => {
  const connector = (more: Partial<PairFacts["connector"]>) =>
    light("connector", { connector: { ...base.connector, ...more } });
  test("a connector is closed by a block, by retirement, by having no group", () => {
    expect(connector({ block: block({ until: day("2026-12-01") }) })).toMatchObject({
      state: "no",
      since: day("2026-11-01"),
      by: "E. Yilmaz",
      next: { code: "unblock_connector", label: "Unblock" },
    });
    expect(connector({ retiredAt: NOW })).toMatchObject({ state: "no", short: "connector retired", next: null });
    expect(light("connector", { link: null })).toMatchObject({
      state: "no",
      since: null,
      next: { code: "link_group" },
    });
  });
  test("an open one says since when", () => {
    expect(connector({ block: ended })).toMatchObject({ state: "yes", since: day("2026-11-10"), by: "S. de Boer" });
    expect(connector({ block: ended }).sentence).toBe(
      "Not blocked since 10 Nov 2026 00:00. Linked to CONSULTANCY since 5 Jan 2025. Unblocked by S. de Boer.",
    );
    expect(connector({ doubt: settled }).since).toEqual(settled.to);
    expect(connector({ doubt }).state).toBe("unknown");
    expect(connector({ doubt, block: block() }).state).toBe("no");
  });
  test("a person is closed by a block on user, account or group, by leaving, or without a valid account", () => {
    const user = { ...base.user, block: block() };
    expect(light("person", { user })).toMatchObject({
      state: "no",
      short: "person blocked",
      next: { code: "unblock_user" },
    });
    expect(light("person", { account: { ...account, block: block() } })).toMatchObject({
      short: "blocked in AFAS production",
      next: { code: "unblock_account" },
    });
    const group = base.link && { ...base.link.group, block: block({ opened: { ...BY, ticket: null } }) };
    const link = base.link && group && { ...base.link, group };
    expect(light("person", { link })).toMatchObject({ short: "CONSULTANCY blocked", next: { code: "unblock_group" } });
    expect(light("person", { link: link && { ...link, to: NOW } }).state).toBe("yes");
    expect(light("person", { user: { ...base.user, leftAt: NOW } })).toMatchObject({
      state: "no",
      short: "left 21 Nov 2026",
      next: null,
    });
    expect(light("person", { account: null, tokens: [] })).toMatchObject({
      short: "no account in AFAS production",
      since: null,
    });
    expect(light("person", { account: { ...account, to: NOW } }).sentence).toBe("Account PVDM ended on 21 Nov 2026.");
    expect(light("person", { account: { ...account, from: day("2026-12-01") } }).sentence).toBe(
      "Account PVDM starts on 1 Dec 2026.",
    );
    expect(light("person", { user, account: { ...account, doubt } }).state).toBe("no");
  });
  test("a person is open otherwise, or unknown in doubt", () => {
    expect(light("person", {}).sentence).toBe("Neither Pieter van der Meer, account PVDM nor CONSULTANCY is blocked.");
    expect(light("person", { account: { ...account, doubt: { ...doubt, reason: " " } } }).sentence).toContain(
      "no reason is known",
    );
    expect(light("person", { link: null }).sentence).toBe("Neither Pieter van der Meer nor account PVDM is blocked.");
  });
  test("a suspended system closes all; a doubtful one is unknown", () => {
    const system = (more: Partial<PairFacts["system"]>) => light("system", { system: { ...base.system, ...more } });
    expect(system({ block: block() })).toMatchObject({
      state: "no",
      short: "AFAS production suspended",
      next: { code: "reopen_system" },
    });
    expect(system({ block: block() }).sentence).toMatch(/^AFAS production is suspended since 1 Nov 2026/);
    expect(system({ doubt })).toMatchObject({ state: "unknown", next: { code: "read_again" } });
    expect(system({ block: ended, doubt: settled })).toMatchObject({ state: "yes", since: settled.to });
  });
});
