import { expect, type Page } from "@playwright/test";

/** Fills in what is named by its label on a page of a vendor's console, presses a button, and sees that it was done. */
export async function send(console: Page, fields: Readonly<Record<string, string>>, button: string): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    const list = console.getByRole("combobox", { name: label, exact: true }).first();
    if (await list.isVisible()) await list.selectOption({ label: value });
    else await console.getByRole("textbox", { name: label, exact: true }).first().fill(value);
  }
  await press(console, button);
}

/** Presses a button of a vendor's console, and sees that it was done. */
export async function press(console: Page, button: string): Promise<void> {
  await console.getByRole("button", { name: button, exact: true }).first().click();
  await expect(console.getByRole("status")).toBeVisible();
  await expect(console.getByRole("alert")).toHaveCount(0);
}
