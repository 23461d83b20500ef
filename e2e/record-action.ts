import { expect, type Page } from "@playwright/test";

export type Recorded = { url: string; headers: Record<string, string>; body: string };

/** Presses the real button with the answer held back (the page sees a 503), and returns the request that it sent: a revocation. */
export async function recordRevocation(page: Page, tokenId: string): Promise<Recorded> {
  await page.goto(`/tokens/${tokenId}`);
  await page.getByRole("button", { name: "Revoke", exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText("Working it out")).toHaveCount(0);
  await dialog.getByLabel("Reason").selectOption("Other");
  const sent = new Promise<Recorded>((resolve) => {
    void page.route(`**/tokens/${tokenId}`, async (route) => {
      const request = route.request();
      const body = request.postData() ?? "";
      if (request.method() !== "POST" || !body.includes('"Other"')) return route.continue();
      const { "next-action": action, "content-type": type, "next-router-state-tree": tree } = request.headers();
      const headers = { "next-action": action ?? "", "content-type": type ?? "", "next-router-state-tree": tree ?? "" };
      resolve({ url: request.url(), headers, body });
      await route.fulfill({ status: 503, body: "" });
    });
  });
  await dialog.getByRole("button", { name: "Revoke token" }).click();
  return sent;
}
