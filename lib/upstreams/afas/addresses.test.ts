import { describe, expect, it } from "vitest";
import { derivedAddresses, environmentKindOf, typedAddresses } from "./addresses";

describe("addresses on AFAS Online", () => {
  it.each([
    [
      "production",
      "https://12345.rest.afas.online/ProfitRestServices",
      "https://12345.soap.afas.online/profitservices",
    ],
    [
      "test",
      "https://12345.resttest.afas.online/ProfitRestServices",
      "https://12345.soaptest.afas.online/profitservices",
    ],
    [
      "accept",
      "https://12345.restaccept.afas.online/ProfitRestServices",
      "https://12345.soapaccept.afas.online/profitservices",
    ],
  ] as const)("follow from the participant number for %s", (kind, restUrl, soapUrl) => {
    expect(derivedAddresses(" 12345 ", kind)).toEqual({ ok: true, restUrl, soapUrl });
  });

  it.each(["", "1234", "123456", "02345", "12a45", "12345.evil.example", "１２３４５"])(
    "are not made from %j",
    (number) => {
      expect(derivedAddresses(number, "production")).toMatchObject({ ok: false, field: "participant" });
    },
  );

  it("carry the kind in the first letter of the environment's name", () => {
    expect(["O12345AA", "T12345AA", "A12345AA", "X1"].map(environmentKindOf)).toEqual([
      "production",
      "test",
      "accept",
      null,
    ]);
  });
});

describe("typed addresses", () => {
  const soapUrl = "https://afas.example.com/profitservices";
  const rest = (restUrl: string, allow: string[] = []) => typedAddresses({ restUrl, soapUrl }, allow);

  it("are tidied", () => {
    expect(rest(" https://AFAS.example.com/ProfitRestServices/ ")).toEqual({
      ok: true,
      restUrl: "https://afas.example.com/ProfitRestServices",
      soapUrl,
    });
  });

  it.each([
    "http://afas.example.com/ProfitRestServices",
    "https://afas.example.com/other",
    "https://afas.example.com/ProfitRestServices/more",
    "afas.example.com",
    "",
  ])("are refused under the field that is wrong: %j", (address) => {
    expect(rest(address)).toMatchObject({ ok: false, field: "restUrl" });
    expect(
      typedAddresses({ restUrl: "https://afas.example.com/ProfitRestServices", soapUrl: address }, []),
    ).toMatchObject({
      ok: false,
      field: "soapUrl",
    });
  });

  it("may be private, or without TLS, only where the installation names that very host and port", () => {
    const address = "http://127.0.0.1:4810/ProfitRestServices";
    expect(rest(address, ["127.0.0.1:4810"])).toMatchObject({ ok: true, restUrl: address });
    expect(rest(address, ["127.0.0.1:4811"])).toMatchObject({ ok: false });
  });
});
