import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/core/errors";
import {
  accountWarnings,
  accountWords,
  checkAttributes,
  checkSeen,
  checkUserCode,
  differingFields,
  seenAccount,
} from "./user.rules";
import { ChangeAccountInput, CreateUserInput } from "./user.schema";

const ready = { email: "kim@kade.example", attributes: { windows: false, insite: true } };

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
    for (const code of ["12345.KDV", "12345.kim-de_v", "0.A"]) expect(() => checkUserCode("afas", code)).not.toThrow();
    for (const code of ["KDV", "12345.", ".KDV", "12345.K V", "12345.K@V", "12345.ABCDEFGHIJKLMNOP"]) {
      expect(refusal(() => checkUserCode("afas", code)).details.fields, code).toHaveProperty("userCode");
    }
  });

  it("a system and a user code come together or not at all, each missed under its own field", () => {
    expect(fieldsOf({})).toEqual([]);
    expect(fieldsOf({ systemId: "sys_1" })).toEqual(["userCode"]);
    expect(fieldsOf({ userCode: "12345.KDV" })).toEqual(["systemId"]);
    expect(fieldsOf({ attributes: { insite: true } })).toEqual(["systemId"]);
    expect(fieldsOf({ attributes: { insite: false } })).toEqual([]);
  });

  it("an e-mail address may be left out but not be half an address", () => {
    expect(fieldsOf({ email: "" })).toEqual([]);
    expect(fieldsOf({ email: "kim@" })).toEqual(["email"]);
  });

  it("Pocket can’t be asked for alone, because the vendor’s profile has no field for it", () => {
    expect(checkAttributes("afas", { insite: true })).toEqual({ windows: false, insite: true });
    const { details } = refusal(() => checkAttributes("afas", { pocket: true }));
    expect(details.fields).toHaveProperty(["attributes.pocket"]);
    expect(ChangeAccountInput.safeParse({ accountId: "acc_1", attributes: {}, pocket: true }).success).toBe(false);
  });
});

describe("an edit", () => {
  it("names the fields that differ, before and after, and nothing else", () => {
    expect(differingFields({ mail: "a", left: null }, { mail: "b" }, "12345.KDV")).toEqual({
      before: { mail: "a" },
      after: { mail: "b" },
    });
  });

  it("that changes nothing is refused as done already", () => {
    expect(refusal(() => differingFields({ mail: "a" }, { mail: "a" }, "12345.KDV")).code).toBe("already_done");
  });

  it("of what changed since the form was opened is refused with what it is now, in words", () => {
    const now = { ...ready, email: null };
    const error = refusal(() =>
      checkSeen(seenAccount(ready), seenAccount(now), "12345.KDV", accountWords("afas", now)),
    );
    expect(error.code).toBe("conflict");
    expect(error.details.next).toContain("e-mail none, Profit Windows off, InSite on");
    expect(() => checkSeen(undefined, seenAccount(now), "12345.KDV", {})).not.toThrow();
    expect(() => checkSeen(seenAccount(now), seenAccount(now), "12345.KDV", {})).not.toThrow();
  });
});

it("what stands in the way of a token is said before an account is saved so", () => {
  const off = { ...ready, attributes: { windows: false, insite: false } };
  expect(accountWarnings("afas", "Kim", ready)).toEqual([]);
  expect(accountWarnings("afas", "Kim", off)).toEqual(["Kim has no Windows or InSite, and can’t get a token without."]);
  expect(accountWarnings("afas", "Kim", { ...ready, email: " " })).toEqual([expect.stringContaining("e-mail")]);
});
