// Light, dark or in between: what Office says, or what the system says where Office is silent (Excel on the web).
// Promises an answer always, and a call whenever it changes where the host reports that.
import type { OfficeTheme } from "./port";

/** The theme now. */
export function readTheme(): OfficeTheme {
  const theme: Partial<Office.OfficeTheme> | undefined = typeof Office === "undefined" ? undefined : Office.context?.officeTheme;
  const background = colour(theme?.bodyBackgroundColor);
  if (background === null) return { isDark: systemIsDark(), bodyBackground: null, bodyForeground: null };
  return { isDark: luminance(background) < 0.4, bodyBackground: background, bodyForeground: colour(theme?.bodyForegroundColor) };
}

/** Office.js keeps its answer for five seconds, so asking more often would bring nothing new. */
const askAgainMs = 6_000;

/**
 * Calls back when Office or the system changes its theme; returns how to stop listening.
 * Excel has no event for it, so the theme is asked for again now and then, and when the user comes back to the pane.
 */
export function watchTheme(onChange: (theme: OfficeTheme) => void): () => void {
  let last = JSON.stringify(readTheme());
  const look = () => {
    const theme = readTheme();
    const now = JSON.stringify(theme);
    if (now === last) return;
    last = now;
    onChange(theme);
  };
  const system = typeof window.matchMedia === "function" ? window.matchMedia("(prefers-color-scheme: dark)") : null;
  const timer = setInterval(look, askAgainMs);
  system?.addEventListener("change", look);
  window.addEventListener("focus", look);
  return () => {
    clearInterval(timer);
    system?.removeEventListener("change", look);
    window.removeEventListener("focus", look);
  };
}

function systemIsDark(): boolean {
  return typeof window.matchMedia === "function" && window.matchMedia("(prefers-color-scheme: dark)").matches;
}

function colour(value: unknown): string | null {
  return typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value) ? value : null;
}

/** Relative luminance after WCAG 2.2, 0 to 1. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
