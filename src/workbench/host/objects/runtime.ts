// Excel.Runtime: whether events are delivered to the add-in.
// Promises: with enableEvents false nothing is sent. Never loses the registrations.
import { defineClass } from "../objectModel";
import type { SessionModel } from "./models";

export const runtimeClass = defineClass<SessionModel>({
  name: "Runtime",
  properties: {
    EnableEvents: {
      get: ({ session }) => session.eventsAreEnabled,
      set: ({ session }, value) => {
        session.eventsAreEnabled = value === true;
      },
    },
  },
});
