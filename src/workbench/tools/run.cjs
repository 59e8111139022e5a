// The one door to the workbench's commands: start, evaluate, excel. `npm start`, `npm run evaluate` and `npm run excel` come here.
// Promises an exit code: what the command answered, or 1 with the error when the program itself is broken.
const os = require("node:os");
const v8 = require("node:v8");

// A table of 200,000 rows needs some 4 GB while it is open, which is where Node stops by itself on most machines.
v8.setFlagsFromString(`--max-old-space-size=${Math.floor((os.totalmem() / 2 ** 20) * 0.75)}`);
require("tsx/cjs");

const commands = {
  start: () => require("./start.ts").start,
  evaluate: () => require("../headless/evaluate.ts").evaluate,
  excel: () => require("./excel.ts").excel,
};

const [name, ...rest] = process.argv.slice(2);
const load = Object.hasOwn(commands, name ?? "") ? commands[name] : null;
if (load === null) {
  process.stderr.write(`Say what to run: ${Object.keys(commands).join(", ")}.\n`);
  process.exitCode = 2;
} else {
  load()(rest).then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      process.stderr.write(`${error?.stack ?? error}\n`);
      process.exit(1);
    },
  );
}
