// The invented partners of the sample workbook: every path of top tier, both sides of every line, and the dirt of real lists.
// Promises: the same rows every time. All names, people and numbers are made up.

/** One partner as somebody keeps it in a table; null is a blank cell, a text in a number's place is text in the file. */
export interface SamplePartner {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly manager: string | null;
  readonly billedSales: number | string | null;
  readonly netNew: number | string | null;
  readonly transactions: number | string | null;
  readonly customers: number | string | null;
  readonly commitment: number | string | null;
  readonly listing: string | null;
  readonly consumed: number | null;
  readonly notes: string | null;
}

type Metrics = readonly [billedSales: SamplePartner["billedSales"], netNew: SamplePartner["netNew"], transactions: SamplePartner["transactions"], customers: SamplePartner["customers"], commitment: SamplePartner["commitment"], listing: string | null];

/** Rows somebody would look for: exactly on, just above and just below each line. */
const TELLING: readonly (readonly [name: string, metrics: Metrics, notes: string | null])[] = [
  ["Northwind Cloud Works", [4_000_000, 3, 12, 5, 0, "Yes"], "Billed sales on the line"],
  ["Halden Data Systems", [3_999_999.99, 3, 12, 5, 0, "Yes"], "One cent below the line"],
  ["Brightwater Analytics", [6_250_000, 9, 26, 7, 0, "Yes"], null],
  ["Cedar & Pine Software", [1_150_000, 12, 20, 6, 0, "Yes"], "Twelve net-new customers"],
  ["Ostrava Digital", [1_150_000, 11, 20, 6, 0, "Yes"], "Eleven net-new customers"],
  ["Larkspur Security", [2_780_000, 15, 24, 7, 0, "No"], null],
  ["Meridian Retail Tech", [890_000, 4, 30, 8, 0, "Yes"], "30 transactions from 8 customers"],
  ["Quillon Logistics", [890_000, 4, 29, 8, 0, "Yes"], "One transaction short"],
  ["Saffron Health IT", [890_000, 4, 30, 7, 0, "Yes"], "One customer short"],
  ["Fjordline Maritime", [1_420_000, 6, 44, 13, 0, "Yes"], null],
  ["Tamarind Energy", [310_000, 1, 5, 3, 30_000_000, "Yes"], "Commitment on the line, 5 transactions"],
  ["Kestrel Aerospace", [310_000, 1, 5, 3, 29_999_999, "Yes"], "One dollar below the line"],
  ["Solace Insurance Lab", [310_000, 1, 4, 3, 30_000_000, "Yes"], "One transaction short of the 30M path"],
  ["Aldermoor Utilities", [120_000, 0, 9, 4, 75_000_000, "Yes"], null],
  ["Grand Basin Mining", [0, 0, 0, 0, 200_000_000, "Yes"], "Commitment path with a transactable listing"],
  ["Copperfield Foundries", [0, 0, 0, 0, 200_000_000, "No"], "No transactable listing"],
  ["Vantage Telecom", [0, 0, 2, 1, 199_999_999, "Yes"], "One dollar below 200M"],
  ["Blue Harbor Freight", ["$4,250,000", 5, 14, 6, 0, "Yes"], "Sales pasted from an invoice list"],
  ["Ironbridge Partners", [450_000, 2, 6, 4, "30,000,000", "Yes"], "Commitment pasted from a mail"],
  ["Palisade Games", ["3,999,999", 7, "28", 8, 0, "yes"], "Numbers kept as text"],
  ["Windrose Travel", [null, 11, 29, 7, 0, "Yes"], "Sales not reported yet"],
  ["Harrow Biotech", [2_100_000, null, 18, 6, 0, "Yes"], "Net-new count missing"],
  ["Sorrel Education", [null, null, null, null, null, null], "Joined last week"],
  ["Eastgate Robotics", [4_600_000, null, null, null, null, null], "Sales alone decide"],
  ["Rowan Legal Tech", [520_000, 3, 30, null, 0, "Yes"], "Customers unknown"],
  ["Calder Water", [95_000, 0, 3, 2, 210_000_000, null], "Listing unknown"],
  ["Pinnacle Farms Online", ["n/a", 2, 7, 3, 0, "No"], "Sales cannot be read"],
  ["Juniper Street Media", [1_980_000, 8, 22, 6, "about 5M", "Yes"], "Commitment cannot be read"],
  ["=HYPERLINK(\"http://example.com\")", [730_000, 4, 16, 5, 0, "Yes"], "The name arrived like this; it is text"],
  ["Østergård & Søn", [4_000_000.01, 12, 30, 8, 30_000_000, "Yes"], "Meets nearly everything"],
  ["Zephyr Móvil", [-25_000, 0, 1, 1, 0, "No"], "Refunds exceeded sales"],
  ["Maple & Main Banking", [3_400_000, 10, 27, 7, 12_000_000, "Yes"], "Close on every line"],
];

const FIRST = ["Amber", "Birch", "Cobalt", "Delta", "Ember", "Falcon", "Granite", "Hazel", "Indigo", "Jasper", "Kite", "Lumen", "Mosaic", "Nimbus"];
const SECOND = ["Cloud", "Metrics", "Works", "Labs", "Systems", "Insight", "Commerce", "Networks"];
const REGIONS = ["Americas", "EMEA", "Asia Pacific"];
const MANAGERS = ["Ana Lindqvist", "Tomás Reyes", "Priya Nair", "Jonas Weber", "Mei Tan"];
export const PARTNER_COUNT = 60;

export function samplePartners(): SamplePartner[] {
  const draw = sequence(20_230_701);
  return Array.from({ length: PARTNER_COUNT }, (_, at) => {
    const told = TELLING[at];
    const customers = Math.floor(draw() * 12);
    const ordinary: Metrics = [
      Math.round(draw() * 520_000_000) / 100,
      Math.floor(draw() * 15),
      customers + Math.floor(draw() * 28),
      customers,
      draw() < 0.15 ? 1_000_000 * Math.floor(20 + draw() * 60) : 0,
      draw() < 0.7 ? "Yes" : "No",
    ];
    const [billedSales, netNew, transactions, buyers, commitment, listing] = told?.[1] ?? ordinary;
    const name = told?.[0] ?? `${FIRST[at % FIRST.length] ?? ""} ${SECOND[(at * 3) % SECOND.length] ?? ""}`;
    return {
      id: String(4_810_000 + at * 137),
      name,
      region: REGIONS[at % REGIONS.length] ?? "",
      manager: at % 11 === 7 ? null : (MANAGERS[at % MANAGERS.length] ?? ""),
      billedSales,
      netNew,
      transactions,
      customers: buyers,
      commitment,
      listing,
      consumed: at % 9 === 4 ? null : Math.round(draw() * 90_000_000) / 100,
      notes: told?.[2] ?? null,
    };
  });
}

/** Numbers from 0 to 1, the same ones for the same seed (a linear congruential generator). */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
