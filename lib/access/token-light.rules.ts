import { formatDay, formatMoment } from "@/lib/core/time";
import { isBlocking, isInForce, latest, type PairFacts, type TokenFact, unblockedSince } from "./pair-facts.rules";
import { type Source, sourceOf } from "./source.rules";
import type { Light } from "./verdict.rules";
import { addedBy, readAgain, trimmed } from "./words.rules";

type Life = "valid" | "in_doubt" | "waiting" | "suspended" | "expired" | "revoked";
type Judged = { token: TokenFact; life: Life; since: Date };

/** Token: the best of those he has for the connector; one that was asked for and stands in doubt may exist, so it is unknown. */
export function tokenLight(facts: PairFacts, at: Date): Light {
  const judged = facts.tokens.filter((token) => token.requestedAt <= at).map((token) => judgeToken(token, at));
  const best = judged.sort(bestFirst)[0];
  if (!best) return noToken(facts);
  const source = sourceOfToken(facts, best, at);
  if (best.life === "valid") return validToken(facts, judged, best, source, at);
  const others = judged.length > 1 ? " No other token for this connector is valid." : "";
  if (best.life === "in_doubt") return doubtedToken(facts, best);
  const words = ended(facts, best);
  const isSuspended = best.life === "suspended";
  return {
    name: "token",
    state: "no",
    since: best.since,
    by: words.by,
    ticket: words.ticket,
    source,
    sentence: `${words.sentence}${others}`,
    short: words.short,
    clause: words.clause,
    next: isSuspended
      ? { code: "open_token", label: "Open the token", subjectId: best.token.id }
      : best.life === "waiting"
        ? { code: "open_token", label: "Finish issuing it", subjectId: best.token.id }
        : { code: "issue_token", label: "Issue token", subjectId: facts.account?.id ?? facts.user.id },
  };
}

function judgeToken(token: TokenFact, at: Date): Judged {
  const { issuedAt, validFrom = null, expiresAt, revokedAt, requestedAt, block, doubt } = token;
  if (revokedAt && revokedAt <= at) return { token, life: "revoked", since: revokedAt };
  if (expiresAt && expiresAt <= at) return { token, life: "expired", since: expiresAt };
  if (block && isBlocking(block, at)) return { token, life: "suspended", since: block.from };
  if (doubt && isInForce(doubt, at)) return { token, life: "in_doubt", since: doubt.from };
  if (!issuedAt || issuedAt > at) return { token, life: "waiting", since: requestedAt };
  if (validFrom && validFrom > at) return { token, life: "waiting", since: issuedAt };
  const ended = doubt?.to && doubt.to <= at ? doubt.to : null;
  return { token, life: "valid", since: latest([issuedAt, validFrom, unblockedSince(block, at), ended]) ?? issuedAt };
}

const ORDER: readonly Life[] = ["valid", "in_doubt", "suspended", "waiting", "expired", "revoked"];
// Of the valid ones the oldest, because he could use it since then; of the ended ones the one that ended last.
function bestFirst(a: Judged, b: Judged): number {
  const rank = Math.min(ORDER.indexOf(a.life), 4) - Math.min(ORDER.indexOf(b.life), 4);
  if (rank !== 0) return rank;
  const age = a.since.getTime() - b.since.getTime();
  return age === 0 ? (a.token.id < b.token.id ? -1 : 1) : a.life === "valid" ? age : -age;
}

function noToken({ connector, account, user }: PairFacts): Light {
  return {
    name: "token",
    state: "no",
    since: null,
    by: null,
    ticket: null,
    source: { kind: "decided", at: null, by: null, note: null },
    sentence: `No token for ${connector.name} was ever issued to this person.`,
    short: "no token",
    clause: "there is no token for it",
    next: { code: "issue_token", label: "Issue token", subjectId: account?.id ?? user.id },
  };
}

function validToken(facts: PairFacts, judged: readonly Judged[], best: Judged, source: Source, at: Date): Light {
  const { token } = best;
  const count = judged.filter(({ life }) => life === "valid").length;
  const more = count > 1 ? ` ${count - 1} more valid for this connector.` : "";
  const end = token.expiresAt ? `, expires ${formatMoment(token.expiresAt)}` : "";
  const issued = token.issuedAt ?? at;
  return {
    name: "token",
    state: "yes",
    since: best.since,
    by: token.requested?.by ?? null,
    ticket: token.requested?.ticket ?? null,
    source,
    sentence: `${nameOf(token)} issued ${formatDay(issued)}${end}.${addedBy("Asked for", token.requested)}${more}`,
    short: "valid token",
    clause: `there is a valid token for ${facts.connector.name}`,
    next: null,
  };
}

function doubtedToken({ system }: PairFacts, { token, since }: Judged): Light {
  return {
    name: "token",
    state: "unknown",
    since,
    by: token.requested?.by ?? null,
    ticket: token.requested?.ticket ?? null,
    source: { kind: "unknown", at: since, by: null, note: null },
    sentence: `Whether ${nameOf(token)
      .toLowerCase()
      .replace(/^token/, "token")} works at ${system.vendorName} can't be told: ${trimmed(token.doubt?.reason)}.`,
    short: "token",
    clause: `whether the token (${token.label}) works at ${system.vendorName}`,
    next: readAgain(system),
  };
}

type Ended = { sentence: string; short: string; clause: string; by: string | null; ticket: string | null };

function ended({ connector }: PairFacts, { token, life, since }: Judged): Ended {
  const name = nameOf(token);
  const day = formatDay(since);
  const from = (act: TokenFact["revoked"]) => ({ by: act?.by ?? null, ticket: act?.ticket ?? null });
  if (life === "expired") {
    return {
      sentence: `${name} expired on ${formatMoment(since)}.`,
      short: `token expired ${day}`,
      clause: `there is no valid token for it: the last one expired on ${day}`,
      by: null,
      ticket: null,
    };
  }
  if (life === "revoked") {
    return {
      sentence: `${name} was revoked on ${formatMoment(since)}.${addedBy("Revoked", token.revoked)}`,
      short: `token revoked ${day}`,
      clause: `there is no valid token for it: the last one was revoked on ${day}`,
      ...from(token.revoked),
    };
  }
  if (life === "suspended") {
    const until = token.block?.until ? ` until ${formatMoment(token.block.until)}` : "";
    return {
      sentence: `${name} is suspended since ${formatMoment(since)}${until}: ${trimmed(token.block?.reason)}.`,
      short: "token suspended",
      clause: "the token for it is suspended",
      ...from(token.block?.opened ?? null),
    };
  }
  if (token.issuedAt && token.validFrom && token.issuedAt < token.validFrom && since >= token.issuedAt) {
    return {
      sentence: `${name} is issued, and works from ${formatMoment(token.validFrom)}.`,
      short: "token not valid yet",
      clause: `the token for it works from ${formatMoment(token.validFrom)}`,
      ...from(token.requested),
    };
  }
  return {
    sentence: `${name} was asked for on ${formatMoment(since)} and is not issued yet by ${connector.name}.`,
    short: "token not issued yet",
    clause: "the token for it is not issued yet",
    ...from(token.requested),
  };
}

function sourceOfToken({ system }: PairFacts, { token }: Judged, at: Date): Source {
  const { delivery, source, revoked, revokedAt, requested } = token;
  const act = revokedAt && revokedAt <= at ? revoked : requested;
  return sourceOf({ delivery, source, act, readAt: system.lastReadAt }, at);
}

function nameOf({ hint, label }: TokenFact): string {
  return hint ? `Token ${hint} (${label})` : `Token ${label}`;
}
