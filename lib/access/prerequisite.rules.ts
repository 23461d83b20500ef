/** What a vendor asks of an account before it can use anything; only AFAS says such things so far. */
export type Prerequisites = {
  email: boolean;
  windows: boolean;
  insite: boolean;
  /** AFAS turns Pocket on with Profit Windows or InSite; it can't be turned on alone. */
  pocket: boolean;
  rows: readonly { label: string; isMet: boolean }[];
};

/** Whether an AFAS account is ready: an e-mail address, and Profit Windows or InSite, which turns Pocket on too. */
export function prerequisites(account: { email: string | null; windows: boolean; insite: boolean }): Prerequisites {
  const { windows, insite } = account;
  const email = account.email !== null && account.email.trim() !== "";
  const pocket = windows || insite;
  const which = windows && insite ? "Profit Windows and InSite" : windows ? "Profit Windows" : insite ? "InSite" : null;
  return {
    email,
    windows,
    insite,
    pocket,
    rows: [
      { label: "E-mail address entered", isMet: email },
      {
        label: which ? `${which} on, which turns Pocket on` : "Profit Windows or InSite on, which turns Pocket on",
        isMet: pocket,
      },
    ],
  };
}
