// What was worked out is worked out once, and a map that has grown too large is emptied rather than kept.
import assert from "node:assert/strict";
import { keptOr } from "../../src/engine/kept";

describe("what is kept", () => {
  it("is worked out once for a key, and anew for another", () => {
    const map = new Map<string, number>();
    const asked: string[] = [];
    const get = (key: string): number => keptOr(map, key, () => asked.push(key));
    assert.deepEqual([get("a"), get("b"), get("a"), get("b")], [1, 2, 1, 2]);
    assert.deepEqual(asked, ["a", "b"]);
  });

  it("is never more than 4,000 answers: the next one empties the map, and what was in it can be worked out again", () => {
    const map = new Map<string, number>();
    for (let key = 0; key < 4_000; key++) {
      keptOr(map, `${key}`, () => key);
    }
    assert.deepEqual([map.size, keptOr(map, "0", () => -1)], [4_000, 0]);
    assert.deepEqual([keptOr(map, "one more", () => 7), map.size, map.get("one more")], [7, 1, 7]);
    assert.equal(keptOr(map, "0", () => -1), -1);
  });
});
