// Words the list of supported classes and members, from the same descriptions that the interpreter runs on.
// Promises: pure; what the list says is supported is described, and the other way round. Never lists hidden members of Office.js.
import { memberName } from "./objectModel";
import type { ClassMembers } from "./objectModel";

/** The lines between which the list stands in the README. */
export const listStart = "<!-- supported members: written by writeReadme.ts -->";
export const listEnd = "<!-- end of supported members -->";

/** The list as Markdown: one line per class; `*` marks properties that can be set. */
export function supportedList(classes: readonly ClassMembers[]): string {
  return classes.map(classLine).join("\n");
}

/** A README with its list renewed. @throws Error when the README has no place for it */
export function withList(readme: string, classes: readonly ClassMembers[]): string {
  const start = readme.indexOf(listStart);
  const end = readme.indexOf(listEnd);
  if (start < 0 || end < start) throw new Error("The README has no place for the list of supported members.");
  return `${readme.slice(0, start + listStart.length)}\n\n${supportedList(classes)}\n\n${readme.slice(end)}`;
}

function classLine({ name, properties, navigation, methods, isIndexed, isCollection }: ClassMembers): string {
  const calls = methods.filter((method) => !method.startsWith("_")).map((method) => `${memberName(method)}()`);
  const events = methods.filter((method) => method.startsWith("_Register")).map((method) => eventName(method));
  const members = [
    ...(isCollection ? ["items"] : []),
    ...(isIndexed ? ["getItem()"] : []),
    ...[...properties, ...navigation].filter((member) => !member.startsWith("_")).map((member) => memberName(member)),
    ...calls,
    ...events,
  ];
  return `- **${name}**: ${members.join(", ")}`;
}

/** _RegisterDataChangedEvent -> onChanged, as add-ins know it. */
function eventName(method: string): string {
  const name = method.replace(/^_Register/, "").replace(/Event$/, "");
  return name === "DataChanged" ? "onChanged" : `on${name}`;
}
