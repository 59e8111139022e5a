// What the Exports view says after a write, as the page shows it.
import assert from "node:assert/strict";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import type { MetricsWritten } from "../../src/app/exports/metrics";
import { Written } from "../../src/taskpane/exports/Written";

const nothing = () => undefined;
const written: MetricsWritten = { place: { sheet: "Tierline metrics", table: "Tierline_metrics", address: "A1:B2" }, sentence: "Refreshed.", staleStatuses: "The status column Top tier is not evaluated with the new numbers yet.", undo: "", warnings: [] };
const shown = (changes: Partial<MetricsWritten>, evaluates: "partner" | "offer" | null = "partner", hasOffers = false) =>
  renderToString(createElement(Written, { written: { ...written, ...changes }, evaluates, hasOffers, onEvaluate: nothing, onShow: nothing, onOffers: nothing, onDone: nothing }));

describe("after a write of the Exports view", () => {
  // All at once: the coloured bars are a script of their own, and the sentences are there before it.
  const [stale, upToDate, runway] = [shown({}), shown({ staleStatuses: "" }), shown({}, null)];

  it("the page says that statuses are older than the numbers, with the button that evaluates them", () => {
    assert.match(stale, /Top tier is not evaluated with the new numbers yet\..*<button[^>]*>Evaluate these (?:<!-- -->)?partner(?:<!-- -->)?s</s);
  });

  it("the page leads on to the offers, and calls them so", () => {
    assert.match(shown({}, "partner", true), />Go on with the offers</);
    assert.doesNotMatch(stale, />Go on with the offers</);
    assert.match(shown({}, "offer"), />Evaluate these (?:<!-- -->)?offer(?:<!-- -->)?s</);
  });

  it("the page says nothing of statuses where none are older", () => {
    assert.doesNotMatch(upToDate, /evaluated with the new numbers/);
    assert.doesNotMatch(runway, />Evaluate these/);
  });
});
