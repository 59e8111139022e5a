// One plain sentence in a bar: what went wrong, what to mind, what was done.
// Promises that the intent is also said by the bar's own sign, not by its colour alone.
import { MessageBar, MessageBarBody } from "@fluentui/react-message-bar";

export function Sentence({ intent, text }: { readonly intent: "error" | "warning" | "info" | "success"; readonly text: string }) {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}
