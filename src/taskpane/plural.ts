// Numbers with their words, as the views say them.

/** "1 row", "1,200 rows", "2 entries". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
