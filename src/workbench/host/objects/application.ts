// Excel.Application: calculation mode, separators, and the two "until the next sync" switches.
// Promises: the mode is remembered and answered. Never leaves Univer's engine in another mode than asked.
import { defineClass } from "../objectModel";
import { invalidArgument } from "./arguments";
import { cultureInfoClass } from "./culture";
import type { SessionModel } from "./models";

export const applicationClass = defineClass<SessionModel>({
  name: "Application",
  properties: {
    CalculationMode: {
      get: ({ session }) => session.calculationMode,
      set: ({ session }, value) => {
        if (value !== "Automatic" && value !== "Manual" && value !== "AutomaticExceptTables") {
          throw invalidArgument("calculationMode is Automatic, AutomaticExceptTables or Manual.");
        }
        session.calculationMode = value;
      },
    },
    CalculationEngineVersion: { get: () => 191029 },
    CalculationState: { get: ({ session }) => (session.calculation.isUnderWay ? "Calculating" : "Done") },
    DecimalSeparator: { get: () => "." },
    ThousandsSeparator: { get: () => "," },
    UseSystemSeparators: { get: () => true },
  },
  navigation: { CultureInfo: (application) => cultureInfoClass(application) },
  methods: {
    // What is dirty is calculated anyway; only the other types ask formulas again that have their answer.
    Calculate: ({ session }, args) => (args[0] === "Recalculate" ? undefined : session.calculate()),
    // Calculation starts after the request anyway, and the screen is drawn by Univer when it is ready.
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
});
