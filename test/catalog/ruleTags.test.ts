// Every rule of the five documents can be found in the catalog by its id, as a tag of what encodes it, and every open point as a question with its reading.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";

/** Blocks of rules and the numbers in each: 17 blocks would be a page of prose, so they stand as a list. */
const BLOCKS: Readonly<Record<string, readonly string[]>> = {
  "A-CSR": numbered(1, 12),
  "A-AIP": ["00", "01", "02a", "02b", "03a", "03b", "04"],
  "A-BAC": numbered(1, 4),
  "A-TT": ["00", "01", "10", "11", "12", "12a", "13", "13a", "20", "21", "22", "30", "31", "32", "33", ...numbered(40, 44)],
  "A-MR": [...numbered(1, 13), "04a", "04b"],
  "A-SP": numbered(1, 33),
  "A-PUB": numbered(1, 7),
  "A-LEG": numbered(1, 13),
  "A-INC": numbered(1, 7),
  "A-PKG": numbered(1, 13),
  "A-SPC": numbered(1, 15),
  "A-MSP": numbered(1, 7),
  "A-CSD": [...numbered(1, 11), ...numbered(20, 24)],
};
const RULES = Object.entries(BLOCKS).flatMap(([block, numbers]) => numbers.map((number) => `${block}-${number}`));
const OPEN_POINTS = numbered(1, 44).map((number) => `X-${number}`);

function numbered(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index).padStart(2, "0"));
}

function tagsOf(value: unknown): readonly string[] {
  if (value === null || typeof value !== "object") {
    return [];
  }
  return Object.entries(value).flatMap(([name, member]) => (name === "rules" && Array.isArray(member) ? (member as readonly string[]) : tagsOf(member)));
}

describe("rule ids", () => {
  const tags = new Set(tagsOf(shippedCatalog));

  it(`are all ${RULES.length} found as tags`, () => {
    assert.deepEqual(RULES.filter((id) => !tags.has(id)), []);
    assert.equal(RULES.length, 169);
  });

  it("of the 44 open points are all found as tags, each with its question and how it is read", () => {
    const questions = new Set(shippedCatalog.programmes.flatMap(({ ambiguities }) => ambiguities.filter(({ question, reading }) => question !== "" && reading !== "").map(({ id }) => id)));
    assert.deepEqual(OPEN_POINTS.filter((id) => !tags.has(id)), []);
    assert.deepEqual(OPEN_POINTS.filter((id) => !questions.has(id)), []);
  });

  it("are none that nobody knows", () => {
    const known = new Set([...RULES, ...OPEN_POINTS, "A-AIP-02", "A-AIP-03"]);
    assert.deepEqual([...tags].filter((id) => !known.has(id)), []);
  });
});

describe("dated events", () => {
  /** What the documents date, by a day on which the catalog must turn or which it must name. */
  const EVENTS: Readonly<Record<string, readonly string[]>> = {
    "Marketplace Rewards text": ["2020-07-06"],
    "end of seats sold": ["2021-07-01"],
    "co-sell requirements text": ["2021-07-13"],
    "specialization anniversaries pushed back": ["2022-07-01"],
    "last day of competencies": ["2022-09-30"],
    "incentive options begin": ["2022-10-01"],
    "designations begin": ["2022-10-03"],
    "first specialization renewals": ["2023-02-01"],
    "transactable offer, fiscal year 2024": ["2023-07-01"],
    "top-tier text": ["2023-07-05"],
    "designation for incentives": ["2023-10-01"],
    "end of the competency grace": ["2023-10-03"],
    "seller credit for all announced": ["2023-12-01"],
    "deadline for transactable offers": ["2023-12-31"],
    "packages in the named markets": ["2024-01-22"],
    "first renewals with manual validation": ["2024-02-01"],
    "certified software": ["2024-03-20"],
    "packages in the other markets": ["2024-04-01"],
    "Training Services enrollment": ["2024-04-15"],
    "end of seller credit": ["2024-07-01"],
    "FAQ and notice of end of sale": ["2024-08-06"],
    "last day of sale": ["2025-01-21"],
    "end of sale": ["2025-01-22"],
    "end of the CSP carve-out": ["2025-10-01"],
    "last legacy benefits expire": ["2026-01-22"],
  };

  it("are all known to the catalog", () => {
    const text = JSON.stringify(shippedCatalog);
    assert.deepEqual(Object.entries(EVENTS).filter(([, days]) => !days.some((day) => text.includes(`"${day}"`))).map(([event]) => event), []);
  });
});
