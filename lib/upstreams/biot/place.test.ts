import { describe, expect, it } from "vitest";
import { placeOfBiot } from "./place";
import { BIOT_PROFILE } from "./profile";
import { SMALL } from "./sandbox-seed";

const typed = { restUrl: "https://api.dev.example.biot-med.com", serviceUserId: SMALL.gatehouse, secret_key: "secret" };

describe("what is typed to connect a deployment", () => {
  it("gives the address of the user management, settings without a secret, and the secret alone", () => {
    expect(placeOfBiot(typed, [])).toEqual({
      ok: true,
      restUrl: "https://api.dev.example.biot-med.com/ums",
      soapUrl: null,
      settings: { signIn: "service", serviceUserId: SMALL.gatehouse, rolesApi: "yes", searchApi: "yes" },
      secrets: { secret_key: "secret" },
    });
    expect(placeOfBiot({ ...typed, restUrl: `${typed.restUrl}/ums/` }, [])).toMatchObject({
      restUrl: `${typed.restUrl}/ums`,
    });
  });

  it("keeps of two ways to sign in only the one that was chosen", () => {
    const person = { ...typed, signIn: "person", username: "ada@example.com", password: "correct" };
    expect(placeOfBiot(person, [])).toMatchObject({
      settings: { signIn: "person", username: "ada@example.com" },
      secrets: { password: "correct" },
    });
    expect(JSON.stringify(placeOfBiot(person, []))).not.toContain("secret_key");
    expect(placeOfBiot({ ...typed, signIn: "person" }, [])).toMatchObject({
      fields: { username: expect.any(String), password: expect.any(String) },
    });
  });

  it.each([
    [{ restUrl: "http://api.example.com" }, "restUrl"],
    [{ restUrl: "https://api.example.com/other" }, "restUrl"],
    [{ restUrl: "https://127.0.0.1" }, "restUrl"],
    [{ serviceUserId: "not-an-id" }, "serviceUserId"],
    [{ secret_key: "" }, "secret_key"],
    [{ tenantId: "clinic" }, "tenantId"],
    [{ rolesApi: "perhaps" }, "rolesApi"],
  ])("is refused by field: %o", (change, field) => {
    const place = placeOfBiot({ ...typed, ...change }, []);
    expect(place.ok ? [] : Object.keys(place.fields)).toEqual([field]);
  });
});

describe("the profile", () => {
  it("warns, without refusing anything, of an account that names no organization", () => {
    const [tenant] = BIOT_PROFILE.prerequisites({ email: null, attributes: {} });
    expect(tenant).toMatchObject({ isMet: false, isWarning: true });
    expect(BIOT_PROFILE.prerequisites({ email: null, attributes: { tenantId: SMALL.clinic } })[0]?.isMet).toBe(true);
  });

  it("lets through ids and names as BioT has them", () => {
    const id = new RegExp(BIOT_PROFILE.accountFields.find(({ name }) => name === "tenantId")?.pattern?.regex ?? "^$");
    expect([id.test(SMALL.clinic), id.test(SMALL.clinic.toUpperCase()), id.test("clinic")]).toEqual([
      true,
      true,
      false,
    ]);
    const name = new RegExp(BIOT_PROFILE.groupCode.pattern.regex);
    expect([name.test("Ward plugin"), name.test("W"), name.test(" Ward")]).toEqual([true, true, false]);
  });
});
