import { createPublicKey } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/api/internal/audit/export/route";
import { openSigningKey } from "@/lib/audit/checkpoint-files";
import { exportAudit } from "@/lib/audit/export-audit";
import { readPublicKeys } from "@/lib/audit/signature";
import { verifyExport } from "@/lib/audit/verify";
import { canRead, ROLES, type Role } from "@/lib/core/permissions";
import { cookieFor, makeOperator, useTestApp } from "@/lib/testing/signed-in";

// Next's own request is the one thing that is not there in a test.
const incoming = { cookie: "" };
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: (name: string) => ({ name, value: incoming.cookie }) }),
}));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`redirect to ${to}`);
  },
}));

const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-export-"));
const keyFile = path.join(folder, "checkpoint.key");
let app: Awaited<ReturnType<typeof useTestApp>>;

beforeAll(async () => {
  app = await useTestApp({ GATEHOUSE_DATA_DIR: folder, GATEHOUSE_CHECKPOINT_KEY_FILE: keyFile });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  incoming.cookie = "";
});

async function exportAs(role: Role | null, head: Record<string, string> = {}): Promise<Response> {
  incoming.cookie = role ? await cookieFor(app.db, await makeOperator(app.db, role)) : "";
  return GET(new Request("http://127.0.0.1:3000/api/internal/audit/export", { headers: head }));
}

const eventsOf = (code: string) => app.db.auditEvent.count({ where: { code } });

describe("the export of the audit log", () => {
  it("is a file that the verifier proves with the public key, and holds its own event", async () => {
    const response = await exportAs("auditor");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="gatehouse-audit-[\dTZ-]+\.ndjson"$/,
    );
    const lines = (await response.text()).trimEnd().split("\n");
    const pem = createPublicKey(openSigningKey({ keyFile, checkpointFile: "" })).export({
      type: "spki",
      format: "pem",
    });
    const verdict = await verifyExport(lines, { publicKeys: readPublicKeys(pem.toString()) });
    expect(verdict).toMatchObject({ ok: true, checkpoints: 1 });
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ kind: "event", code: "audit.exported", door: "screen" });
  });

  it("is refused to every role that may not read it whole, and the try is written down", async () => {
    for (const role of ROLES) {
      const before = [await eventsOf("audit.exported"), await eventsOf("gate.denied")];
      const response = await exportAs(role);
      await response.text();
      const isAllowed = canRead(role, "audit.export");
      expect([role, response.status]).toEqual([role, isAllowed ? 200 : 403]);
      expect([await eventsOf("audit.exported"), await eventsOf("gate.denied")]).toEqual([
        (before[0] ?? 0) + (isAllowed ? 1 : 0),
        (before[1] ?? 0) + (isAllowed ? 0 : 1),
      ]);
      expect(exportAudit.roles.includes(role as never)).toBe(isAllowed);
    }
  });

  it("sends who is signed out to the sign-in page, and follows no link of another site", async () => {
    const before = await eventsOf("audit.exported");
    await expect(exportAs(null)).rejects.toThrow("redirect to /sign-in");
    for (const site of ["cross-site", "same-site"]) {
      expect((await exportAs("auditor", { "sec-fetch-site": site })).status).toBe(403);
    }
    expect(await eventsOf("audit.exported")).toBe(before);
  });
});
