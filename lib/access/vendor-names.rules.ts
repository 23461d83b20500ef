const NAMES: Readonly<Record<string, string>> = { afas: "AFAS" };

/** What a vendor is called in a sentence; an unknown one by its own key. */
export function vendorName(vendor: string): string {
  return NAMES[vendor] ?? vendor;
}
