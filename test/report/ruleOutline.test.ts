// A programme's rules as an outline: every requirement under the words that join it to its neighbours, with what it needs and where that stands.
import assert from "node:assert/strict";
import type { Expr } from "../../src/catalog/schema";
import { plan } from "../../src/engine/plan";
import { quotedSource } from "../../src/report/citation";
import { ruleOutline } from "../../src/report/ruleOutline";
import { all, any, atLeast, needs3, not, readings, toyCatalog, toyCite, type ToyOptions } from "../engine/toyCatalog";

const outline = (when: Expr, options?: ToyOptions) => ruleOutline(plan(toyCatalog(when, options), "toy", "2024-01-15"));
const drawn = (when: Expr, options?: ToyOptions): readonly string[] => outline(when, options).map(({ depth, text, need }) => `${"  ".repeat(depth)}${text}${need === "" ? "" : ` | ${need}`}`);

describe("the outline of a programme's rules", () => {
  it("says of a requirement what it leads to, what it needs, since when, and the document's words", () => {
    assert.deepEqual(outline(needs3("a")), [{ outcome: "Passes", depth: 0, text: "Field a", need: "at least 3", since: "2020-01-01", source: quotedSource(toyCite) }]);
  });

  it("joins what belongs together, one step deeper each", () => {
    assert.deepEqual(drawn(any("any", all("all", needs3("a"), needs3("b", "<")), atLeast("two", 2, needs3("a"), needs3("c"), needs3("d")), not("not", needs3("b")))), [
      "any one of",
      "  all of",
      "    Field a | at least 3",
      "    Field b | less than 3",
      "  at least 2 of",
      "    Field a | at least 3",
      "    Field c | at least 3",
      "    Field d | at least 3",
      "  not",
      "    Field b | at least 3",
    ]);
    assert.deepEqual(outline(any("any", needs3("a"), needs3("b")))[0], { outcome: "Passes", depth: 0, text: "any one of", need: "", since: "", source: "" });
  });

  it("shows both readings of words that the document leaves open, each with its own words", () => {
    const open = readings("open", needs3("a"), needs3("b"));
    assert.deepEqual(drawn(open), ["under both readings of: Which way?", "  read as: one way", "    Field a | at least 3", "  read as: the other way", "    Field b | at least 3"]);
    assert.deepEqual(outline(open)[1], { outcome: "Passes", depth: 1, text: "read as: one way", need: "", since: "", source: quotedSource(toyCite) });
  });

  it("puts the name of a path before what it asks for", () => {
    assert.deepEqual(drawn(any("any", all("both", needs3("a"), needs3("b")), needs3("c")), { pathways: ["both", "c>="] }), ["any one of", "  Path both: all of", "    Field a | at least 3", "    Field b | at least 3", "  Path c>=: Field c | at least 3"]);
  });

  it("lists below a score what earns its points", () => {
    const lines = outline({ op: "sum>=", id: "enough", score: "points", param: "ten" }, { scores: [{ id: "points", label: "Points", metrics: [{ id: "m", label: "Metric", field: "sales", maximum: "ten", threshold: "four" }] }] });
    assert.deepEqual(lines.map(({ depth, text, need }) => [depth, text, need]), [[0, "Points", "at least 10"], [1, "Metric", "up to 10 points, all of them at $4"]]);
    assert.deepEqual([lines[1]!.since, lines[1]!.source, lines[1]!.outcome], ["", quotedSource(toyCite), "Passes"]);
  });

  it("goes through the rungs from the best answer down", () => {
    const name = (value: string) => [{ from: "2020-01-01", value, cite: toyCite, rules: [] }];
    const catalog = toyCatalog(needs3("a"), { body: [{ from: "2020-01-01", value: { ladder: [{ outcome: "passes", when: needs3("a") }, { outcome: "nearly", when: needs3("b") }], otherwise: "fails" }, cite: toyCite, rules: [] }] });
    const [toy] = catalog.programmes;
    const outcomes = [...toy!.outcomes, { id: "nearly", names: name("Nearly") }];
    assert.deepEqual(ruleOutline(plan({ ...catalog, programmes: [{ ...toy!, outcomes }] }, "toy", "2024-01-15")).map(({ outcome, text }) => [outcome, text]), [["Passes", "Field a"], ["Nearly", "Field b"]]);
  });
});
