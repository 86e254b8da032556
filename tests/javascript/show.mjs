// What TimelineJS shows of an exported file, as JSON on standard output: node show.mjs HOME FILE CHROMIUM
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [home, file, chromium] = process.argv.slice(2);
const require = createRequire(path.join(home, "package.json"));
const dist = path.join(home, "node_modules/@knight-lab/timelinejs/dist");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "timeline-"));
const page = path.join(folder, "page.html");
const data = fs.readFileSync(file, "utf8").replaceAll("<", "\\u003c");

fs.writeFileSync(page, `<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="${pathToFileURL(dist)}/css/timeline.css">
<div id="t" style="height:600px"></div>
<script src="${pathToFileURL(dist)}/js/timeline.js"></script>
<script>new TL.Timeline("t", ${data}, {font: null, script_path: "${pathToFileURL(dist)}/js/"})</script>`);

const browser = await require("playwright-core").chromium.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--allow-file-access-from-files"],
});
try {
  const tab = await browser.newPage();
  const left = [];
  await tab.route(/^https?:/, (route) => {
    left.push(route.request().url());
    return route.abort();
  });
  await tab.goto(pathToFileURL(page).href);
  await tab.waitForSelector(".tl-slide .tl-headline", { state: "attached", timeout: 20000 });
  const shown = await tab.evaluate(() => ({
    slides: document.querySelectorAll(".tl-slide").length,
    dates: [...document.querySelectorAll(".tl-slide .tl-headline-date")]
      .map((one) => one.textContent)
      .filter((words) => words !== ""), // the title has no date
    loading: [...document.querySelectorAll(".tl-message")].some((one) => one.offsetParent !== null),
  }));
  console.log(JSON.stringify({ ...shown, left }));
} finally {
  await browser.close();
  fs.rmSync(folder, { recursive: true });
}
