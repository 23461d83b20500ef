import { describe, expect, it } from "vitest";
import {
  afasToken,
  column,
  getQuery,
  looseBoolean,
  pageSize,
  QUERY_LIMIT,
  readSoap,
  readTokenText,
  soapEnvelope,
} from "./wire";

const DATA = "AB".repeat(32);
const XML = `<token><version>1</version><data>${DATA}</data></token>`;

describe("a token", () => {
  it("is read in the vendor's form, whatever white space or letter case it comes in", () => {
    expect(readTokenText(`${XML}\r\n`)).toBe(XML);
    expect(readTokenText(` <token>\n<version>1</version>\n<data>${DATA.toLowerCase()}</data></token>`)).toBe(XML);
  });

  it.each(["", DATA, XML.replace("AB", ""), XML.replace("<version>1", "<version>2"), `${XML}${XML}`, `x${XML}`])(
    "is nothing else: %s",
    (text) => expect(readTokenText(text)).toBeNull(),
  );

  it("travels whole in base64: un-encoded it is an error at the vendor", () => {
    expect(afasToken(XML)).toBe(`AfasToken ${Buffer.from(XML).toString("base64")}`);
  });
});

describe("SOAP", () => {
  it("carries any text unharmed", () => {
    const body = soapEnvelope("DeleteToken", { token: `${XML} & "'` });
    expect(body).not.toContain(XML);
    expect(body).toContain("&lt;token&gt;");
    expect(body).toContain("&amp; &quot;&apos;");
  });

  const wrap = (inner: string): string => `<s:Envelope xmlns:s="x"><s:Body>${inner}</s:Body></s:Envelope>`;
  it.each([
    [
      "a result",
      wrap("<DeleteTokenResponse xmlns='u'><DeleteTokenResult>a &lt;b&gt;</DeleteTokenResult></DeleteTokenResponse>"),
      { kind: "result", text: "a <b>" },
    ],
    ["an empty result", wrap("<DeleteTokenResponse/>"), { kind: "result", text: "" }],
    [
      "a fault",
      wrap("<s:Fault><faultstring>no such token</faultstring></s:Fault>"),
      { kind: "fault", text: "no such token" },
    ],
    ["an answer to something else", wrap("<OtherResponse/>"), { kind: "garbage" }],
    ["half an answer", wrap("<DeleteTokenResponse>").slice(0, 40), { kind: "garbage" }],
    ["a web page", "<!doctype html><html><body>Sign in</body></html>", { kind: "garbage" }],
    ["nothing", "", { kind: "garbage" }],
    [
      "entities of its own",
      `<!DOCTYPE x [<!ENTITY a "aaaa">]>${wrap("<DeleteTokenResponse>&a;</DeleteTokenResponse>")}`,
      { kind: "garbage" },
    ],
  ])("is read where it is %s", (_name, body, expected) => expect(readSoap("DeleteToken", body)).toEqual(expected));
});

describe("a column", () => {
  it("is found in any letter case; empty and missing are both nothing", () => {
    expect(column({ UserId: " 12345.KDV " }, "userid")).toBe("12345.KDV");
    expect(column({ UserId: "" }, "UserId")).toBeNull();
    expect(column({ UserId: null }, "UserId")).toBeNull();
    expect(column({}, "__proto__")).toBeNull();
  });

  it.each([true, "true", "TRUE", "1", 1])("reads %j as yes", (value) => expect(looseBoolean(value)).toBe(true));
  it.each([false, "false", "0", 0])("reads %j as no", (value) => expect(looseBoolean(value)).toBe(false));
  it.each([null, undefined, "", "ja", 2, {}])("reads %j as neither", (value) => expect(looseBoolean(value)).toBeNull());
});

describe("a question to a GetConnector", () => {
  it("keeps commas and quotes inside a value", () => {
    const query = new URLSearchParams(
      getQuery({
        skip: 0,
        take: 10,
        orderBy: ["UserId"],
        filters: [{ field: "UserId", operator: 1, value: 'a,b;"c' }],
      }),
    );
    const filter = JSON.parse(query.get("filterjson") ?? "") as { Filters: { Filter: { Field: unknown[] }[] } };
    expect(filter.Filters.Filter[0]?.Field).toEqual([
      { "@FieldId": "UserId", "@OperatorType": "1", "#text": 'a,b;"c' },
    ]);
    expect(query.get("orderbyfieldids")).toBe("UserId");
  });

  it("is never longer than AFAS reads: for the longest user code there is, and refused beyond", () => {
    const asked = (value: string): string =>
      getQuery({
        skip: 0,
        take: 1000,
        orderBy: ["GroupId", "UserId"],
        filters: [{ field: "UserId", operator: 1, value }],
      });
    expect(asked("é".repeat(80)).length).toBeLessThanOrEqual(QUERY_LIMIT);
    expect(() => asked("é".repeat(400))).toThrow(RangeError);
  });

  it("asks for pages of columns x rows under 150,000 and at most 1,000 rows", () => {
    for (const columns of [1, 3, 11, 149, 150, 151, 400]) {
      expect(pageSize(columns)).toBeLessThanOrEqual(1000);
      expect(pageSize(columns) * columns).toBeLessThan(150_000);
    }
  });
});
