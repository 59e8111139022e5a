// The requirements that co-sell statuses are made of, each written once and put together per version in coSell.ts.
// Promises: every requirement carries the words it comes from. Holds no date.
import { holidayNote, page2021, page2023, topTierPage } from "./coSellSources";
import { offerTypesWithout } from "./offerTypes";
import { faq } from "./partnerProgramFaq";
import type { Cite, Expr } from "./schema";

const accountAndMpnId = page2021("Requirements for Co-sell ready, all partners, 1st", "Have an MPN ID and an active");
const businessProfile = page2021("Requirements for Co-sell ready, all partners, 2nd", "Make sure you have a complete");
const tabAndPublish = page2021("Requirements for Co-sell ready, all partners, 3rd", "tab and publish the offer to the commercial marketplace");
const salesContact = page2021("Requirements for Co-sell ready, all partners, 4th", "Provide a sales contact for each co-sell eligible geography and required bill of materials.");
const liveInStore = page2021("Publish your offer live", "must be published live to at least one of the commercial marketplace online stores");
const anyOffer = page2021("Requirements for Co-sell ready, note", "Office apps and add-ins are not eligible (e.g. Teams, SharePoint solutions, Outlook, Excel)");
const gold = page2021("Requirements for Co-sell ready, services partners", "you must have an active gold competency in any competency area");
const isvConnect = page2021("Requirements for Co-sell ready, Business Applications ISVs", "(except Dynamics 365 Business Central) solutions require ISV Connect enrollment");
const grace = faq("How do Solutions Partner designations work with co-sell?", "Existing services partners with co-sell ready status, who had a competency on September 30, 2022");
const designation = faq("How do Solutions Partner designations work with co-sell?", "A Solutions Partner designation will be required beginning October 3, 2023.");
const newPartners = faq("Publishing a Consulting Services offer", "New partners or partners who did not have a competency on September 30, 2022, are now required to have");
const ipTypes = page2021("Requirements for Azure IP Co-sell incentive status", "Azure IP Co-sell incentive status applies to the following offer types");
const solutionIsIp = page2023("Requirements for Azure IP co-sell eligible status", "the solution type for your offer must be \"IP\"");
const transactableRevenue = page2021("Requirement 1", "If the offer is transactable in the commercial marketplace, you can meet this requirement by meeting a billed revenue threshold");
const defaultPass = page2021("Requirement 2", "transactable Azure VMs and Azure Application solutions on the commercial marketplace will meet this requirement by default");
const validation = page2021("Requirement 2", "Pass the Microsoft technical validation for an Azure-based solution");
const platformed = page2023("Requirement 2", "be primarily platformed in Azure, and pass the Azure platformed technical validation process");
const diagram = page2021("Requirement 3", "Upload a reference architecture diagram with your Co-sell documents in Partner Center for review.");
const diagramOptional = page2023("Requirement 3", "This item is not mandatory for offer types Azure App, Containers, VMs and IoT Edge module.");
const transactableFromJuly = topTierPage("2nd paragraph", "(which include having a transactable offer published in the commercial marketplace)");
const newOffersTransactable = page2023("Requirement 4", "your new offers (aka solutions) should be transactable on Azure marketplace");
const existingTransactable = holidayNote("Last note", "by December 31, 2023, for their IP Co-Sell incentivized solutions");
const businessApplications = page2021("Requirements for Business Applications Co-sell incentive", "IP-based solutions built on Dynamics 365 or Power Apps (except for Dynamics 365 Business Central)");
const enrolled = page2021("Requirements for Business Applications Co-sell incentive", "that are enrolled in the ISV Connect program");
const centralNotTransactable = faq("Certified software for Business Applications", "Dynamics 365 Business Central and Dataverse and Power Apps offers do not need to be transactable");

/** Who may co-sell services: an active gold competency; the grace for former competencies or a designation; a designation. */
export type ServicesRule = "gold" | "grace-or-designation" | "designation";
/** When an Azure IP offer must be transactable: not asked; left open; offers first published on or after a day; every offer. */
export type TransactableRule = "not-asked" | "open" | "new-offers" | "every-offer";

const flag = (id: string, field: string, cite: Cite, ...rules: readonly string[]): Expr => ({ op: "flag", id, field, is: true, cite, rules });

/** Co-sell ready (A-CSR-01..12). */
export function ready(services: ServicesRule): Expr {
  return {
    op: "all",
    id: "coSell.ready",
    label: "Co-sell ready",
    rules: ["A-CSR-01"],
    of: [
      { op: "oneOf", id: "coSell.ready.offerType", rules: ["A-CSR-01", "A-CSR-02", "X-06"], field: "offerType", choices: offerTypesWithout("office-add-in"), cite: anyOffer },
      flag("coSell.ready.mpnId", "mpnId", accountAndMpnId, "A-CSR-03"),
      flag("coSell.ready.account", "marketplaceAccountActive", accountAndMpnId, "A-CSR-04"),
      flag("coSell.ready.profile", "businessProfileComplete", businessProfile, "A-CSR-05"),
      flag("coSell.ready.tab", "coSellTabComplete", tabAndPublish, "A-CSR-06"),
      flag("coSell.ready.live", "offerLive", liveInStore, "A-CSR-06", "A-CSR-09"),
      flag("coSell.ready.onePager", "onePager", page2021("Complete the Co-sell with Microsoft tab", "Solution/offer one-pager"), "A-CSR-07"),
      flag("coSell.ready.pitchDeck", "pitchDeck", page2021("Complete the Co-sell with Microsoft tab", "Solution/offer pitch deck"), "A-CSR-07"),
      flag("coSell.ready.contacts", "salesContactsComplete", salesContact, "A-CSR-08"),
      servicesPartner(services),
      {
        op: "any",
        id: "coSell.ready.isvConnect",
        label: "ISV Connect for Dynamics 365 and Power Apps",
        rules: ["A-CSR-11", "A-CSR-12", "X-08"],
        of: [
          { op: "oneOf", id: "coSell.ready.isvConnect.notAsked", field: "offerType", choices: offerTypesWithout("dynamics-365", "power-apps"), cite: isvConnect },
          flag("coSell.ready.isvConnect.enrolled", "isvConnect", isvConnect),
        ],
      },
    ],
  };
}

/** Only services ask for it: an offer that is a service by its offer type or by its solution type. */
function servicesPartner(rule: ServicesRule): Expr {
  return {
    op: "any",
    id: "coSell.ready.services",
    label: "Services partners",
    rules: ["A-CSR-10", "X-01"],
    of: [
      {
        op: "all",
        id: "coSell.ready.services.notAsked",
        of: [
          { op: "oneOf", id: "coSell.ready.services.offerType", field: "offerType", choices: offerTypesWithout("service-solution", "consulting-service"), cite: gold },
          { op: "oneOf", id: "coSell.ready.services.solutionType", field: "solutionType", choices: ["ip", "managed-service", "device"], cite: gold },
        ],
      },
      ...servicesStanding(rule),
    ],
  };
}

function servicesStanding(rule: ServicesRule): readonly Expr[] {
  const held = (cite: Cite): Expr => flag("coSell.ready.services.designation", "designation.any.held", cite, "A-PUB-05");
  switch (rule) {
    case "gold":
      return [flag("coSell.ready.services.gold", "activeGoldCompetency", gold, "A-CSR-10")];
    case "grace-or-designation":
      return [
        {
          op: "all",
          id: "coSell.ready.services.grace",
          label: "Grace for former competencies",
          rules: ["A-PUB-05", "X-01"],
          of: [flag("coSell.ready.services.grace.competency", "competencyOnLastDay", grace), flag("coSell.ready.services.grace.ready", "coSellReadyBefore", grace)],
        },
        held(newPartners),
      ];
    case "designation":
      return [held(designation)];
  }
}

export interface AzureIpVersion {
  readonly services: ServicesRule;
  /** The 2021 page asks for more than half repeatable IP code; from July 2023 on nothing does. */
  readonly asksForIpShare: boolean;
  readonly transactable: TransactableRule;
  /** The page of August 2023: solution type IP, and a diagram for SaaS only. */
  readonly isPageOf2023: boolean;
}

/** Azure IP co-sell incentive, later eligible (A-AIP-00..04). */
export function azureIp(version: AzureIpVersion): Expr {
  return {
    op: "all",
    id: "coSell.azureIp",
    label: "Azure IP co-sell",
    rules: ["A-AIP-00"],
    of: [
      ready(version.services),
      {
        op: "oneOf", id: "coSell.azureIp.offerType", rules: ["A-AIP-01"], field: "offerType", cite: ipTypes,
        choices: ["azure-application", "azure-container", "azure-virtual-machine", "iot-edge-module", "saas"],
      },
      ...(version.isPageOf2023 ? [{ op: "oneOf", id: "coSell.azureIp.solutionType", field: "solutionType", choices: ["ip"], cite: solutionIsIp } as const] : []),
      {
        op: "any",
        id: "coSell.azureIp.revenue",
        label: "Revenue",
        rules: ["A-AIP-02", "A-AIP-02a", "A-AIP-02b", "X-03"],
        of: [
          { op: "test", id: "coSell.azureIp.consumed", rules: ["A-AIP-02a"], field: "azureConsumedRevenue", cmp: ">=", param: "coSell.azureConsumedRevenue" },
          {
            op: "all",
            id: "coSell.azureIp.billed",
            rules: ["A-AIP-02b", "X-02"],
            of: [
              flag("coSell.azureIp.billed.transactable", "offerTransactable", transactableRevenue),
              { op: "test", id: "coSell.azureIp.billed.revenue", field: "offerBilledRevenue", cmp: ">=", param: "coSell.billedRevenue" },
            ],
          },
        ],
      },
      technicalValidation(version.asksForIpShare),
      version.isPageOf2023
        ? {
            op: "any",
            id: "coSell.azureIp.diagram",
            label: "Reference architecture diagram",
            rules: ["A-AIP-04"],
            of: [
              { op: "oneOf", id: "coSell.azureIp.diagram.notAsked", field: "offerType", choices: offerTypesWithout("saas"), cite: diagramOptional },
              flag("coSell.azureIp.diagram.uploaded", "referenceArchitecture", diagram),
            ],
          }
        : flag("coSell.azureIp.diagram", "referenceArchitecture", diagram, "A-AIP-04"),
      ...transactableOffer(version.transactable),
    ],
  };
}

function technicalValidation(asksForIpShare: boolean): Expr {
  return {
    op: "any",
    id: "coSell.azureIp.validation",
    label: "Technical validation",
    rules: ["A-AIP-03", "A-AIP-03a", "A-AIP-03b", "X-05"],
    of: [
      {
        op: "all",
        id: "coSell.azureIp.defaultPass",
        rules: ["A-AIP-03b", "X-05"],
        of: [
          flag("coSell.azureIp.defaultPass.transactable", "offerTransactable", defaultPass),
          { op: "oneOf", id: "coSell.azureIp.defaultPass.offerType", field: "offerType", choices: ["azure-virtual-machine", "azure-application"], cite: defaultPass },
        ],
      },
      asksForIpShare
        ? {
            op: "all",
            id: "coSell.azureIp.validated",
            rules: ["A-AIP-03a", "X-04"],
            of: [
              flag("coSell.azureIp.validated.passed", "technicalValidationPassed", validation),
              { op: "test", id: "coSell.azureIp.validated.share", field: "azureIpShare", cmp: ">", param: "coSell.azureIpShare" },
            ],
          }
        : flag("coSell.azureIp.validated", "technicalValidationPassed", platformed, "A-AIP-03a", "X-04"),
    ],
  };
}

function transactableOffer(rule: TransactableRule): readonly Expr[] {
  const asked = (cite: Cite): Expr => flag("coSell.azureIp.transactable", "offerTransactable", cite, "A-TT-00", "A-TT-43", "X-02");
  switch (rule) {
    case "not-asked":
      return [];
    case "open":
      return [
        {
          op: "readings",
          id: "coSell.azureIp.transactable",
          label: "Transactable offer",
          rules: ["A-TT-00", "X-02"],
          ambiguity: "X-02",
          main: {
            says: "a transactable offer is part of the requirements from July 1, 2023",
            cite: transactableFromJuly,
            when: flag("coSell.azureIp.transactable.fromJuly", "offerTransactable", transactableFromJuly),
          },
          cautious: {
            says: "existing solutions have until December 31, 2023, and new offers are asked from July 11, 2023",
            cite: newOffersTransactable,
            when: {
              op: "any",
              id: "coSell.azureIp.transactable.later",
              of: [
                flag("coSell.azureIp.transactable.already", "offerTransactable", newOffersTransactable),
                { op: "oneOf", id: "coSell.azureIp.transactable.notYet", field: "offerType", choices: offerTypesWithout(), cite: existingTransactable },
              ],
            },
          },
        },
      ];
    case "new-offers":
      return [
        {
          op: "any",
          id: "coSell.azureIp.transactable",
          label: "Transactable offer",
          rules: ["A-TT-43", "X-02"],
          of: [
            flag("coSell.azureIp.transactable.already", "offerTransactable", newOffersTransactable),
            { op: "test", id: "coSell.azureIp.transactable.olderOffer", field: "firstPublishedOn", cmp: "<", param: "coSell.newOffersFrom" },
          ],
        },
      ];
    case "every-offer":
      return [asked(existingTransactable)];
  }
}

/** Business Applications co-sell incentive, later eligible (A-BAC-01..03). Holding it does not ask for co-sell ready; being co-sold does (A-BAC-04). */
export function businessApplicationsStatus(isCentralOpen: boolean): Expr {
  const normal: Expr = {
    op: "all",
    id: "coSell.businessApplications.builtOn",
    rules: ["A-BAC-01", "A-BAC-02", "X-08"],
    of: [
      { op: "oneOf", id: "coSell.businessApplications.offerType", field: "offerType", choices: ["dynamics-365", "power-apps"], cite: businessApplications },
      { op: "oneOf", id: "coSell.businessApplications.solutionType", field: "solutionType", choices: ["ip"], cite: businessApplications },
    ],
  };
  return {
    op: "all",
    id: "coSell.businessApplications",
    label: "Business Applications co-sell",
    rules: ["A-BAC-01", "A-BAC-03"],
    of: [isCentralOpen ? { op: "any", id: "coSell.businessApplications.solution", of: [normal, businessCentral()] } : normal, flag("coSell.businessApplications.isvConnect", "isvConnect", enrolled, "A-BAC-03")],
  };
}

/** From March 2024 the FAQ speaks of Business Central offers as if they could hold it: the status in Partner Center decides where it is entered. */
function businessCentral(): Expr {
  const isCentral = { op: "oneOf", field: "offerType", choices: ["business-central"] } as const;
  return {
    op: "all",
    id: "coSell.businessCentral",
    label: "Business Central",
    rules: ["A-BAC-02", "X-07"],
    of: [
      { ...isCentral, id: "coSell.businessCentral.offerType", cite: centralNotTransactable },
      {
        op: "any",
        id: "coSell.businessCentral.standing",
        of: [
          {
            op: "all",
            id: "coSell.businessCentral.entered",
            of: [
              flag("coSell.businessCentral.isEntered", "coSellStatusIsEntered", centralNotTransactable),
              { op: "oneOf", id: "coSell.businessCentral.status", field: "coSellStatusEntered", choices: ["business-applications"], cite: centralNotTransactable },
            ],
          },
          {
            op: "all",
            id: "coSell.businessCentral.open",
            of: [
              { op: "flag", id: "coSell.businessCentral.notEntered", field: "coSellStatusIsEntered", is: false, cite: centralNotTransactable },
              {
                op: "readings",
                id: "coSell.businessCentral.readings",
                ambiguity: "X-07",
                rules: ["X-07"],
                main: {
                  says: "Business Central is excepted from the status",
                  cite: businessApplications,
                  when: { op: "oneOf", id: "coSell.businessCentral.excepted", field: "offerType", choices: ["dynamics-365", "power-apps"], cite: businessApplications },
                },
                cautious: {
                  says: "Business Central offers can hold the status, and need not be transactable",
                  cite: centralNotTransactable,
                  when: { ...isCentral, id: "coSell.businessCentral.included", cite: centralNotTransactable },
                },
              },
            ],
          },
        ],
      },
    ],
  };
}
