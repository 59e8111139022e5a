// Citations of the partner program FAQ of 6 August 2024 (S004), the source of most programmes.
// Promises: every quote is verbatim in that document. Holds no rule.
import type { Cite, Source } from "./schema";

export const partnerProgramFaq: Source = {
  id: "S004",
  title: "Microsoft AI Cloud Partner Program FAQ",
  published: "2024-08-06",
  sha256: "434cc93c4a3240ddeeacef80e07414ebfe95108f34fcfda2dbf1985b39b97f79",
};

/** A citation of S004; `operatorStated` is false where the text names a number without a comparison word. */
export function faq(locator: string, quote: string, operatorStated?: boolean): Cite {
  return {
    source: partnerProgramFaq.id,
    locator,
    quote,
    published: partnerProgramFaq.published,
    confidence: "seed",
    ...(operatorStated === undefined ? {} : { operatorStated }),
  };
}
