// The invented offers of the sample workbook: all offer types, every requirement missing once, spellings as people use them.
// Promises: the same rows every time; partners are those of partnerRows.
import { samplePartners, sequence } from "./partnerRows";

export const OFFER_HEADERS = [
  "Offer",
  "Partner",
  "Offer type",
  "Solution type",
  "Transactable",
  "Live in marketplace",
  "Co-sell tab complete",
  "One-pager",
  "Pitch deck",
  "Sales contacts complete",
  "Business profile complete",
  "Marketplace account active",
  "MPN ID",
  "ISV Connect enrolled",
  "Technical validation passed",
  "Azure IP share (%)",
  "Reference architecture diagram",
  "Billed revenue (USD)",
  "First published on",
] as const;
export const OFFER_COUNT = 40;

/** A cell of the offer table: text, number, yes/no as written, or blank. Dates are days since 1899-12-30. */
export type OfferCell = string | number | null;

const TYPES = [
  "SaaS",
  "Azure Application",
  "Azure Virtual Machine",
  "Azure Container",
  "IoT Edge module",
  "Software as a service",
  "Consulting service",
  "Managed service",
  "Dynamics 365 Business Central",
  "Dynamics 365",
  "Power BI app",
  "Power Apps",
  "Office add-in",
  "Service solution",
];
const PRODUCTS = ["Ledger", "Route Planner", "Sensor Hub", "Claims Desk", "Stock Pulse", "Shift Board", "Data Vault", "Contract Lens"];
const EDITIONS = ["Essentials", "Pro", "Premium", "Enterprise", "Ultimate"];
const REQUIREMENTS = ["Live in marketplace", "Co-sell tab complete", "One-pager", "Pitch deck", "Sales contacts complete", "Business profile complete", "Marketplace account active", "Technical validation passed", "Reference architecture diagram"];
const FIRST_DAY = 44_200;

/** Rows in the order of OFFER_HEADERS. */
export function sampleOffers(): OfferCell[][] {
  const draw = sequence(1_995);
  const partners = samplePartners();
  return Array.from({ length: OFFER_COUNT }, (_, at) => {
    const type = TYPES[at % TYPES.length] ?? "";
    const isService = /service$|solution$/i.test(type) && type !== "Software as a service";
    // Every requirement is missing somewhere; the last offers are complete.
    const missing = at < 30 ? REQUIREMENTS[at % (REQUIREMENTS.length + 3)] : undefined;
    const answer = (requirement: string): string => (requirement === missing ? "No" : "Yes");
    const revenue = [100_000, 99_999.99, 0, null, "$125,000", 480_250][at % 6] ?? null;
    const row: Record<(typeof OFFER_HEADERS)[number], OfferCell> = {
      Offer: `${PRODUCTS[at % PRODUCTS.length] ?? ""} ${EDITIONS[Math.floor(at / PRODUCTS.length)] ?? ""}`,
      Partner: partners[(at * 7) % 28]?.name ?? "",
      "Offer type": at === 17 ? "Browser plug-in" : type,
      "Solution type": isService ? "Service" : at % 10 === 9 ? "Managed service" : "IP",
      Transactable: isService ? "No" : at % 5 === 3 ? "N" : "Y",
      "Live in marketplace": answer("Live in marketplace"),
      "Co-sell tab complete": answer("Co-sell tab complete"),
      "One-pager": answer("One-pager"),
      "Pitch deck": at === 12 ? "in review" : answer("Pitch deck"),
      "Sales contacts complete": answer("Sales contacts complete"),
      "Business profile complete": answer("Business profile complete"),
      "Marketplace account active": answer("Marketplace account active"),
      "MPN ID": at % 13 === 6 ? null : 5_120_000 + at * 31,
      "ISV Connect enrolled": type.startsWith("Dynamics") || type.startsWith("Power") ? (at % 2 === 0 ? "Yes" : "No") : null,
      "Technical validation passed": answer("Technical validation passed"),
      "Azure IP share (%)": isService ? null : [1, 0.5, 0.49, 0.95][at % 4] ?? null,
      "Reference architecture diagram": at === 21 ? null : answer("Reference architecture diagram"),
      "Billed revenue (USD)": isService ? null : revenue,
      "First published on": FIRST_DAY + Math.floor(draw() * 1_600),
    };
    return OFFER_HEADERS.map((header) => row[header]);
  });
}
