import { expect, it } from "vitest";
import { noteOf } from "./note.schema";

const note = noteOf("Say what you saw");

it("a note that holds the text of a token is refused, and what people write is not", () => {
  for (const secret of [
    `<token><version>1</version><data>${"0A1b".repeat(16)}</data></token>`,
    `Made it: ${"3abb9f27".repeat(5)}`,
    `eyJhbGciOiJIUzI1NiJ9-${"aB3_".repeat(8)} is the new one`,
  ])
    expect(note.safeParse(secret).error?.issues[0]?.message).toMatch(/text of a token/);
  for (const words of [
    "The list shows the token of portal@vandamme.example",
    "Service user 6f9619ff-8b86-d011-b42d-00cf4fc964ff has the role now",
    "https://vendor.example/administration/authentication-tokens/edit?id=204",
    "Ticket INC-2026-11-22-000451: done together with 12345.SVCHOURSPORTAL",
  ])
    expect(note.safeParse(words)).toMatchObject({ success: true });
});
