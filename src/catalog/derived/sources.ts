// The documents that the derived facts cite beside the catalog's own sources.
// Promises: one entry per document, with its own date and the SHA-256 of its bytes.
import { learnSources } from "../learnSources";
import type { Cite, Source } from "../schema";

const [azureAreas, businessApplications, modernWork, security] = learnSources;

export const documents = {
  rewards: {
    id: "S003",
    title: "Microsoft Learn: Your commercial marketplace benefits",
    published: "2020-07-06",
    sha256: "224467e4931d9a2ddd32fc87148f0289d1d58ba618aed496295068542a858103",
  },
  faq: {
    id: "S004",
    title: "Microsoft AI Cloud Partner Program FAQ",
    published: "2024-08-06",
    sha256: "434cc93c4a3240ddeeacef80e07414ebfe95108f34fcfda2dbf1985b39b97f79",
  },
  revenue: {
    id: "L-REVENUE",
    title: "Microsoft Learn: Revenue dashboard in commercial marketplace analytics",
    published: "2023-03-08",
    sha256: "95165a89590e24f3187f10eaba36c9de81599bbcd85a358faee62a583cbca235",
  },
  customers: {
    id: "L-CUSTOMERS",
    title: "Microsoft Learn: Customers dashboard in commercial marketplace analytics",
    published: "2023-03-08",
    sha256: "6ff009e20823e8b78a833936698f2900e41e6e50d98d6c769d3eb5e3fea10b37",
  },
  azureUsage: {
    id: "L-AZURE-USAGE",
    title: "Microsoft Learn: How to use the Azure usage report",
    published: "2023-08-17",
    sha256: "5e875f4b90a5ecf45758cf4f0836e29ef65752bcc6d2e964dba4ac27e4aa8619",
  },
  azureAreas,
  businessApplications,
  modernWork,
  security,
} as const satisfies Record<string, Source>;

export const derivedSources: readonly Source[] = Object.values(documents);

/** A citation of one of these documents. `operatorStated` is false where the text names a number without a comparison word. */
export function citing(document: Source, locator: string, quote: string, operatorStated?: boolean): Cite {
  return {
    source: document.id,
    locator,
    quote,
    published: document.published,
    confidence: document.id.startsWith("S") ? "seed" : "published",
    ...(operatorStated === undefined ? {} : { operatorStated }),
  };
}

/** A citation of S001, the top-tier page, which the catalog's own sources list. */
export function citingTopTierPage(locator: string, quote: string): Cite {
  return { source: "S001", locator, quote, published: "2023-07-05", confidence: "seed" };
}
