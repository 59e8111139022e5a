// Starts the add-in's page: pane, ribbon and formulas live in this one runtime.
// Promises that the pane renders even where Office.js is missing or silent, with a sentence that says so.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { todayHere } from "../app/clock";
import { readTheme, startTierline, watchTheme } from "../app/start";
import { openRibbonDoor } from "../commands/index";
import { App } from "./App";
import { Provider } from "./Provider";

/** Filled in by webpack from package.json. */
declare const TIERLINE_VERSION: string;

const start = () => startTierline(TIERLINE_VERSION);

// The build adds calls of CustomFunctions.associate to this module, which would stop the page where Office.js did not load.
if (typeof CustomFunctions !== "undefined") void import(/* webpackMode: "eager" */ "../functions/functions");

if (typeof Office !== "undefined") {
  void Office.onReady(() => openRibbonDoor(start, () => todayHere()));
}

const place = document.getElementById("pane");
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <Provider readTheme={readTheme} watchTheme={watchTheme}>
        <App start={start} today={todayHere()} />
      </Provider>
    </StrictMode>,
  );
}
