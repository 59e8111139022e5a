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

/** Calls back when Office or the system changes its theme; returns how to stop listening. */
export function watchTheme(onChange: (theme: OfficeTheme) => void): () => void {
  const changed = () => onChange(readTheme());
  const system = typeof window.matchMedia === "function" ? window.matchMedia("(prefers-color-scheme: dark)") : null;
  system?.addEventListener("change", changed);
  const document: Office.Document | undefined = typeof Office === "undefined" ? undefined : Office.context?.document;
  const event = typeof Office === "undefined" ? undefined : Office.EventType?.OfficeThemeChanged;
  try {
    if (event !== undefined) document?.addHandlerAsync(event, changed, () => undefined);
  } catch {
    // An older host does not report theme changes; the pane then follows at its next start.
  }
  return () => system?.removeEventListener("change", changed);
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
