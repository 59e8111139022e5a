// The bar that a sentence stands in.
// Promises that the intent is also said by the bar's own sign, not by its colour alone.
import { MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-message-bar";
import type { SentenceProps } from "./Sentence";

export default function SentenceBar({ intent, text, action }: SentenceProps) {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
      {action !== undefined && <MessageBarActions>{action}</MessageBarActions>}
    </MessageBar>
  );
}
