// The three benefits packages of January 2024: where and from when a partner can buy them, and that it can have only one of each (S004).
// Promises: the 28 markets that the FAQ names are named here; every other market is unclear until the end of March 2024.
import { countries, countriesWithout } from "./countries";
import { no } from "./expressions";
import { faq } from "./partnerProgramFaq";
import type { Expr, Field, Programme } from "./schema";

const markets = faq("When are these new partner benefits packages launching", "are available for purchase in thirty (30) major markets from January 22, 2024");
const otherMarkets = faq("When are these new partner benefits packages launching", "Other markets will be launched by the end of March 2024.");
const checkPartnerCenter = faq("When are these new partner benefits packages launching", "Please check Partner Center for availability.");
const oneAtATime = faq("More than one of each package", "can only purchase one (1) of a given partner benefits package at a time");
const eachAtOnce = faq("One of each package", "can purchase and receive the benefits associated with each of the new partner benefits packages at the same time.");
const priceOf = (quote: string) => faq("What are the prices of the new partner benefits packages", quote);
const localPrices = faq("What are the prices of the new partner benefits packages", "Prices in local currencies are displayed in Partner Center.");
const annual = faq("Are these new partner benefits packages available for annual purchase?", "can all be purchased annually and are valid for 12 months");
const january2023 = faq("Update notes", "JANUARY 22, 2023 UPDATE");

const firstDate = "2024-01-22";

/** As the FAQ prints them: 28 names, though it speaks of thirty. */
export const namedMarkets = [
  "US", "AU", "AT", "BR", "CA", "CN", "CO", "CZ", "DK", "FR", "DE", "IT", "JP", "KR", "IN", "IE", "MX", "NL", "NZ", "NO", "PL", "SG", "ZA", "SE", "CH", "TW", "TR", "GB",
];

export const benefitsPackageFields: readonly Field[] = [
  {
    id: "country", label: "Country", meaning: "The country or region of the partner's market.", unit: "choice", grain: "partner", step: 1, isGiven: true, choices: countries,
    aliases: ["Country/region", "Country or region", "Market", "Partner country", "Country code"], whenColumnAbsent: { policy: "unknown" }, words: { one: "country", many: "countries" },
  },
];

const inNamedMarket: Expr = { op: "oneOf", id: "packages.namedMarket", rules: ["A-PKG-12", "X-27"], field: "country", choices: namedMarkets, cite: markets };
const inAnyMarket: Expr = { op: "oneOf", id: "packages.anyMarket", rules: ["A-PKG-13"], field: "country", choices: countriesWithout([]), cite: otherMarkets };
const inOtherMarket: Expr = {
  op: "readings",
  id: "packages.otherMarket",
  ambiguity: "X-27",
  rules: ["A-PKG-13", "X-27"],
  main: { says: "only the named markets are open yet", cite: markets, when: { ...inNamedMarket, id: "packages.otherMarket.named" } },
  cautious: { says: "other markets are launched one by one by the end of March 2024", cite: otherMarkets, when: { ...inAnyMarket, id: "packages.otherMarket.launched" } },
};

/** Any package that the partner does not have yet, where it is sold. */
const available = (market: Expr): Programme["body"][number]["value"] => ({
  ladder: [
    {
      outcome: "available",
      when: {
        op: "all",
        id: "packages",
        of: [
          market,
          {
            op: "any",
            id: "packages.notHeld",
            rules: ["A-PKG-05", "A-PKG-06"],
            of: [
              no("packages.launch", "package.launch.active", oneAtATime, "A-PKG-01"),
              no("packages.successCore", "package.success-core.active", oneAtATime, "A-PKG-02"),
              no("packages.successExpanded", "package.success-expanded.active", oneAtATime, "A-PKG-03"),
            ],
          },
        ],
      },
    },
  ],
  otherwise: "not-available",
});

export const benefitsPackages: Programme = {
  id: "benefits-packages",
  label: "Benefits packages",
  decides: "Whether the partner can buy a benefits package that it does not have yet: Launch, Success Core or Success Expanded.",
  grain: "partner",
  firstDate,
  beforeFirstDate: "Benefits packages are sold from 2024-01-22",
  outcomes: [
    { id: "available", names: [{ from: firstDate, value: "Available", cite: markets, rules: ["A-PKG-12"] }] },
    { id: "not-available", names: [{ from: firstDate, value: "Not available", cite: oneAtATime, rules: ["A-PKG-05"] }] },
  ],
  pathways: [
    { id: "launch", label: "Partner Launch Benefits", node: "packages.launch" },
    { id: "success-core", label: "Partner Success Core Benefits", node: "packages.successCore" },
    { id: "success-expanded", label: "Partner Success Expanded Benefits", node: "packages.successExpanded" },
  ],
  positional: [],
  body: [
    {
      from: firstDate,
      until: "2024-04-01",
      cite: markets,
      rules: ["A-PKG-12", "A-PKG-13", "X-27", "X-28"],
      value: available({ op: "any", id: "packages.market", of: [inNamedMarket, inOtherMarket] }),
    },
    { from: "2024-04-01", cite: otherMarkets, rules: ["A-PKG-13", "X-27"], value: available(inAnyMarket) },
  ],
  effects: [
    { id: "price-launch", says: "Partner Launch Benefits cost USD 345 a year.", from: firstDate, cite: priceOf("Partner Launch Benefits: USD 345.00"), rules: ["A-PKG-01"] },
    { id: "price-core", says: "Partner Success Core Benefits cost USD 895 a year.", from: firstDate, cite: priceOf("Partner Success Core Benefits: USD 895.00"), rules: ["A-PKG-02"] },
    { id: "price-expanded", says: "Partner Success Expanded Benefits cost USD 3,995 a year.", from: firstDate, cite: priceOf("Partner Success Expanded Benefits: USD 3,995.00"), rules: ["A-PKG-03"] },
    { id: "annual", says: "A package is bought for a year and valid for twelve months.", from: firstDate, cite: annual, rules: ["A-PKG-01", "A-PKG-02", "A-PKG-03"] },
    { id: "local-prices", says: "Prices are in US dollars; Partner Center shows local ones.", from: firstDate, cite: localPrices, rules: ["A-PKG-04", "X-43"] },
    { id: "one-of-each", says: "One of each package can be held at the same time.", from: firstDate, cite: eachAtOnce, rules: ["A-PKG-06"] },
    {
      id: "beside-a-designation", says: "Packages can be bought beside a designation, with the benefits of both.", from: firstDate,
      cite: faq("Stacking", "You can purchase the new partner benefits packages alongside your Solutions Partner designation and receive the benefits of both."), rules: ["A-PKG-07"],
    },
    {
      id: "no-anniversary", says: "The purchase is not tied to the existing anniversary.", from: firstDate,
      cite: faq("Other partner benefits packages", "The purchase of any of the partner benefits packages is not tied to your existing anniversary date."), rules: ["A-PKG-08"],
    },
    { id: "no-badge", says: "No customer-facing badge comes with a package.", from: firstDate, cite: faq("Badging", "Customer-facing badging is not included with these partner benefits packages."), rules: ["A-PKG-09"] },
    { id: "no-letter", says: "There is no Logo Builder letter for a package.", from: firstDate, cite: faq("Logo Builder letters", "There is not a Logo Builder letter available for Partner Launch Benefits"), rules: ["A-PKG-10"] },
    { id: "no-special-refund", says: "The existing refund process applies; there are no special refunds.", from: firstDate, cite: faq("Refunds", "No special refunds or discounts will be provided."), rules: ["A-PKG-11"] },
  ],
  ambiguities: [
    {
      id: "X-27",
      question: "Are the packages sold in a market that the FAQ does not name?",
      reading: "It speaks of thirty markets and names 28. Any other market is unclear from 22 January to 31 March 2024, and open from 1 April.",
      cites: [markets, otherMarkets, checkPartnerCenter],
    },
    {
      id: "X-28",
      question: "The update note on packages is headed 22 January 2023, a year before they were sold.",
      reading: "A slip for 22 January 2024, the day on which sale began.",
      cites: [january2023, markets],
    },
    { id: "X-43", question: "Are prices in US dollars or in local currency?", reading: "They are shown in US dollars; Partner Center has the local ones.", cites: [localPrices] },
  ],
};
