// What the FAQ says of designations beside the points: what follows from holding one, and what counts for the data behind them.
// Promises: told, never decided.
import { designationsFrom } from "./designationList";
import { faq } from "./partnerProgramFaq";
import type { Programme } from "./schema";
import { solutionArea, type AreaId } from "./solutionAreas";

type Effect = Programme["effects"][number];
const dates = { from: designationsFrom } as const;

/** What follows from the designation of an area, or is said of it. */
export function designationEffects(area: AreaId): readonly Effect[] {
  return [...sharedEffects, ...ownEffects(area)];
}

const effect = (id: string, says: string, cite: Effect["cite"], ...rules: readonly string[]): Effect => ({ ...dates, id, says, cite, rules });

const sharedEffects: readonly Effect[] = [
  effect("badge", "The badge is received as soon as the requirements are met; it is checked again on the anniversary.", faq("Dip below 70 points", "you'll immediately receive the corresponding customer-facing badge"), "A-SP-07"),
  effect("fee", "The annual fee of USD 4,730, or its local equivalent, is paid once for any number of designations.", faq("Do we need to pay a separate fee", "if a partner earns subsequent designations, they do not need to pay the fee again."), "A-SP-13", "X-43"),
  effect("fee-after-competency", "With a competency on 2022-09-30 the fee depends on the benefits chosen, and falls due at the existing anniversary.", faq("What is the fee to attain a Solutions Partner designation?", "the required annual fee is based on the benefits selected and is due at your existing anniversary date"), "A-SP-14"),
  effect("benefits-at-once", "Benefits of a later designation are available immediately.", faq("If I meet all the requirements for an additional designation", "you will be able to access the subsequent benefits immediately"), "A-SP-10"),
  effect("benefits-between", "Benefits change at anniversary dates only.", faq("When can I update my benefits to the new benefits package?", "No changes are made to benefits between anniversary dates."), "A-SP-15"),
  effect("global-account", "It is attained by the partner global account, which may pass badges and benefits on to its locations.", faq("How are badges and benefits distributed", "Designation badges and benefits are attained on the partner global account"), "A-SP-12", "X-42"),
  effect("refresh", "Performance and customer success figures are refreshed by the 20th of every month.", faq("When will the data be updated", "Performance and Customer Success subcategories are typically refreshed by the 20th of every month."), "A-SP-16", "X-23"),
  effect("telemetry", "The score is measured from data in Partner Center.", faq("Are the customer references/evidence going to be 100% telemetry based", "The partner capability score is a telemetry-based score based on data that exists in Partner Center."), "A-SP-17"),
  effect("not-gdap", "Granular delegated admin privileges do not attribute customers.", faq("Will GDAP be added", "GDAP is not currently one of the attribution methods for partner capability score requirements."), "A-SP-18"),
  effect("several-partners", "Several partners can be credited for one customer, workload by workload.", faq("How are partner associations such as CPOR and PAL impacted", "so that more than one partner who is working in the customer's environment is recognized"), "A-SP-19"),
  effect("public-sector", "Whether work for government, education and non-profit customers counts is not settled; no date is given.", faq("Does the work I am doing with government, education and nonprofit customers count", "We do not have timing on this work"), "A-SP-20"),
  effect("certificates-shared", "One person and one certificate may count for several designations.", faq("Can one person with their exam passed be linked to more than one", "Can one person with their exam passed be linked to more than one Solutions Partner designation?"), "A-SP-21"),
  effect("retiring-certificates", "A retired certificate counts for one more year, or until the person's own expires if that is sooner.", faq("Certifications that have been identified for retirement", "for one year after retirement or until your individual certification expires, whichever is sooner"), "A-SP-22"),
  effect("no-pci", "The partner contribution indicator is no longer used.", faq("Partner capability score and partner contribution indicator", "PCI will no longer be used"), "A-SP-27"),
  effect("no-specialization-points", "Specializations and expert programs add no points.", faq("Will that boost our score?", "will continue to be a way to further differentiate your organization's deep technical expertise"), "A-SP-28"),
  effect("indirect-providers", "An indirect provider attains designations for its own customers; reseller scores stay with the resellers.", faq("Indirect Providers, For your resellers", "Resellers can join the Microsoft AI Cloud Partner Program and attain the various designations within it"), "A-SP-30"),
  effect("naming", "A member without a designation may call itself a Microsoft partner.", faq("My organization doesn't currently have a Solutions Partner designation", "can refer to their organization as a Microsoft partner or a member of the Microsoft AI Cloud Partner Program"), "A-SP-33"),
];

function ownEffects(area: AreaId): readonly Effect[] {
  if (solutionArea(area).isAzure) {
    return [effect("azure-areas", "The three Azure areas share their performance and customer success requirements; only skilling differs.", faq("How do the requirements differ?", "The requirements in the Performance and Customer Success categories are the same."), "A-SP-23")];
  }
  switch (area) {
    case "modern-work":
      return [
        effect("cloud-accelerator", "The designation is an important requirement of the Microsoft Cloud Accelerator Program.", faq("How does Modern Work map to the Microsoft Cloud Accelerator Program?", "is an important requirement to be eligible for the Microsoft Cloud Accelerator Program"), "A-SP-29"),
        effect("smb-seats", "The SMB track looks at customers above 10 seats.", faq("What is the reasoning for basing the Modern Work SMB track on greater than 10 seats?", "SMB track on greater than 10 seats"), "A-SP-24", "X-21"),
      ];
    case "security":
      return [
        effect("either-cloud", "Points come from Azure, from Microsoft 365, or from both.", faq("Requirements for Security designation", "partners can earn points from either Microsoft Azure, Microsoft 365 or both"), "A-SP-25"),
        effect("associations", "Microsoft 365 customers are associated by CPOR, Azure customers by PAL; CSP does not count as of August 2024.", faq("How can I verify my organization is getting credit", "For Azure customers will be associated with your organization through the Partner Admin Link."), "A-SP-26"),
      ];
    default:
      return [];
  }
}
