// The name that somebody may have meant.
// Promises: always one of the names given, the one with the fewest typing errors; of equals the first.
import { distance } from "fastest-levenshtein";

/** "" where there are no names. */
export function nearestOf(names: readonly string[], text: string): string {
  const meant = text.toLowerCase();
  // What ends in the text, such as designation.security for security, is nearer than any misspelling.
  const errors = (name: string): number => (name.toLowerCase().endsWith(`.${meant}`) ? 0 : distance(meant, name.toLowerCase()));
  return names.reduce<{ readonly name: string; readonly errors: number }>((best, name) => (errors(name) < best.errors ? { name, errors: errors(name) } : best), { name: "", errors: Infinity }).name;
}
