// What the reader behind Citoid makes of built pages, as JSON on standard output: node scrape.mjs HOME PAGES
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [home, pages] = process.argv.slice(2);
const require = createRequire(path.join(home, "package.json"));
const { loadFromString } = require("html-metadata");

const read = {};
for (const [name, html] of Object.entries(JSON.parse(fs.readFileSync(pages, "utf8")))) {
  read[name] = await loadFromString(html);
}
console.log(JSON.stringify(read));
