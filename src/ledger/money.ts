// Money as whole numbers of millionths of a dollar, so that sums are the same in any order of rows.
// Promises: sums are exact however large, in two lanes where one Float64 would not hold them; usage lines below a cent are not lost.
// Never rounds before a threshold is compared.

/** A whole number of millionths of a US dollar. NaN is unknown. */
export type Micros = number;

export const microsPerDollar = 1_000_000;
/** The largest single amount that is held exactly: about nine billion dollars. */
const largestAmount = Number.MAX_SAFE_INTEGER;
/** When the low lane passes this, whole multiples of it move to the high lane. */
const carry = 2 ** 52;

/** From a billion dollars on, a Float64 no longer holds millionths: the amount is read to the cent. */
const centsOnlyFrom = 1e9;

/** Dollars of a cell to millionths; NaN when the amount is too large to be held exactly. The rounding removes Float64 noise only. */
export function microsOf(dollars: number): Micros {
  const micros = roundedMicros(dollars);
  return Math.abs(micros) <= largestAmount ? micros : NaN;
}

function roundedMicros(dollars: number): number {
  return Math.abs(dollars) < centsOnlyFrom ? Math.round(dollars * microsPerDollar) : Math.round(dollars * 100) * 10_000;
}

const tens = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/**
 * Millionths of a plain decimal text such as "-1234.50", exactly; NaN where it is written in any other way, is finer than a millionth
 * or too large.
 */
export function microsOfPlainText(text: string): Micros {
  const isNegative = text.charCodeAt(0) === 45;
  const start = isNegative ? 1 : 0;
  let digits = 0;
  let places = -1;
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 48 && unit <= 57) {
      digits = digits * 10 + unit - 48;
      if (places >= 0) places += 1;
    } else if (unit === 46 && places < 0 && at > start) places = 0;
    else return NaN;
  }
  if (text.length === start || places === 0 || places > 6) return NaN;
  const micros = digits * tens[places < 0 ? 6 : 6 - places]!;
  if (micros > largestAmount) return NaN;
  return isNegative && micros > 0 ? -micros : micros;
}

/** Exact running sums, one per group. */
export class ExactSums {
  private readonly low: Float64Array;
  private high: Float64Array | null = null;

  constructor(groups: number) {
    this.low = new Float64Array(groups);
  }

  add(group: number, amount: Micros): void {
    const sum = this.low[group]! + amount;
    // Both addends are below 2^53 in size, so the sum is exact below 2^53 and is carried before it gets there.
    if (sum < carry && sum > -carry) this.low[group] = sum;
    else this.carryOver(group, amount);
  }

  /** Whole cents, half a cent away from zero. */
  cents(group: number): number {
    const high = this.high?.[group] ?? 0;
    const low = this.low[group]!;
    const total = BigInt(high) * BigInt(carry) + BigInt(low);
    const half = total < 0n ? -5000n : 5000n;
    return Number((total + half) / 10_000n);
  }

  /** The sum in dollars, to the nearest Float64. */
  dollars(group: number): number {
    if (this.high === null || this.high[group] === 0) return this.low[group]! / microsPerDollar;
    const total = BigInt(this.high[group]!) * BigInt(carry) + BigInt(this.low[group]!);
    return Number(total / 1_000_000n) + Number(total % 1_000_000n) / microsPerDollar;
  }

  /** The sum of plain numbers that are no money. */
  units(group: number): number {
    return (this.high?.[group] ?? 0) * carry + this.low[group]!;
  }

  /** Compares a sum with an amount of dollars: negative, zero or positive. */
  compare(group: number, dollars: number): number {
    const high = this.high?.[group] ?? 0;
    if (high === 0) return this.low[group]! - roundedMicros(dollars);
    const difference = BigInt(high) * BigInt(carry) + BigInt(this.low[group]!) - BigInt(roundedMicros(dollars));
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  private carryOver(group: number, amount: Micros): void {
    this.high ??= new Float64Array(this.low.length);
    const total = BigInt(this.high[group]!) * BigInt(carry) + BigInt(this.low[group]!) + BigInt(amount);
    this.high[group] = Number(total / BigInt(carry));
    this.low[group] = Number(total % BigInt(carry));
  }
}
