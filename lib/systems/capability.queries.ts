import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import type { Capability, Driver, ObservedKind } from "@/lib/upstreams/driver";
import { EFFECT_TYPES } from "@/lib/upstreams/effects";
import { driverFor, VENDORS } from "@/lib/upstreams/registry";
import {
  type CapabilityCell,
  type CapabilityRow,
  EFFECT_LABELS,
  READ_LABELS,
  type ReadingRow,
  type VendorChoice,
} from "./capability-views.rules";
import { sampleEffect } from "./sample-effects.rules";

type Reader = Extract<Actor, { kind: "operator" }>;

const KINDS = Object.keys(READ_LABELS) as ObservedKind[];

function check(actor: Reader): void {
  if (!canRead(actor.role, "systems.read")) throw new DomainError("not_found");
}

function cellOf(vendor: string, capability: Capability): CapabilityCell {
  const { how, sentence, isAssumed = false } = capability;
  return {
    vendor,
    how,
    sentence,
    isAssumed,
    class: how === "api" ? capability.class : null,
    proof: how === "api" || how === "hand" ? capability.proof : null,
  };
}

/** Every vendor there is a driver for, in the order in which they are offered. */
export function listVendors(actor: Reader): VendorChoice[] {
  check(actor);
  return VENDORS.map(({ vendor, name, profile }) => ({ key: vendor, name, notice: profile.notice }));
}

/** What each of these vendors' drivers says it can do about each effect, and what it can read; all vendors unless some are named. */
export function listCapabilities(
  actor: Reader,
  only: readonly string[] = [],
): { vendors: string[]; rows: CapabilityRow[]; readings: ReadingRow[] } {
  check(actor);
  const named = VENDORS.filter(({ vendor }) => only.includes(vendor));
  const drivers = named.length > 0 ? named : VENDORS;
  return {
    vendors: drivers.map(({ name }) => name),
    rows: EFFECT_TYPES.map((effect) => ({
      effect,
      label: EFFECT_LABELS[effect],
      capabilities: drivers.map(({ name, capabilities }) => cellOf(name, capabilities[effect])),
    })),
    readings: readingsOf(drivers, ({ observes }) => observes),
  };
}

/** The same for one system, whose settings and custody of token texts may decide. */
export function capabilitiesOfSystem(
  actor: Reader,
  { vendor, settings, custody }: { vendor: string; settings: Record<string, string>; custody: "keep" | "forget" },
): { rows: CapabilityRow[]; readings: ReadingRow[] } {
  check(actor);
  const driver = driverFor(vendor);
  return {
    rows: EFFECT_TYPES.map((effect) => {
      const capability = driver.capabilityOf(sampleEffect(effect, custody === "keep"), settings);
      return { effect, label: EFFECT_LABELS[effect], capabilities: [cellOf(driver.name, capability)] };
    }),
    readings: readingsOf([driver], (one) => one.observesAt?.(settings) ?? one.observes),
  };
}

function readingsOf(drivers: readonly Driver[], kindsOf: (driver: Driver) => readonly ObservedKind[]): ReadingRow[] {
  return KINDS.map((kind) => ({
    kind,
    label: READ_LABELS[kind],
    vendors: drivers.map((driver) => ({ vendor: driver.name, isRead: kindsOf(driver).includes(kind) })),
  }));
}
