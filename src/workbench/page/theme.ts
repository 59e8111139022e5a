// Light and dark: one switch for the page, the grid and the Office theme that the add-in is told.
// Promises to start as the system prefers and to remember nothing.
import type { ExcelHost } from "../host";
import { required } from "./messages";

export type ThemeName = "light" | "dark";
export type OfficeTheme = Parameters<ExcelHost["setTheme"]>[0];

/** Shows the system's preferred theme, wires the switch, and answers the theme shown. */
export function startTheme(onChosen: (theme: ThemeName) => void): ThemeName {
  const button = required("theme");
  const start: ThemeName = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const show = (theme: ThemeName): void => {
    document.documentElement.dataset["theme"] = theme;
    button.setAttribute("aria-pressed", String(theme === "dark"));
  };
  show(start);
  button.addEventListener("click", () => {
    const chosen: ThemeName = document.documentElement.dataset["theme"] === "dark" ? "light" : "dark";
    show(chosen);
    onChosen(chosen);
  });
  return start;
}

/** The colours Office hands to add-ins for its Colorful (light) and Black (dark) themes. */
export function officeTheme(theme: ThemeName): OfficeTheme {
  return theme === "dark"
    ? { primaryBackgroundColor: "#1f1f1f", primaryFontColor: "#f5f5f5", secondaryBackgroundColor: "#292929", secondaryFontColor: "#f5f5f5" }
    : { primaryBackgroundColor: "#ffffff", primaryFontColor: "#242424", secondaryBackgroundColor: "#f5f5f5", secondaryFontColor: "#242424" };
}
