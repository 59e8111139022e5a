// Headers that only exports have: each row is a sale, a subscription or a course, never a partner or an offer as such.
// Promises to be small enough to be loaded at start, where the shapes of all exports are not; it tells exports from tables of partners
// and offers, and never one export from another.
import { plainHeader } from "../intake/recognise";

const telltales = new Set(
  [
    "Customer ID", "Customer name", "Customer company name", "Customer country", "Customer tenant ID", "Customer TPID", "Billing account ID", "Marketplace subscription ID",
    "Purchase record ID", "Purchase record line item ID", "Line-item ID", "Order ID", "Asset ID", "Transaction currency", "Transaction date", "Billed month", "Month start date",
    "Order purchase date", "Usage date", "Date acquired", "Estimated revenue (USD)", "Subscription ID", "Is ACR duplicate at PGA level", "Is duplicate row for PGA",
    "User ID", "Training name", "Training type", "Completion date",
  ].map(plainHeader),
);
/** One such column a person may well have beside partners. */
const fewest = 2;

/** Whether these are the headers of an export, as far as that can be told at a glance. */
export function looksLikeExport(headers: readonly string[]): boolean {
  return headers.filter((header) => telltales.has(plainHeader(header))).length >= fewest;
}
