import { describe, expect, it } from "vitest";
import { canonicalToken, endsOf, looksLikeToken } from "./token-text.rules";

const DATA = "A41CDE0B77D04AB1C2F0E8D35A1040CCD2B69B1704EE3D80F117B0D918F49F3C";
const XML = `<token><version>1</version><data>${DATA}</data></token>\r\n`;

describe("a token is recognised in every form it is pasted in", () => {
  it.each([
    ["bare", DATA],
    ["in lower case with spaces around", `  ${DATA.toLowerCase()} \n`],
    ["as the vendor's XML", XML],
    ["as base64 of the XML", btoa(XML)],
    ["as the whole header", `Authorization: AfasToken ${btoa(XML)}`],
    ["inside a sentence", `Found this on the wiki: ${DATA}, please stop it`],
  ])("%s", (_form, text) => expect(canonicalToken(text)).toBe(DATA));
});

it("another vendor's token is taken as it stands, without its header's word", () => {
  expect(canonicalToken("Bearer abc.def-ghi_jkl.mnopqrstuv")).toBe("abc.def-ghi_jkl.mnopqrstuv");
});

it("65 hexadecimal characters are no classic token", () => {
  expect(canonicalToken(`${DATA}A`)).toBe(`${DATA}A`);
});

it("a text too short to hide most of itself is not taken for a token", () => {
  expect(looksLikeToken("12345678")).toBe(false);
  expect(looksLikeToken(XML)).toBe(true);
});

it("only the first and last four are ever shown", () => {
  expect(endsOf(XML)).toEqual({ prefix: "A41C", lastFour: "9F3C" });
});
