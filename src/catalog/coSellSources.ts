// Citations for co-sell: the requirements page of July 2021 (S000), its version of August 2023, the third-party note of December 2023 (S002).
// Promises: every quote of S000 and S002 is verbatim in that document. Holds no rule.
import type { Cite, Source } from "./schema";

export const coSellSources = [
  { id: "S000", title: "Microsoft Learn: Co-sell requirements", published: "2021-07-13", sha256: "184f7f65cae582378ac15fd99fc0fbd41c4616717815ec6ec084f05575789c33" },
  { id: "S002", title: "Partner1: Top Tier Gift from Microsoft", published: "2023-12-01", sha256: "e6c8db6edcddcde788e92aaf6f0b4b9e93568d2d6351663ddd88c72a602eac05", isThirdParty: true },
  { id: "L-COSELL-2023", title: "Microsoft Learn: Co-sell requirements", published: "2023-08-24", sha256: "a9a076f88bb2610a3d91f04b7b9be0bf9a4fb76f7b46c5cc911e7d6eb4eb63cd" },
] as const satisfies readonly Source[];

export const page2021 = (locator: string, quote: string, operatorStated?: boolean): Cite => ({
  source: "S000", locator, quote, published: "2021-07-13", confidence: "seed", ...(operatorStated === undefined ? {} : { operatorStated }),
});

export const page2023 = (locator: string, quote: string, operatorStated?: boolean): Cite => ({
  source: "L-COSELL-2023", locator, quote, published: "2023-08-24", confidence: "published", ...(operatorStated === undefined ? {} : { operatorStated }),
});

/** The note carries no date; by its content it is of December 2023. */
export const holidayNote = (locator: string, quote: string): Cite => ({ source: "S002", locator, quote, published: "2023-12-01", confidence: "seed" });

export const topTierPage = (locator: string, quote: string): Cite => ({ source: "S001", locator, quote, published: "2023-07-05", confidence: "seed" });
