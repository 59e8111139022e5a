// What mutation testing mutates, in three parts, each with the tests that judge it.
// Promises: every file of engine, intake and report is in one part. Left out as judges are tests that judge the corpus or the catalog's data,
// and those that search at length where a quicker test asks the same: each mutant that survives is judged by all that reach it.
const SEARCHES = ["compare", "difference", "earn", "earnSearch", "earnTask", "earning", "earningSlots", "fineColumns", "forecast", "moves", "price", "questions", "requirement", "rowPoints", "seek", "settled", "simulate", "ways"].map((name) => `src/engine/${name}.ts`);

/** Per part: which files are in it, and the tests that judge them, as paths under test. */
module.exports = {
  searches: { holds: (file) => SEARCHES.includes(file), judges: ["engine/*"] },
  rules: {
    holds: (file) => file.startsWith("src/engine/"),
    judges: [..."explain freeze gap lanes operators plan run".split(" ").map((name) => `engine/${name}`), "cases/cases", "properties/scores", "report/assess"],
  },
  cells: {
    holds: (file) => /^src\/(intake|report)\//.test(file),
    judges: ["intake/*", "report/*", "app/ask", "engine/explain", "engine/compare", "cases/cases", "cases/facts", "catalog/enteredStatus", "catalog/partnerPrograms", "catalog/certifications", "catalog/specializationRenewal", "properties/scores"],
  },
};
