// Truth and outcome from the truths of requirements: what is missing stays unknown unless it cannot matter, and open words are never a pass.
import assert from "node:assert/strict";
import type { Expr } from "../../src/catalog/schema";
import { decide, MET, NEEDS_DATA, NEEDS_DATA_CODE, NO_PATH, NOT_MET, spanOf, statusName, statusNames, truthOf, UNCLEAR, UNCLEAR_CODE, UNKNOWN, type Kleene } from "../../src/engine/decide";
import { plan } from "../../src/engine/plan";
import { all, any, atLeast, needs3, not, readings, toyCatalog, type ToyOptions } from "./toyCatalog";

const [a, b, c] = ["a", "b", "c"].map((id) => needs3(id)) as [Expr, Expr, Expr];
const TRUTHS: Readonly<Record<string, Kleene>> = { Y: MET, N: NOT_MET, "?": UNKNOWN };
const toy = (when: Expr, options: ToyOptions = {}) => plan(toyCatalog(when, options), "toy", "2021-01-01");
/** The truth of a rule for the truths of its requirements, in reading order. */
const truth = (when: Expr, truths: string): string => {
  const frozen = toy(when);
  return truthOf(spanOf(frozen.ladder[0]!.when, (bit) => TRUTHS[truths[bit]!]!));
};
const truths = (when: Expr, lines: Readonly<Record<string, string>>): void => Object.entries(lines).forEach(([given, expected]) => assert.equal(truth(when, given), expected, `${when.op} ${given}`));

describe("the truth of a node", () => {
  it("is of all the least, of any the greatest, and of not the other way round", () => {
    truths(all("all", a, b), { YY: "met", YN: "not met", NY: "not met", "Y?": "unknown", "?Y": "unknown", "?N": "not met" });
    truths(any("any", a, b), { NN: "not met", YN: "met", NY: "met", "?N": "unknown", "N?": "unknown", "?Y": "met" });
    truths(not("not", a), { Y: "not met", N: "met", "?": "unknown" });
  });

  it("is of k of n met by k, unknown while k could be, and not met by fewer", () => {
    truths(atLeast("two", 2, a, b, c), { YYN: "met", YYY: "met", "YY?": "met", "Y?N": "unknown", "??N": "unknown", YNN: "not met", "?NN": "not met", NNN: "not met" });
  });

  it("is of open words met or not met where both readings agree, unclear where they differ, and unknown where data could settle it", () => {
    truths(readings("open", a, b), { YY: "met", NN: "not met", YN: "unclear", NY: "unclear", "Y?": "unknown", "?Y": "unknown", "?N": "unknown", "N?": "unknown", "??": "unknown" });
    truths(not("not", readings("open", a, b)), { YY: "not met", NN: "met", YN: "unclear", "?N": "unknown" });
    truths(all("all", readings("open", a, b), c), { YNY: "unclear", YNN: "not met", "YN?": "unknown", YYY: "met" });
    truths(any("any", readings("open", a, b), c), { YNN: "unclear", YNY: "met", "YN?": "unknown" });
  });
});

describe("the outcome of a row", () => {
  const better = [{ outcome: "shines", when: readings("open", a, b) }];
  const answer = (given: string, options: ToyOptions = { better }) => {
    const frozen = toy(c, options);
    const { outcome, path } = decide(frozen, (bit) => TRUTHS[given[bit]!]!);
    return [statusName(frozen, outcome), frozen.pathways[path]?.label ?? path];
  };

  it("is the first that is met, and none below one that is not settled", () => {
    assert.deepEqual(["YYY", "NNY", "NNN", "YNY", "Y?Y", "NN?"].map((given) => answer(given)[0]), ["shines", "Passes", "Fails", "Unclear", "Needs data", "Needs data"]);
  });

  it("is decided by the first path that is displayed, holds and leads to it, and by none where nothing is met", () => {
    const when = any("either", a, b);
    const by = (given: string, pathways: readonly string[]) => {
      const frozen = toy(when, { pathways });
      const { path } = decide(frozen, (bit) => TRUTHS[given[bit]!]!);
      return path === NO_PATH ? null : frozen.pathways[path]!.label;
    };
    assert.deepEqual([by("YY", ["b>=", "a>="]), by("YY", ["a>=", "b>="]), by("NY", ["a>=", "b>="]), by("NY", ["a>="]), by("NN", ["a>="]), by("N?", ["a>="])], ["Path b>=", "Path a>=", "Path b>=", null, null, null]);
    const shared = { pathways: ["c>="], better: [{ outcome: "shines", when: all("top", c, a) }] };
    const frozen = toy(any("low", c, b), shared);
    const { outcome, path } = decide(frozen, (bit) => TRUTHS[frozen.leaves[bit]!.id === "c>=" ? "Y" : "N"]!);
    assert.deepEqual([statusName(frozen, outcome), frozen.pathways[path]?.outcome], ["Passes", outcome]);
  });

  it("has a word for every code, in display order, and asks for data rather than say nothing", () => {
    const frozen = toy(c, { better });
    assert.deepEqual(statusNames(frozen), ["shines", "Passes", "Fails", "Needs data", "Unclear"]);
    assert.deepEqual([0, 1, 2, NEEDS_DATA_CODE, UNCLEAR_CODE, 9].map((code) => statusName(frozen, code)), ["shines", "Passes", "Fails", NEEDS_DATA, UNCLEAR, NEEDS_DATA]);
  });
});
