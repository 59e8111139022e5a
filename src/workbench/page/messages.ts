// What the workbench says to a person: sentences in a bar, and questions that wait for an answer.
// Promises text only (a file name is never read as markup), and that Escape always means the last, harmless answer.

export interface Question<Answer extends string> {
  readonly title: string;
  readonly text: string;
  readonly items?: readonly string[];
  /** In order of offer; the last one is the way out, also taken by Escape. */
  readonly answers: readonly { readonly answer: Answer; readonly label: string }[];
}

/** Shows one sentence until it is dismissed; a new message of the same `about` replaces the old one. */
export function say(sentence: string, kind: "note" | "error", about: string): void {
  hush(about);
  const message = element("div", `message ${kind}`);
  message.dataset["about"] = about;
  const text = element("p", "");
  text.textContent = sentence;
  const dismiss = document.createElement("button");
  dismiss.type = "button";
  dismiss.textContent = "Dismiss";
  dismiss.addEventListener("click", () => message.remove());
  message.append(text, dismiss);
  required("messages").append(message);
}

/** Takes back what was said about a subject, if it still stands. */
export function hush(about: string): void {
  for (const message of Array.from(required("messages").children)) {
    if (message instanceof HTMLElement && message.dataset["about"] === about) message.remove();
  }
}

/** Asks in a modal dialog; resolves with the chosen answer. */
export function ask<Answer extends string>(question: Question<Answer>): Promise<Answer> {
  const dialog = required("question");
  const wayOut = question.answers.at(-1)?.answer;
  if (!(dialog instanceof HTMLDialogElement) || wayOut === undefined) throw new Error("A question needs its dialog and at least one answer.");
  required("question-title").textContent = question.title;
  const text = element("p", "");
  text.textContent = question.text;
  const list = element("ul", "");
  for (const item of question.items ?? []) {
    const line = element("li", "");
    line.textContent = item;
    list.append(line);
  }
  required("question-text").replaceChildren(text, ...(list.childElementCount > 0 ? [list] : []));
  required("question-answers").replaceChildren(
    ...question.answers.map(({ answer, label }) => {
      const button = document.createElement("button");
      button.value = answer;
      button.textContent = label;
      return button;
    }),
  );
  return new Promise((resolve) => {
    dialog.returnValue = "";
    dialog.addEventListener("close", () => resolve(question.answers.find(({ answer }) => answer === dialog.returnValue)?.answer ?? wayOut), { once: true });
    dialog.showModal();
  });
}

/** An element the page was written with. */
export function required(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element with the id "${id}".`);
  return found;
}

/** The plain sentence of anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  return made;
}
