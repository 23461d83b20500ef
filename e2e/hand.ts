import type { Locator, Page } from "@playwright/test";

/** A person at the console whose interactions are counted; typing into a field that has the focus is free, as in U-1. */
export class Hand {
  interactions = 0;
  private readonly startedAt = Date.now();

  constructor(readonly page: Page) {}

  /** Seconds since this hand began. */
  get seconds(): number {
    return (Date.now() - this.startedAt) / 1000;
  }

  /** One click. */
  async click(target: Locator): Promise<void> {
    this.interactions += 1;
    await target.click();
  }

  /** One key. */
  async press(key: string): Promise<void> {
    this.interactions += 1;
    await this.page.keyboard.press(key);
  }

  /** Opening a list and taking an entry are two. */
  async choose(list: Locator, entry: string): Promise<void> {
    this.interactions += 2;
    await list.selectOption(entry);
  }

  /** Types where the focus is. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }
}
