import type { HandSteps } from "../driver";
import type { Effect } from "../effects";
import { bold, task } from "./hand-task";

const TOKENS = ["Administration", "Authentication tokens"];
const EDITED = "(That a token can be edited is assumed: the manual names only the field.)";
const WHY_VALIDITY = "A token's dates are the only switch that Biuwer documents.";

type TokenEffect = Extract<
  Effect,
  {
    type: "token.issue.v1" | "token.set_expiry.v1" | "token.suspend.v1" | "token.resume.v1" | "token.revoke.v1";
  }
>;

/** The steps for authentication tokens: user, validity from, validity to. */
export function tokenSteps(effect: TokenEffect): HandSteps {
  const user = bold(effect.person.remoteId);
  if (effect.type === "token.issue.v1") {
    return task(
      TOKENS,
      "This is a task for a person: Biuwer's API reference isn't public.",
      `The list shows the token of *${user}*.`,
      [
        "Click *Add*. (The button's label is assumed: the manual names only the fields.)",
        `Choose the user *${user}* (${bold(effect.person.name)}).`,
        `Set validity *from* to *${effect.validFrom ? shown(effect.validFrom) : "now"}* and *to* ${effect.expiresAt ? `to *${shown(effect.expiresAt)}*` : "empty: it does not expire"}.`,
        "Save it, copy the token into Gatehouse at once, and close the page. Whether Biuwer shows it again isn't documented.",
      ],
    );
  }
  const which = `Find the token of *${user}* that ${bold(effect.hint)}. Biuwer keeps no description: compare its end and its dates, and leave the user's other tokens as they are.`;
  switch (effect.type) {
    case "token.set_expiry.v1":
      return task(TOKENS, WHY_VALIDITY, "The list shows the new end.", [
        which,
        `Set validity *to* ${effect.expiresAt ? `to *${shown(effect.expiresAt)}*` : "empty: it does not expire"}. ${EDITED}`,
        "Save it.",
      ]);
    case "token.resume.v1":
      return task(TOKENS, WHY_VALIDITY, "The list shows an end that is still to come, or none.", [
        which,
        `Set validity *to* ${effect.expiresAt ? `back to *${shown(effect.expiresAt)}*` : "empty again"}. ${EDITED}`,
        "Save it.",
      ]);
    case "token.suspend.v1":
    case "token.revoke.v1":
      return task(TOKENS, WHY_VALIDITY, "The list shows an end that has passed, or no longer the token.", [
        which,
        `Set validity *to* to now${effect.type === "token.revoke.v1" ? ", or delete the token where Biuwer offers it" : ""}. ${EDITED}`,
        "Save it.",
        "Where the token can't be edited, take away the user's *View* in the *Access Settings* instead.",
      ]);
  }
}

/** Date granularity and time zone aren't documented, so the zone is said. */
const shown = (moment: string): string => `${moment.slice(0, 16).replace("T", " ")} UTC`;
