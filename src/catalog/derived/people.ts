// Certified people per step of the designations' skilling metrics, from the trainings and certifications report.
// Promises: a person counts once per step, whatever certificates of the step they hold; expired certificates do not count.
import type { DerivedFact } from "./schema";
import { citing, documents } from "./sources";

const inForce = "2022-10-03";
type Document = (typeof documents)[keyof typeof documents];

/** One step: certificates of which a person needs one, until they stop counting. */
interface SkillingStep {
  readonly id: string;
  readonly label: string;
  /** The catalog field it fills. */
  readonly field: string;
  readonly certificates: readonly string[];
  /** Retired on 2023-07-31; the page lets them count through July 2024. */
  readonly untilJuly2024?: readonly string[];
  readonly document: Document;
  readonly locator: string;
  readonly quote: string;
}

const architect = ["Azure Solutions Architect Expert"];
const administrator = ["Azure Administrator Associate"];

const steps: readonly SkillingStep[] = [
  { id: "azureArchitects", label: "Azure Solutions Architect Expert certified people", field: "capability.people.architect", certificates: architect, document: documents.azureAreas, locator: "Intermediate certifications, Data & AI, Step 1", quote: "Two people with the" },
  { id: "azureAdministrators", label: "Azure Administrator Associate certified people", field: "capability.people.administrator", certificates: administrator, document: documents.azureAreas, locator: "Intermediate certifications, Data & AI, Step 2", quote: "Two people with the" },
  {
    id: "dataAiIntermediate",
    label: "Data & AI intermediate certifications", field: "capability.data-ai.intermediate",
    certificates: [
      "Azure Database Administrator Associate", "Azure AI Engineer Associate", "Azure Data Scientist Associate", "Azure Data Engineer Associate", "Data Analyst Associate", "Power BI Data Analyst Associate",
      "Customer Data Platform Specialty", "Azure Cosmos DB Developer Specialty",
    ],
    document: documents.azureAreas,
    locator: "Intermediate certifications, Data & AI, Step 3",
    quote: "you earn intermediate certifications points for every person who has obtained",
  },
  {
    id: "digitalAppIntermediate",
    label: "Digital & App Innovation intermediate certifications", field: "capability.digital-app.intermediate",
    certificates: ["Azure Developer Associate", "Power Platform Developer Associate"],
    document: documents.azureAreas,
    locator: "Intermediate certifications, Digital & App Innovation, Step 2",
    quote: "you earn points towards intermediate certifications for Digital & App Innovation for every person who has obtained",
  },
  {
    id: "digitalAppAdvanced",
    label: "Digital & App Innovation advanced certifications", field: "capability.digital-app.advanced",
    certificates: ["Azure DevOps Engineer Expert", "DevOps Engineer Expert", "Power Platform Solution Architect Expert"],
    untilJuly2024: ["Azure IoT Developer Specialty"],
    document: documents.azureAreas,
    locator: "Advanced certifications, Digital & App Innovation, Step 2",
    quote: "You earn points toward Advanced certifications for every person who has obtained",
  },
  {
    id: "infrastructureIntermediate",
    label: "Infrastructure intermediate certifications", field: "capability.infrastructure.intermediate",
    certificates: ["Azure Network Engineer Associate", "Windows Server Hybrid Administrator Associate"],
    untilJuly2024: ["Azure Stack Hub Operator Associate"],
    document: documents.azureAreas,
    locator: "Intermediate certifications, Infrastructure, Step 2",
    quote: "you earn points towards Intermediate certifications for every person who has obtained",
  },
  {
    id: "infrastructureAdvanced",
    label: "Infrastructure advanced certifications", field: "capability.infrastructure.advanced",
    certificates: ["Azure Virtual Desktop Specialty", "Azure for SAP Workloads Specialty"],
    document: documents.azureAreas,
    locator: "Advanced certifications, Infrastructure, Step 2",
    quote: "You earn points toward Advanced certifications for every person who has obtained",
  },
  {
    id: "modernWorkIntermediate",
    label: "Modern Work intermediate certifications", field: "capability.modern-work.intermediate",
    certificates: [
      "Microsoft 365 Fundamentals", "Teams Application Developer Associate", "Teams Administrator Associate", "Messaging Administrator Associate", "Identity and Access Administrator Associate",
      "Collaboration Communications Systems Engineer Associate", "Endpoint Administrator Associate", "Modern Desktop Administrator Associate",
    ],
    document: documents.modernWork,
    locator: "Skilling category, Eligible certifications",
    quote: "at least one qualifying person with an intermediate certification",
  },
  {
    id: "modernWorkAdvanced",
    label: "Modern Work advanced certifications", field: "capability.modern-work.advanced",
    certificates: ["Enterprise Administrator Expert", "Microsoft 365 Administrator Expert", "Teams Meetings and Meeting Rooms Technical Assessment"],
    document: documents.modernWork,
    locator: "Skilling category, Eligible certifications",
    quote: "the same person or a different person with an advanced certification",
  },
  { id: "securityEngineers", label: "Azure Security Engineer certified people", field: "capability.people.securityEngineer", certificates: ["Azure Security Engineer Associate"], document: documents.security, locator: "Skilling, Step 1", quote: "There should be at least one individual certified as an" },
  {
    id: "securityAnalysts",
    label: "Security Operations Analyst certified people", field: "capability.people.securityAnalyst",
    certificates: ["Security Operations Analyst Associate", "Security Operations Analyst", "Microsoft 365 Security Administrator Associate", "Security Administrator Associate"],
    document: documents.security,
    locator: "Skilling, Step 2",
    quote: "There should be at least one individual certified as a",
  },
];

const securityStep3 = ["Cybersecurity Architect Expert", "Identity and Access Administrator Associate", "Identity and Access Administrator", "Information Protection and Compliance Administrator Associate"];
const analysts = ["Security Operations Analyst Associate", "Security Operations Analyst"];

function people(step: Pick<SkillingStep, "id" | "label" | "field">, versions: DerivedFact["timeline"]): DerivedFact {
  return {
    id: step.id,
    label: step.label,
    fills: [{ field: step.field, header: step.label }],
    unit: "count",
    grain: "partner",
    from: ["trainings"],
    needs: ["date", "person", "certificate"],
    timeline: versions,
    readings: ["A certificate without an expiration date is taken to be valid.", "A certificate counts from its completion date on."],
  };
}

function recipe(certificates: readonly string[]): DerivedFact["timeline"][number]["value"] {
  return {
    steps: [
      { op: "window", months: "ever", ends: "asOf" },
      { op: "filter", rows: { test: "known", column: "person" }, leftOut: "unreadable-cell" },
      { op: "filter", rows: { test: "oneOf", column: "certificate", values: certificates }, leftOut: "not-eligible", whenBlank: "unreadable-cell" },
      { op: "filter", rows: { test: "notPast", column: "expires" }, leftOut: "expired" },
    ],
    measure: { op: "countDistinct", column: "person" },
  };
}

function versionsOf({ certificates, untilJuly2024, document, locator, quote }: SkillingStep): DerivedFact["timeline"] {
  const cite = citing(document, locator, quote);
  if (untilJuly2024 === undefined) return [{ from: inForce, value: recipe(certificates), cite }];
  return [
    { from: inForce, until: "2024-08-01", value: recipe([...certificates, ...untilJuly2024]), cite: citing(document, `${locator}, note`, "It will remain eligible for partner capability score points through July 2024") },
    { from: "2024-08-01", value: recipe(certificates), cite },
  ];
}

export const peopleFacts: readonly DerivedFact[] = [
  ...steps.map((step) => people(step, versionsOf(step))),
  people({ id: "securityIntermediate", label: "Security intermediate certifications", field: "capability.security.intermediate" }, [
    { from: inForce, until: "2023-12-01", value: recipe([...securityStep3, ...analysts]), cite: citing(documents.security, "Skilling, Step 3", "should be certified in any one of the certifications listed below") },
    { from: "2023-12-01", value: recipe(securityStep3), cite: citing(documents.security, "Skilling, changes effective from December 1, 2023, Step 3", "should be certified in any one of the following certifications") },
  ]),
];
