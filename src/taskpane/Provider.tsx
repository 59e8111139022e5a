// Fluent UI's provider with the theme that Office shows.
// Promises light and dark from Office, from the system where Office is silent, and the user's own colours in high contrast.
import { FluentProvider } from "@fluentui/react-provider";
import { type ReactNode, useEffect, useState } from "react";
import type { OfficeTheme } from "../app/preview";
import { darkTheme, lightTheme } from "./themes";

interface Props {
  readonly readTheme: () => OfficeTheme;
  readonly watchTheme: (onChange: (theme: OfficeTheme) => void) => () => void;
  readonly children: ReactNode;
}

export function Provider({ readTheme, watchTheme, children }: Props) {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => watchTheme(setTheme), [watchTheme]);
  const base = theme.isDark ? darkTheme : lightTheme;
  // The pane's ground follows Office, so that it does not stand out as a patch; text colours stay Fluent's tested pairs.
  const fluent = theme.bodyBackground === null ? base : { ...base, colorNeutralBackground1: theme.bodyBackground };
  return (
    <FluentProvider theme={fluent} className="provider" data-theme={theme.isDark ? "dark" : "light"}>
      {children}
    </FluentProvider>
  );
}
