// The light and the dark theme of Fluent UI, with the tokens that this pane's controls and style sheet use.
// src/taskpane/trimThemes.cjs does the leaving out at build time; without it (in tests) the themes are whole.
import { webDarkTheme, webLightTheme } from "@fluentui/react-theme";
import type { Theme } from "@fluentui/react-theme";

export const lightTheme: Theme = webLightTheme;
export const darkTheme: Theme = webDarkTheme;
