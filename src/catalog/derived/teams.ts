// Monthly active users of Teams apps, from the Teams usage report of third-party apps.
// Promises: per app, the mean over the twelve months of the window; a month without a row adds nothing to the sum.
import type { DerivedFact } from "./schema";
import { citing, documents } from "./sources";

export const teamsFacts = [
  {
    id: "teamsAppMau",
    label: "Teams app monthly active users",
    fills: [{ field: "teamsAppsMau", header: "Teams Apps monthly active users" }],
    unit: "count",
    grain: "offer",
    from: ["teamsApps"],
    needs: ["date", "users", "offer"],
    timeline: [
      {
        from: "2000-01-01",
        value: {
          steps: [
            { op: "filter", rows: { test: "known", column: "users" }, leftOut: "unreadable-cell" },
            { op: "window", months: 12, ends: "lastCompleteMonth" },
            { op: "filter", rows: { test: "known", column: "offer" }, leftOut: "not-eligible" },
          ],
          measure: { op: "sum", column: "users", mean: "perMonth" },
        },
        cite: citing(documents.faq, "Certified software, Modern Work, customer success", "Solutions averaging 50,000 Teams Apps monthly active users (MAU)"),
      },
    ],
    readings: ["The mean of the last twelve full months, per app, over all customers; months without rows count as no users, and a fraction of a user is dropped.", "The app's name in the report is taken for the offer's."],
  },
] as const satisfies readonly DerivedFact[];
