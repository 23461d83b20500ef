import { describe, expect, it } from "vitest";
import { placeOfBiuwer } from "./place";
import { BIUWER_PROFILE } from "./profile";
import { ASSUMED_CONTRACT } from "./sandbox";

const ALLOW = ["127.0.0.1:4101"];

describe("where an instance is", () => {
  it("follows from its name", () => {
    expect(placeOfBiuwer({ instance: "Acme" }, [])).toEqual({
      ok: true,
      restUrl: "https://acme.biuwer.com",
      soapUrl: null,
      settings: { instance: "acme" },
      secrets: {},
    });
  });

  it("is a typed address where it is a whole one", () => {
    expect(placeOfBiuwer({ restUrl: "https://bi.example.com/" }, [])).toMatchObject({
      restUrl: "https://bi.example.com",
    });
    expect(placeOfBiuwer({ restUrl: "http://127.0.0.1:4101" }, ALLOW)).toMatchObject({
      restUrl: "http://127.0.0.1:4101",
    });
  });

  it.each([
    {},
    { instance: "acme", restUrl: "https://bi.example.com" },
    { instance: "acme.biuwer.com" },
    { instance: "acme/../evil" },
    { restUrl: "http://bi.example.com" },
    { restUrl: "https://user:pass@bi.example.com" },
    { restUrl: "https://bi.example.com/share" },
    { restUrl: "https://bi.example.com?x=1" },
    { restUrl: "https://bi.example.com#x" },
    { restUrl: "https://bi.example.com:8443" },
    { restUrl: "https://127.0.0.1" },
    { restUrl: "https://2130706433" },
    { restUrl: "https://[::1]" },
    { restUrl: "https://localhost" },
    { restUrl: "https://bі.example.com" },
    { restUrl: "http://127.0.0.1:4102" },
    { restUrl: "not an address" },
  ])("is refused with a reason: %j", (typed) => {
    expect(placeOfBiuwer(typed, ALLOW)).toMatchObject({ ok: false });
  });

  it("takes a contract only whole, with the key that it asks for; the key is a secret and no setting", () => {
    const typed = { instance: "acme", contract: ASSUMED_CONTRACT, api_key: "k3y-of-acme" };
    const place = placeOfBiuwer(typed, []);
    expect(place).toMatchObject({ ok: true, secrets: { api_key: "k3y-of-acme" } });
    expect(JSON.stringify("settings" in place ? place.settings : null)).not.toContain("k3y-of-acme");
    expect(placeOfBiuwer({ ...typed, api_key: "" }, [])).toMatchObject({
      ok: false,
      fields: { api_key: expect.any(String) },
    });
    expect(placeOfBiuwer({ ...typed, contract: "" }, [])).toMatchObject({ ok: false });
    expect(placeOfBiuwer({ ...typed, contract: "{" }, [])).toMatchObject({
      ok: false,
      fields: { contract: expect.any(String) },
    });
    const lacking = ASSUMED_CONTRACT.replace('"users.list":"GET /users",', "");
    expect(placeOfBiuwer({ ...typed, contract: lacking }, [])).toMatchObject({ ok: false });
  });
});

describe("what an account lacks", () => {
  const of = (attributes: Record<string, string | boolean>, email: string | null = "a@example.com") =>
    BIUWER_PROFILE.prerequisites({ email, attributes });

  it("is warned of for a Basic user without a data policy, which refuses nothing", () => {
    expect(of({ type: "basic", dataPolicy: false })).toContainEqual(
      expect.objectContaining({ isMet: false, isWarning: true, label: expect.stringContaining("No data policy") }),
    );
    expect(of({})).toContainEqual(expect.objectContaining({ isMet: false, isWarning: true }));
    expect(of({ dataPolicy: true }).every((p) => p.isMet)).toBe(true);
  });

  it("is no data policy for an Advanced user, and a contact address for everyone, advised too", () => {
    expect(of({ type: "advanced" }).every((p) => p.isMet)).toBe(true);
    expect(of({ dataPolicy: true }, null)).toContainEqual({
      label: "Contact e-mail entered",
      isMet: false,
      isWarning: true,
    });
  });
});
