// Offer types, solution types and co-sell statuses as coded texts, with every spelling a table may use.
// Promises: ids and labels never change once released; spellings are only added. Knows no rule.
import type { Field } from "./schema";

type Choices = NonNullable<Field["choices"]>;

export const offerTypes = [
  { id: "azure-application", label: "Azure Application", aliases: ["Azure App", "Azure Applications", "AzureApplication", "Azure Application: Managed application", "Azure Application: Solution template", "Managed application", "Azure managed application"] },
  { id: "azure-container", label: "Azure Container", aliases: ["Container", "Containers", "Container image", "Azure Container Image", "AzureContainer"] },
  { id: "azure-virtual-machine", label: "Azure Virtual Machine", aliases: ["Virtual Machine", "Virtual Machines", "Azure VM", "Azure VMs", "VM", "AzureVirtualMachine"] },
  { id: "iot-edge-module", label: "IoT Edge module", aliases: ["IoT Edge", "IoT Edge modules", "Azure IoT Edge module", "IoTEdgeModule"] },
  { id: "saas", label: "SaaS", aliases: ["Software as a service", "Software as a service (SaaS)", "SaaS offer", "SoftwareAsAService"] },
  { id: "consulting-service", label: "Consulting service", aliases: ["Consulting services", "Consulting", "ConsultingService"] },
  { id: "managed-service", label: "Managed service", aliases: ["Managed services", "ManagedService", "Azure managed service"] },
  { id: "service-solution", label: "Service solution", aliases: ["Service", "Services solution", "Service solutions", "Professional service", "Professional services"] },
  {
    id: "dynamics-365",
    label: "Dynamics 365",
    aliases: [
      "Dynamics 365 app", "Dynamics 365 apps", "D365", "Dynamics 365 apps on Dataverse and Power Apps", "Dynamics 365 Operations Apps", "Dynamics 365 for Customer Engagement", "Dynamics 365 for Customer Engagement & Power Apps",
      "Dynamics 365 for Operations", "Dynamics 365 Customer Engagement",
    ],
  },
  { id: "business-central", label: "Dynamics 365 Business Central", aliases: ["Business Central", "D365 Business Central", "Dynamics 365 BC"] },
  { id: "power-apps", label: "Power Apps", aliases: ["PowerApps", "Power App", "Power Platform app"] },
  { id: "power-bi-app", label: "Power BI app", aliases: ["Power BI", "PowerBI app", "Power BI apps"] },
  { id: "office-add-in", label: "Office add-in", aliases: ["Office add-ins", "Office app", "Office apps and add-ins", "Microsoft 365 add-in", "Excel add-in", "Outlook add-in", "Teams app", "SharePoint solution", "Apps and add-ins for Microsoft Office"] },
] as const satisfies Choices;
export type OfferType = (typeof offerTypes)[number]["id"];

export const solutionTypes = [
  { id: "ip", label: "IP", aliases: ["IP solution", "Intellectual property", "IP-based", "IP based", "Application"] },
  { id: "service", label: "Service", aliases: ["Service solution", "Services", "Services solution", "Consulting service"] },
  { id: "managed-service", label: "Managed service", aliases: ["Managed services", "Managed service solution"] },
  { id: "device", label: "Device", aliases: ["Devices", "Hardware"] },
] as const satisfies Choices;

export const coSellStatuses = [
  { id: "not-co-sell-ready", label: "Not co-sell ready", aliases: ["Not ready", "Not co-sell-ready", "In market"] },
  { id: "co-sell-ready", label: "Co-sell ready", aliases: ["Co-sell-ready", "Ready"] },
  { id: "azure-ip", label: "Azure IP co-sell eligible", aliases: ["Azure IP Co-sell incentive", "Azure IP co-sell incentivized", "IP co-sell eligible", "IP co-sell incentivized", "Azure IP co-sell"] },
  { id: "business-applications", label: "Business Applications co-sell eligible", aliases: ["Business Applications Co-sell incentive", "Business Applications co-sell", "BizApps co-sell eligible"] },
] as const satisfies Choices;

const allOfferTypes: readonly OfferType[] = offerTypes.map(({ id }) => id);

/** Every offer type but these, in display order. */
export function offerTypesWithout(...left: readonly OfferType[]): readonly OfferType[] {
  return allOfferTypes.filter((id) => !left.includes(id));
}
