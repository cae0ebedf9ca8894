// Compiles contracts/*.sol to contracts.json, or to standard output with --print.
const fs = require("fs");
const path = require("path");
const solc = require("solc");

const folder = path.join(__dirname, "contracts");
const names = fs.readdirSync(folder).filter((name) => name.endsWith(".sol")).sort();
const read = (name) => ({ content: fs.readFileSync(path.join(folder, name), "utf8") });
const settings = {
  evmVersion: "prague",
  optimizer: { enabled: true, runs: 200 },
  // Without the hash of the metadata the same source gives the same bytes everywhere.
  metadata: { bytecodeHash: "none" },
  outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
};
const sources = Object.fromEntries(names.map((name) => [name, read(name)]));
const out = JSON.parse(solc.compile(JSON.stringify({ language: "Solidity", sources, settings })));
for (const problem of out.errors ?? []) console.error(problem.formattedMessage);
if (!out.contracts || (out.errors ?? []).some((problem) => problem.severity === "error")) process.exit(1);

const result = {};
for (const name of names) {
  for (const [contract, made] of Object.entries(out.contracts[name])) {
    // Interfaces have no code.
    if (!made.evm.bytecode.object) continue;
    result[contract] = { abi: made.abi, bytecode: "0x" + made.evm.bytecode.object };
  }
}
const text = JSON.stringify(result, null, 1) + "\n";
if (process.argv.includes("--print")) process.stdout.write(text);
else fs.writeFileSync(path.join(__dirname, "contracts.json"), text);
