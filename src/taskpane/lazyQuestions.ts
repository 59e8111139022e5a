// The questions about a preview and its rows, each loaded when it is first opened; they share one script.
// Promises that the pane starts without them.
import { lazy } from "react";

const part = () => import(/* webpackChunkName: "ask" */ "./ask");

export const Questions = lazy(async () => ({ default: (await part()).Questions }));
export const WhatIf = lazy(async () => ({ default: (await part()).WhatIf }));
export const CompareDates = lazy(async () => ({ default: (await part()).CompareDates }));
export const RowGoal = lazy(async () => ({ default: (await part()).RowGoal }));
export const RowAhead = lazy(async () => ({ default: (await part()).RowAhead }));
