import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { applicationWarnings, checkSeen, differingFields, missingWords, seenAccount } from "./user.rules";
import { ChangeAccountInput, CreateUserInput } from "./user.schema";

const ready = { email: "kim@kade.example", windows: false, insite: true };

function refusal(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

const fieldsOf = (input: unknown) => {
  const parsed = CreateUserInput.safeParse({ kind: "person", name: "Kim de Vries", ...(input as object) });
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join("."));
};

describe("what may be written", () => {
  it("a user code has the vendor’s form and twenty characters at most", () => {
    const systemId = "sys_1";
    for (const userCode of ["12345.KDV", "12345.kim-de_v", "0.A"]) expect(fieldsOf({ systemId, userCode })).toEqual([]);
    for (const userCode of ["KDV", "12345.", ".KDV", "12345.K V", "12345.K@V", "12345.ABCDEFGHIJKLMNOP"]) {
      expect(fieldsOf({ systemId, userCode }), userCode).toEqual(["userCode"]);
    }
  });

  it("a system and a user code come together or not at all, each missed under its own field", () => {
    expect(fieldsOf({})).toEqual([]);
    expect(fieldsOf({ systemId: "sys_1" })).toEqual(["userCode"]);
    expect(fieldsOf({ userCode: "12345.KDV" })).toEqual(["systemId"]);
    expect(fieldsOf({ insite: true })).toEqual(["systemId"]);
  });

  it("an e-mail address may be left out but not be half an address", () => {
    expect(fieldsOf({ email: "" })).toEqual([]);
    expect(fieldsOf({ email: "kim@" })).toEqual(["email"]);
  });

  it("Pocket can’t be asked for alone, because there is no field for it", () => {
    const input = { accountId: "acc_1", windows: false, insite: false, pocket: true };
    expect(ChangeAccountInput.safeParse(input).success).toBe(false);
  });
});

describe("an edit", () => {
  it("names the fields that differ, before and after, and nothing else", () => {
    expect(differingFields(ready, { ...ready, windows: true }, "12345.KDV")).toEqual({
      before: { windows: false },
      after: { windows: true },
    });
  });

  it("that changes nothing is refused as done already", () => {
    expect(refusal(() => differingFields(ready, ready, "12345.KDV")).code).toBe("already_done");
  });

  it("of what changed since the form was opened is refused with what it is now, in words", () => {
    const now = { ...ready, email: null };
    const error = refusal(() => checkSeen(seenAccount(ready), seenAccount(now), "12345.KDV", now));
    expect(error.code).toBe("conflict");
    expect(error.details.next).toContain("e-mail none, Profit Windows off, InSite on");
    expect(() => checkSeen(undefined, seenAccount(now), "12345.KDV", now)).not.toThrow();
    expect(() => checkSeen(seenAccount(now), seenAccount(now), "12345.KDV", now)).not.toThrow();
  });
});

describe("what stands in the way of a token", () => {
  it("is said before the last application or the address goes, and when Pocket comes along", () => {
    const off = { ...ready, insite: false };
    expect(applicationWarnings("Kim", ready, off)).toEqual([expect.stringContaining("Pocket goes off")]);
    expect(applicationWarnings("Kim", off, ready)).toEqual([expect.stringContaining("Pocket goes on too")]);
    expect(applicationWarnings("Kim", ready, { ...ready, windows: true })).toEqual([]);
    expect(applicationWarnings("Kim", ready, { ...ready, email: " " })).toEqual([expect.stringContaining("e-mail")]);
  });

  it("is named in a few words, and nothing is where all is met", () => {
    expect(missingWords({ email: true, pocket: true })).toEqual([]);
    expect(missingWords({ email: false, pocket: false })).toEqual(["no e-mail", "no Windows or InSite"]);
  });
});
