// How the open words on designations are read.
// Promises: every reading with the words it is taken from.
import { learn } from "./learnSources";
import { faq } from "./partnerProgramFaq";
import type { Programme } from "./schema";
import { solutionArea, type AreaId } from "./solutionAreas";

type Ambiguity = Programme["ambiguities"][number];

const inWholeIncrements = faq("Is it possible to earn partial points in a category?", "You can earn partial points in whole increments.");
const anniversaryOnly = faq("Dip below 70 points", "On your anniversary date, not beforehand, we'll check if you still meet the requirements.");

const shared: readonly Ambiguity[] = [
  {
    id: "X-18",
    question: "Points come in whole increments, and the area pages print 6.67, 3.33, 2.14 and 2.5 points per unit. Which are they?",
    reading: "Whole units, with fractions of points: units times maximum over threshold, never rounded, exactly the maximum at the threshold. Growth in percent or in users is proportional.",
    cites: [inWholeIncrements],
  },
  {
    id: "X-19",
    question: "Is a sub-category the same as a metric?",
    reading: "Yes: points in each sub-category means points in every metric.",
    cites: [faq("How can I attain a Solutions Partner designation?", "with points in each category and sub-category"), learn("LEARN-2023-score", "Qualifying for a Solutions Partner designation", "Every metric in the solution area is greater than **zero points**.")],
  },
  {
    id: "B1",
    question: "Must a metric have more than zero points, or one or more?",
    reading: "More than zero is the main reading. A metric between zero and one point, which only usage growth can have, is Unclear.",
    cites: [learn("LEARN-2023-score", "Qualifying for a Solutions Partner designation", "Every metric in the solution area is greater than **zero points**."), learn("LEARN-2023-azure", "First section", "Have one or more points for each of the following five metrics")],
  },
  {
    id: "X-20",
    question: "Are the requirements checked on the anniversary only, or on any day of a window?",
    reading: "Within 30 days until 2023-09-18; from 2023-09-19 on any one day of the current month and the five before it. The FAQ's wording is older than that change.",
    cites: [anniversaryOnly, learn("LEARN-2023-window", "Available now", "effective September 19, 2023, we expanded the qualification window for the Solutions Partner designation")],
  },
  {
    id: "X-23",
    question: "Are skilling points refreshed within a week or within ten days?",
    reading: "Ten days, for warnings about old figures only.",
    cites: [faq("When will the data be updated", "Skilling subcategories are typically refreshed within a week after certification is completed."), learn("LEARN-2023-score", "Data freshness", "are typically refreshed within 10 days after certification is completed")],
  },
  { id: "X-24", question: "Do designations begin on 3 or 4 October 2022?", reading: "On 3 October 2022, which the FAQ repeats.", cites: [faq("When did these changes occur?", "On October 3, 2022, Solutions Partner designations are available for partners to attain.")] },
  {
    id: "B2",
    question: "From which day does a certification count that only one of two pages names, and until which day?",
    reading:
      "The page of June 2023 is taken to hold until the FAQ of August 2024, the copy of mid-2026 from July 2026. In between a certification that stands on one of them only may or may not count, so the number of people is unknown unless they hold another one.",
    cites: [learn("LEARN-2023-azure", "Intermediate certifications, Data & AI, Step 3", "you earn intermediate certifications points for every person who has obtained")],
  },
  {
    id: "X-42",
    question: "Which account do points and badges belong to where a partner has several locations or publishers?",
    reading: "The partner global account. Rows under several IDs are told of, since nothing in a table says that they belong to one.",
    cites: [faq("How are badges and benefits distributed", "Designation badges and benefits are attained on the partner global account")],
  },
  { id: "X-44", question: "When is the anniversary of a designation attained on 29 February?", reading: "On 28 February in years that have no 29th. The documents do not say.", cites: [] },
];

/** How the open words of an area are read. */
export function designationAmbiguities(area: AreaId): readonly Ambiguity[] {
  return [...shared, ...own(area)];
}

function own(area: AreaId): readonly Ambiguity[] {
  if (solutionArea(area).isAzure) {
    return [
      {
        id: "B1.2",
        question: "Since when are the Azure areas scored by Enterprise or SMB track?",
        reading: "The page of June 2023 knows one track, the page of mid-2026 two. In between, where the two differ, the answer is Unclear.",
        cites: [learn("LEARN-2026-azure", "Qualification track classification", "You're classified as SMB if 80% or more of your customers are under the SMB segment.")],
      },
    ];
  }
  switch (area) {
    case "modern-work":
      return [
        {
          id: "X-21",
          question: "Does the SMB track begin at 10 seats or above 10?",
          reading: "Above 10: 11 to 300 paid seats. A tenant with exactly 10 is the one the FAQ's question and answer disagree on.",
          cites: [
            faq("What is the reasoning for basing the Modern Work SMB track on greater than 10 seats?", "SMB track on greater than 10 seats"),
            learn("LEARN-2023-modern-work", "Net customer adds, Eligible customer tenants", "paid seats between 11 to 300 is counted to be an eligible tenant"),
          ],
        },
      ];
    case "security":
      return [
        {
          id: "X-22",
          question: "Since when do Cloud Solution Provider associations and a second track count in Security?",
          reading: "The FAQ of August 2024 excludes them, the page of mid-2026 has them. In between, where the two differ, the answer is Unclear.",
          cites: [
            faq("Why is the CSP partner association not eligible for the Solutions Partner for Security designation?", "In Security, we classify CSP associations to small and medium businesses."),
            learn("LEARN-2026-security", "Two attainment paths", "Microsoft evaluates partners on both paths and selects the highest score from either path."),
          ],
        },
      ];
    default:
      return [];
  }
}
