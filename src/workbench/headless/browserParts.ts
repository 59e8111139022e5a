// Browser parts that jsdom does not have and a pane may ask for while it starts: media queries, observers, style sheets.
// Promises quiet answers of a page nobody looks at ("no media query matches"); it adds nothing that jsdom already has.
import type { DOMWindow } from "jsdom";

export function addMissingBrowserParts(window: DOMWindow): void {
  define(window, "matchMedia", (media: string) => ({
    media,
    matches: false,
    onchange: null,
    addEventListener: nothing,
    removeEventListener: nothing,
    addListener: nothing,
    removeListener: nothing,
    dispatchEvent: () => false,
  }));
  for (const name of ["ResizeObserver", "IntersectionObserver"]) define(window, name, UnseenObserver);
  define(window, "TextEncoder", TextEncoder);
  define(window, "TextDecoder", TextDecoder);
  // Constructable style sheets: rules are kept and shown to nobody.
  define(window.document, "adoptedStyleSheets", []);
  if (!hasConstructableSheets(window)) Object.defineProperty(window, "CSSStyleSheet", { value: UnseenStyleSheet, configurable: true, writable: true });
  define(window, "scrollTo", nothing);
  define(window.Element.prototype, "scrollIntoView", nothing);
}

class UnseenObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): never[] {
    return [];
  }
}

class UnseenStyleSheet {
  readonly cssRules: { cssText: string }[] = [];
  insertRule(cssText: string, index = 0): number {
    this.cssRules.splice(index, 0, { cssText });
    return index;
  }
  deleteRule(index: number): void {
    this.cssRules.splice(index, 1);
  }
  replaceSync(cssText: string): void {
    this.cssRules.splice(0, this.cssRules.length, { cssText });
  }
}

function hasConstructableSheets(window: DOMWindow): boolean {
  return typeof window.CSSStyleSheet === "function" && "replaceSync" in window.CSSStyleSheet.prototype;
}

function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

function nothing(): void {}
