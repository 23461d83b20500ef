/**
 * Radix locks scrolling behind a dialog with a style element that it makes itself; under our content security policy that
 * element needs the page's nonce. Its library looks for the nonce under this global name.
 */
if (typeof document !== "undefined") {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce });
}

export {};
