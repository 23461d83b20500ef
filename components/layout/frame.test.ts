import { describe, expect, it } from "vitest";
import { initialsOf } from "./initials";
import { isCurrent } from "./nav";
import { themeOf } from "./theme";

describe("the frame", () => {
  it("marks home only at home, and every other entry for all that lies under it", () => {
    expect(isCurrent("/", "/")).toBe(true);
    expect(isCurrent("/", "/groups")).toBe(false);
    expect(isCurrent("/groups", "/groups/grp_1/users")).toBe(true);
    expect(isCurrent("/groups", "/groups-of-old")).toBe(false);
  });

  it("takes initials from the first and last name, past the small words", () => {
    expect(["Saskia de Boer", "Emre Yılmaz", "Joris van den Berg", "Claire"].map(initialsOf)).toEqual([
      "SB",
      "EY",
      "JB",
      "C",
    ]);
    expect(initialsOf("svc-hours-portal")).toBe("S");
  });

  it("follows the system when the cookie says anything that isn't a theme", () => {
    expect([undefined, "dark", "light", "pink"].map(themeOf)).toEqual(["system", "dark", "light", "system"]);
  });
});
