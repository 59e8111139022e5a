// What mutation testing mutates, in parts, each with the tests that judge it.
// Promises: every file of engine, intake and report is in one part. Left out as judges are tests that judge the corpus or the catalog's data,
// and those that search at length where a quicker test asks the same: each mutant that survives is judged by all that reach it. Quick tests
// stand first, since the first that notices ends the matter.
const engine = (names) => names.split(" ").map((name) => `engine/${name}`);
const holds = (names) => {
  const files = names.split(" ").map((name) => `src/engine/${name}.ts`);
  return (file) => files.includes(file);
};

/** Per part: which files are in it, the tests that judge them, as paths under test, and the titles of those among them that do not. */
module.exports = {
  ways: {
    holds: holds("gap moves price seek ways"),
    judges: [...engine("price ways moves gap plan"), "report/seekWords", "app/ask", "engine/seek"],
  },
  earning: {
    holds: holds("earnTask earningLayout earningSlots kept rowPoints"),
    judges: [...engine("earningLayout earningSlots rowPoints kept moves gap"), "report/seekWords"],
  },
  points: {
    holds: holds("earn earnSearch fineColumns fineFilling fineSteps"),
    judges: [...engine("earn fineColumns moves gap"), "report/seekWords", "app/ask", "engine/seek", "properties/seekDesignations"],
  },
  tables: {
    holds: holds("compare difference forecast questions simulate"),
    judges: [...engine("difference simulate compare questions"), "report/sheetAnswers", "app/ask", "engine/forecast"],
  },
  plans: {
    holds: holds("earning freeze plan planShape"),
    judges: engine("planShape earning plan freeze operators"),
  },
  rules: {
    holds: (file) => file.startsWith("src/engine/"),
    judges: [...engine("decide requirement settled kernels patterns lanes explain gap operators run"), "properties/scores"],
  },
  intake: {
    holds: (file) => file.startsWith("src/intake/"),
    judges: ["intake/*", "report/assess", "report/badInput", "report/notes", "cases/facts", "catalog/specializationRenewal"],
    // The first judges the corpus of the facts, with thousands of rounds over code whose answers the test before it compares once;
    // the second counts what all stations together look at: intake/read and intake/related ask the same of reading alone.
    leavesOut: ["every planted mistake is noticed", "looks at no more than a few thousand rows between two pauses, whatever it does with them"],
  },
  report: {
    holds: (file) => file.startsWith("src/report/"),
    judges: ["report/*", "app/ask", "functions/formula", "functions/ruleFormulas", "catalog/enteredStatus"],
  },
};
