// Services that Office.js asks for by name: where custom functions send their answers, and noise that is answered and ignored.
// Promises: results reach the formula engine. Never answers a service it does not know.
import { apiNotFound } from "../hostError";
import { defineClass } from "../objectModel";
import type { HostObject, Json } from "../objectModel";
import type { Session } from "../session";
import { plainArgument } from "./arguments";
import type { SessionModel } from "./models";

export const customFunctionsClass = defineClass<SessionModel>({
  name: "CustomFunctions",
  methods: {
    _SetOsfControlContainerReadyForCustomFunctions: ({ session }) => session.functions?.start(),
    SetInvocationArrayResults: ({ session }, args) => session.functions?.receive(plainArgument(args, 0)),
    SetInvocationResults: ({ session }, args) => session.functions?.receive(plainArgument(args, 0)),
    _SetInvocationResult: ({ session }, args) => session.functions?.receive([[args[0] as Json, true, plainArgument(args, 1)]]),
    _SetInvocationError: ({ session }, args) => session.functions?.receive([[args[0] as Json, false, plainArgument(args, 1), 7]]),
    _GetEnabledFeatures: () => [],
  },
});

/** The shared runtime's own state: Office.addin.showAsTaskpane() and hide() ask for it. */
const appRuntimeClass = defineClass<SessionModel>({
  name: "AppRuntimeService",
  methods: {
    GetAppRuntimeState: () => "Visible",
    SetAppRuntimeState: ({ session }, args) => session.options.onDiagnostic?.({ kind: "event", message: `The add-in asked for the pane to be ${String(args[0])}.` }),
  },
});

/** What Office.js reports about itself; desktop Excel takes it and says nothing. */
const silentClass = defineClass<SessionModel>({
  name: "Telemetry",
  methods: { SendTelemetryEvent: () => undefined, NotifyActionHandlerReady: () => undefined },
});

/** Finds a service by the name Office.js gives it. @throws HostError ApiNotFound */
export function serviceByName(session: Session, name: string): HostObject {
  if (name === "Microsoft.ExcelServices.CustomFunctions") return customFunctionsClass({ session });
  if (/Telemetry|ActionService|AddinInternalService/.test(name)) return silentClass({ session });
  if (name === "Microsoft.AppRuntime.AppRuntimeService") return appRuntimeClass({ session });
  throw apiNotFound(name, "newObject");
}
