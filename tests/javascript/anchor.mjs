// Where Apache Annotator anchors selectors in saved pages, as JSON on standard output: node anchor.mjs HOME FILE CHROMIUM
// FILE: {pages: {name: html}, notes: [{page, selectors}]}. For each selector, its matches as [start, text];
// starts count code points of the page's article.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [home, file, chromium] = process.argv.slice(2);
const require = createRequire(path.join(home, "package.json"));
const { pages, notes } = JSON.parse(fs.readFileSync(file, "utf8"));
const reader = require("esbuild").buildSync({
  stdin: {
    contents: `export * from "@apache-annotator/dom"; export * from "@apache-annotator/selector"`,
    resolveDir: home,
  },
  bundle: true,
  format: "iife",
  globalName: "annotator",
  write: false,
}).outputFiles[0].text;

async function anchored(notes) {
  const { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher, makeRefinable } = annotator;
  const matcher = makeRefinable((selector) => {
    if (selector.type === "TextQuoteSelector") return createTextQuoteSelectorMatcher(selector);
    if (selector.type === "TextPositionSelector") return createTextPositionSelectorMatcher(selector);
    throw new Error(`no reader for a ${selector.type}`);
  });
  const article = document.querySelector("article");
  const matches = async (selector) => {
    const found = [];
    try {
      for await (const range of matcher(selector)(article)) {
        const before = document.createRange();
        before.setStart(article, 0);
        before.setEnd(range.startContainer, range.startOffset);
        found.push([[...before.toString()].length, range.toString()]);
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // a place beyond the end of the page
    }
    return found;
  };
  const all = [];
  for (const { selectors } of notes) all.push(await Promise.all(selectors.map(matches)));
  return all;
}

const browser = await require("playwright-core").chromium.launch({
  executablePath: chromium,
  args: ["--no-sandbox"],
});
try {
  const tab = await browser.newPage();
  const found = [];
  await tab.addScriptTag({ content: reader });
  for (const [name, html] of Object.entries(pages)) {
    await tab.evaluate((html) => (document.documentElement.innerHTML = html) && null, html);
    const here = notes.flatMap((note, at) => (note.page === name ? [[note, at]] : []));
    const held = await tab.evaluate(anchored, here.map(([note]) => note));
    here.forEach(([, at], number) => (found[at] = held[number]));
  }
  console.log(JSON.stringify(found));
} finally {
  await browser.close();
}
