// Makes engine, intake and report forget between two tests what they keep in WeakMaps: plans, layouts, spellings.
// Promises: a planted mistake is run by every test that would run it alone; without this, what an earlier test left behind would answer for it.
// Never touches what the catalog keeps, nor any library. Loaded by StrykerJS alone, before the code is.
const Kept = globalThis.WeakMap;
const OURS = /[\\/]src[\\/](engine|intake|report)[\\/]/;
let test = 0;

class Forgetful extends Kept {
  #known = new Kept();
  #since = test;

  get #current() {
    if (this.#since !== test) {
      this.#known = new Kept();
      this.#since = test;
    }
    return this.#known;
  }
  get(key) {
    return this.#current.get(key);
  }
  has(key) {
    return this.#current.has(key);
  }
  set(key, value) {
    this.#current.set(key, value);
    return this;
  }
  delete(key) {
    return this.#current.delete(key);
  }
}

globalThis.WeakMap = new Proxy(Kept, {
  construct(_, given, asked) {
    const isOurs = OURS.test(new Error().stack.split("\n")[2] ?? "");
    return isOurs ? new Forgetful(...given) : Reflect.construct(Kept, given, asked);
  },
});

exports.mochaHooks = { beforeEach: () => void test++ };
