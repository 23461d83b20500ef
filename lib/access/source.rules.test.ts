import { expect, test } from "vitest";
import type { DeliveryFact } from "./pair-facts.rules";
import { sourceOf } from "./source.rules";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour));
const NOW = at(14);
const delivery = (more: Partial<DeliveryFact>): DeliveryFact => ({
  status: "queued",
  createdAt: at(8),
  sentAt: null,
  finishedAt: null,
  proofAt: null,
  proofState: null,
  closedBy: null,
  closedAt: null,
  note: null,
  ...more,
});
const of = (more: Partial<DeliveryFact>, moment = NOW) =>
  sourceOf({ delivery: delivery(more), source: "observed", act: null, readAt: at(9) }, moment);

test("what was read back is observed, what was only accepted is sent, and each only from its moment on", () => {
  const verified = { status: "verified", sentAt: at(9), proofAt: at(10), proofState: "so" } as const;
  expect(of(verified)).toEqual({ kind: "observed", at: at(10), by: null, note: null });
  expect(of(verified, at(9))).toMatchObject({ kind: "sent", at: at(9) });
  expect(of(verified, at(8))).toMatchObject({ kind: "decided", at: at(8) });
  expect(of({ status: "applied", sentAt: at(9), proofState: "unknown" })).toMatchObject({
    kind: "sent",
    note: "can't be read back",
  });
});

test("a hand task counts when somebody closed it, under his name", () => {
  const done = { status: "by_hand_done", closedBy: "S. de Boer", closedAt: at(12), note: "Ticked" };
  expect(of(done)).toEqual({ kind: "by_hand", at: at(12), by: "S. de Boer", note: "Ticked" });
  expect(of(done, at(11)).kind).toBe("decided");
  expect(of({ status: "by_hand_done", finishedAt: at(13) })).toMatchObject({ kind: "by_hand", at: at(13), by: null });
});

test("what waits, failed or was cancelled is decided only; what can't be told is unknown", () => {
  for (const status of ["queued", "held", "sending", "waiting", "by_hand", "needs_approval"]) {
    expect(of({ status })).toMatchObject({ kind: "decided", at: at(8), note: "not done at the vendor yet" });
  }
  expect(of({ status: "failed" })).toMatchObject({ kind: "decided", note: "the vendor refused it" });
  expect(of({ status: "needs_confirmation" })).toMatchObject({ kind: "unknown", at: at(8) });
  expect(of({ status: "needs_confirmation", sentAt: at(9) }).at).toEqual(at(9));
});

test("without a delivery of its time the row itself tells where it came from", () => {
  const act = { at: at(7), by: "S. de Boer", reason: null, ticket: null };
  expect(of({}, at(7)).kind).toBe("observed");
  expect(sourceOf({ delivery: null, source: "observed", act: null, readAt: at(9) }, NOW).at).toEqual(at(9));
  expect(sourceOf({ delivery: null, source: "observed", act: null, readAt: at(9) }, at(8)).at).toBeNull();
  expect(sourceOf({ delivery: null, source: "by_hand", act, readAt: null }, NOW)).toMatchObject({
    kind: "by_hand",
    at: at(7),
    by: "S. de Boer",
  });
  expect(sourceOf({ delivery: null, source: "decided", act, readAt: null }, NOW)).toMatchObject({
    kind: "decided",
    by: "S. de Boer",
  });
});
