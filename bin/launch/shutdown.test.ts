import { describe, expect, it, vi } from "vitest";
import { Interrupted, Shutdown } from "./shutdown";

describe("shutdown", () => {
  it("ends what was started, last first, and each part once", async () => {
    const shutdown = new Shutdown();
    const ended: string[] = [];
    for (const name of ["database", "worker", "console"]) shutdown.add(() => void ended.push(name));
    await shutdown.close();
    await shutdown.close();
    expect(ended).toEqual(["console", "worker", "database"]);
  });

  it("ends the other parts when one can't end", async () => {
    const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
    const shutdown = new Shutdown();
    const ended: string[] = [];
    shutdown.add(() => void ended.push("database"));
    shutdown.add(() => Promise.reject(new Error("stuck")));
    await shutdown.close();
    expect(ended).toEqual(["database"]);
    expect(complaint).toHaveBeenCalledOnce();
  });

  it("lets the first reason decide the exit code, asked for before or after", async () => {
    const shutdown = new Shutdown();
    const asked = shutdown.asked();
    shutdown.ask(1);
    shutdown.ask(0);
    expect(await asked).toBe(1);
    expect(await shutdown.asked()).toBe(1);
  });

  it("interrupts a start at its next step", async () => {
    const shutdown = new Shutdown();
    expect(await shutdown.step(async () => 1)).toBe(1);
    await expect(shutdown.step(async () => shutdown.ask(0))).rejects.toBeInstanceOf(Interrupted);
    const later = vi.fn(async () => 2);
    await expect(shutdown.step(later)).rejects.toBeInstanceOf(Interrupted);
    expect(later).not.toHaveBeenCalled();
  });
});
