// Runs eth-phishing-detect's own detector: node metamask.cjs CONFIG.json HOSTS.json
const fs = require('fs');
const Detector = require('eth-phishing-detect/src/detector');
const [config, hosts] = process.argv.slice(2, 4).map((path) => JSON.parse(fs.readFileSync(path)));
const detector = new Detector(config);
const start = process.cpuUsage();
const found = hosts.filter((host) => detector.check(host).result);
const { user, system } = process.cpuUsage(start);
process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6, found }));
