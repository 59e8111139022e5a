// Currency rates that a person gives, for amounts that no US dollar column carries.
// Promises: a rate holds from its date on; without a rate for the row's currency and date the amount stays unknown.
import type { IsoDate } from "../catalog/schema";
import { dayOfIso, monthOfDay } from "./calendar";
import type { DateGrain } from "./windows";

export interface Rate {
  /** ISO 4217: "EUR". */
  readonly currency: string;
  /** US dollars for one unit of the currency. */
  readonly usdPerUnit: number;
  /** First day it holds; left out: always. */
  readonly from?: IsoDate;
}

export type RateTable = (currency: string, date: number, grain: DateGrain) => number | null;

/** Looks rates up by currency, in any case, and date. US dollars need no rate. */
export function rateTable(rates: readonly Rate[]): RateTable {
  const byCurrency = new Map<string, Rate[]>();
  for (const rate of rates) {
    const currency = rate.currency.trim().toUpperCase();
    byCurrency.set(currency, [...(byCurrency.get(currency) ?? []), rate].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? 1 : -1)));
  }
  return (currency, date, grain) => {
    const code = currency.trim().toUpperCase();
    if (code === "USD") return 1;
    for (const rate of byCurrency.get(code) ?? []) {
      if (rate.from === undefined) return rate.usdPerUnit;
      const from = grain === "month" ? monthOfDay(dayOfIso(rate.from)) : dayOfIso(rate.from);
      if (date >= from) return rate.usdPerUnit;
    }
    return null;
  };
}
