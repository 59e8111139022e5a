// A goal in words: what can be asked for, what is refused and why, and what stands in the way.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog, Expr } from "../../src/catalog/schema";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { askedTable } from "../../src/report/askedTable";
import { SeekError, seekWords, type SeekRequest } from "../../src/report/seekWords";
import { all, any, needs3, toyCatalog, toyCite } from "../engine/toyCatalog";

const dates = { asOf: "2024-01-15", knownOn: null };
const tableOf = (headers: readonly string[], row: readonly CellValue[]): TableSnapshot => ({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers, rows: [row] });
const topTierHeaders = ["Partner", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Transactable listing"];
const fabrikam: readonly CellValue[] = ["Fabrikam", 0, 0, 26, 6, 0, "No"];
const topTier = (request: SeekRequest = {}, row = fabrikam) => seekWords(askedTable(tableOf(topTierHeaders, row)), "top-tier", 0, dates, request);
const rewards = (request: SeekRequest, billed = 0) => seekWords(askedTable(tableOf(["Partner", "Marketplace billed sales (USD)"], ["Fabrikam", billed])), "rewards", 0, dates, request);
const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof SeekError, String(error));
    assert.equal(error.code, "unknown-target");
    return error.message;
  }
  throw new assert.AssertionError({ message: "It was expected to be refused." });
};

describe("a goal", () => {
  it("may be a path by its label or its id, and the outcome is then the one it leads to", () => {
    const byLabel = topTier({ path: "Net-new customers" });
    assert.deepEqual([byLabel.outcome, byLabel.path, byLabel.isReached, byLabel.status], ["Top tier", "Net-new customers", false, "Not top tier"]);
    assert.equal(byLabel.sentence, "Fabrikam reaches Top tier by Net-new customers with 12 more net-new customers over $10K.");
    const id = shippedCatalog.programmes.find((each) => each.id === "top-tier")!.pathways.find(({ label }) => label === "Net-new customers")!.id;
    assert.deepEqual(topTier({ path: id }), byLabel);
  });

  it("is the best outcome where none is named, and any of the others by its name", () => {
    assert.equal(rewards({}).outcome, rewards({}).choices[0]?.outcome);
    const [first, second] = rewards({}).choices.map(({ outcome }) => outcome);
    assert.notEqual(first, second);
    assert.equal(rewards({ outcome: second! }).outcome, second);
    assert.deepEqual(rewards({ outcome: second! }).choices, rewards({}).choices);
  });

  it("is told as reached by a row that has reached it, with no way and nothing in the way", () => {
    const { sentence, isReached, ways, obstacles } = topTier({ path: "Transactions" }, ["Contoso", 0, 0, 30, 8, 0, "No"]);
    assert.deepEqual([sentence, isReached, ways, obstacles], ["Contoso has reached Top tier by Transactions already.", true, [], []]);
  });

  it("is refused where there is no such outcome, no such path, or the path leads elsewhere", () => {
    assert.equal(refusalOf(() => topTier({ outcome: "Gold" })), 'Top tier cannot be asked for "Gold" on 2024-01-15. What can be reached is Top tier.');
    assert.equal(refusalOf(() => topTier({ outcome: "Not top tier" })), 'Top tier cannot be asked for "Not top tier" on 2024-01-15. What can be reached is Top tier.');
    assert.equal(refusalOf(() => topTier({ path: "By luck" })), 'Top tier has no path "By luck" on 2024-01-15. Its paths are Billed sales, Net-new customers, Transactions, Commitment $30M, Commitment $200M.');
    assert.equal(refusalOf(() => topTier({ outcome: "Gold", path: "Transactions" })), 'Top tier cannot be asked for "Gold" by Transactions on 2024-01-15. What can be reached is Top tier.');
    const toy = askedTable(tableOf(["Partner", "Field a"], ["Fabrikam", 0]), [], toyCatalog(needs3("a")));
    assert.match(refusalOf(() => seekWords(toy, "toy", 0, dates, { path: "x" })), /Its paths are none\.$/);
  });

  it("may be any rung, and each offers the paths that lead to it", () => {
    const name = (value: string) => [{ from: "2020-01-01", value, cite: toyCite, rules: [] }];
    const ladder = [{ outcome: "passes", when: needs3("a") }, { outcome: "nearly", when: needs3("b") }];
    const toy = toyCatalog(needs3("a"), { pathways: ["a>=", "b>="], body: [{ from: "2020-01-01", value: { ladder, otherwise: "fails" }, cite: toyCite, rules: [] }] });
    const two = { ...toy, programmes: toy.programmes.map((each) => ({ ...each, outcomes: [...each.outcomes, { id: "nearly", names: name("Nearly") }] })) };
    const ask = (request: SeekRequest) => seekWords(askedTable(tableOf(["Partner", "Field a", "Field b"], ["Fabrikam", 0, 0]), [], two), "toy", 0, dates, request);
    assert.deepEqual(ask({}).choices, [{ outcome: "Passes", paths: ["Path a>="] }, { outcome: "Nearly", paths: ["Path b>="] }]);
    assert.deepEqual([ask({}).outcome, ask({ path: "Path b>=" }).outcome, ask({ outcome: "Nearly", path: "Path b>=" }).path], ["Passes", "Nearly", "Path b>="]);
    assert.equal(refusalOf(() => ask({ outcome: "Passes", path: "Path b>=" })), 'Toy cannot be asked for "Passes" by Path b>= on 2024-01-15. What can be reached is Passes, Nearly.');
    assert.equal(refusalOf(() => ask({ outcome: "Gold" })), 'Toy cannot be asked for "Gold" on 2024-01-15. What can be reached is Passes, Nearly.');
  });

  it("is sought by three ways at most unless another number is asked for, the cheapest first", () => {
    const { ways } = topTier();
    assert.equal(ways.length, 3);
    assert.equal(topTier({ most: 1 }).ways.length, 1);
    assert.ok(topTier({ most: 5 }).ways.length > 3);
    assert.deepEqual(ways.map(({ cost }) => cost), ways.map(({ cost }) => cost).sort((a, b) => a - b));
  });

  it("is reached in steps that say the column, what it has and needs, and the words of the document", () => {
    const [step] = topTier({ path: "Transactions" }).ways[0]!.steps;
    const { field, label, unit, have, target, amount, points, words, quote, source } = step!;
    assert.deepEqual([field, label, unit, have, target, amount, points, words], ["marketplaceTransactions", "Marketplace transactions", "count", 26, 30, 4, null, "4 more transactions"]);
    assert.equal(quote, "30 marketplace transactions with eight unique customers");
    assert.match(source, /, Marketplace performance, 3rd criterion$/);
  });

  it("can be priced in every column that may change, and in none twice", () => {
    const fields = topTier().fields;
    assert.ok(fields.some(({ field, label, unit }) => field === "marketplaceBilledSales" && label === "Marketplace billed sales (USD)" && unit === "USD"));
    assert.equal(new Set(fields.map(({ field }) => field)).size, fields.length);
    const renewal = seekWords(askedTable(tableOf(["Partner", "Specialization anniversary"], ["Contoso", "2024-07-15"])), "specialization-renewal", 0, dates).fields.map(({ field }) => field);
    const given = shippedCatalog.facts!.filter(({ isGiven }) => isGiven === true).map(({ id }) => id);
    assert.deepEqual(renewal.filter((field) => given.includes(field)), []);
  });

  it("over points is priced in the columns that points are counted from where the table has them, and in points where it has those", () => {
    const fieldsOf = (headers: readonly string[], ...row: readonly CellValue[]): readonly string[] => seekWords(askedTable(tableOf(headers, row)), "designation.security", 0, dates).fields.map(({ label }) => label);
    const counted = fieldsOf(["Partner", "Security net customer adds", "Security usage growth (%)"], "Contoso", 1, "5%");
    assert.deepEqual(counted, ["Security net customer adds"]);
    const points = fieldsOf(["Partner", "Security net customer adds points", "Security usage growth points"], "Contoso", 4, 3);
    assert.deepEqual(points, ["Security net customer adds points", "Security usage growth points"]);
    assert.deepEqual(fieldsOf(["Partner", "Security score"], "Contoso", 60), ["Security score"]);
  });
});

describe("what stands in the way of a goal", () => {
  const oneOf: Expr = { op: "oneOf", id: "kinds", field: "kind", choices: ["red", "green"], cite: toyCite };
  const obstacles = (rule: Expr, headers: readonly string[], row: readonly CellValue[], request: SeekRequest = {}, catalog: Catalog = toyCatalog(rule)): readonly string[] =>
    seekWords(askedTable(tableOf(["Partner", ...headers], ["Contoso", ...row]), [], catalog), "toy", 0, dates, request).obstacles;

  it("says what a held column has now, in its own unit", () => {
    const rule = all("all", needs3("a"), { op: "flag", id: "yes", field: "flag", is: true, cite: toyCite }, oneOf);
    assert.deepEqual(obstacles(rule, ["Field a", "Field flag", "Field kind"], [1, "No", "blue"], { held: ["a", "flag", "kind"] }), [
      "Field a must be at least 3, and it is 1 now; it was asked to stay as it is.",
      "Field flag must be yes, and it is no now; it was asked to stay as it is.",
      "Field kind must be one of red, green, and it is another one now; it was asked to stay as it is.",
    ]);
    const money = { id: "money", label: "Money", unit: "USD" as const, timeline: [{ from: "2020-01-01", value: 3, cite: toyCite, rules: [] }] };
    const priced = all("all", { op: "test", id: "sales", field: "sales", cmp: ">=", param: "money" }, { op: "flag", id: "yes", field: "flag", is: false, cite: toyCite });
    assert.deepEqual(obstacles(priced, ["Field sales", "Field flag"], [1, "Yes"], { held: ["sales", "flag"] }, toyCatalog(priced, { params: [money] })), [
      "Field sales must be at least $3, and it is $1 now; it was asked to stay as it is.",
      "Field flag must be no, and it is yes now; it was asked to stay as it is.",
    ]);
    assert.deepEqual(obstacles(needs3("a"), ["Field a"], [""], { held: ["a"] }), ["Field a must be at least 3, and it is not known now; it was asked to stay as it is."]);
  });

  it("says that requirements exclude each other, and that nobody can change what is given", () => {
    assert.deepEqual(obstacles(all("all", needs3("a", ">"), needs3("a", "<")), ["Field a"], [3]), ["Field a must be more than 3, which another requirement excludes.", "Field a must be less than 3, which another requirement excludes."]);
    const toy = toyCatalog(any("any", needs3("a")));
    const given = { ...toy, fields: toy.fields.map((field) => (field.id === "a" ? { ...field, isGiven: true as const } : field)) };
    assert.deepEqual(obstacles(needs3("a"), ["Field a"], [1], {}, given), ["Field a must be at least 3, and it is 1 now; that is past or is for Microsoft to decide, so no change of an amount brings it about."]);
  });

  it("says how many points the columns that may change earn at most, and where none earns any", () => {
    const catalog = toyCatalog({ op: "sum>=", id: "enough", score: "points", param: "twenty" }, {
      scores: [{ id: "points", label: "Points", metrics: [{ id: "m", label: "Metric", field: "a", maximum: "ten", threshold: "four" }] }],
      params: [{ id: "twenty", label: "Amount twenty", unit: "points", timeline: [{ from: "2020-01-01", value: 20, cite: toyCite, rules: [] }] }],
    });
    assert.deepEqual(obstacles(needs3("a"), ["Field a"], [1], {}, catalog), ["Points must be at least 20; the columns that may change earn 10 at most."]);
    const given = { ...catalog, fields: catalog.fields.map((field) => (field.id === "a" ? { ...field, isGiven: true as const } : field)) };
    const [sentence] = obstacles(needs3("a"), ["Field a"], [1], {}, given);
    assert.match(sentence!, /^Points must be at least 20; /);
  });
});
