// What TimelineJS makes of timelines, as JSON on standard output: node show.mjs HOME FILE CHROMIUM
// FILE: {name: document}. For each: whether it comes up at all, the slides with their dates as shown, the days the
// library places each event at, and what it asked other places for.
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [home, file, chromium] = process.argv.slice(2);
const require = createRequire(path.join(home, "package.json"));
const dist = pathToFileURL(path.join(home, "node_modules/@knight-lab/timelinejs/dist"));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "timeline-"));
const documents = JSON.parse(fs.readFileSync(file, "utf8"));

function written(document) {
  const page = path.join(folder, "page.html");
  const data = JSON.stringify(document).replaceAll("<", "\\u003c");
  fs.writeFileSync(page, `<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="${dist}/css/timeline.css">
<div id="t" style="height:600px"></div>
<script src="${dist}/js/timeline.js"></script>
<script>const timeline = new TL.Timeline("t", ${data}, {font: null, script_path: "${dist}/js/"})</script>`);
  return pathToFileURL(page).href;
}

function shown() {
  const day = (date) => {
    const made = date?.data.date_obj;
    return made ? [made.getFullYear(), made.getMonth() + 1, made.getDate()] : null;
  };
  const placed = timeline.config.events.map((event) => [
    event.unique_id,
    [day(event.start_date), day(event.end_date)],
  ]);
  const slides = [...document.querySelectorAll(".tl-slide")].map((slide) => [
    slide.id,
    slide.querySelector(".tl-headline-date")?.textContent ?? "", // the title has no date
  ]);
  return {
    slides: Object.fromEntries(slides),
    placed: Object.fromEntries(placed),
    markers: document.querySelectorAll(".tl-timemarker").length,
  };
}

function drawn(tab) {
  const found = tab.waitForSelector(".tl-slide .tl-headline", { state: "attached", timeout: 20000 });
  return found.then(() => true, () => false);
}

const browser = await require("playwright-core").chromium.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--allow-file-access-from-files"],
});
try {
  const tab = await browser.newPage();
  let left = [];
  await tab.route(/^https?:/, (route) => {
    left.push(route.request().url());
    return route.abort();
  });
  const answers = {};
  for (const [name, document] of Object.entries(documents)) {
    left = [];
    const failed = new Promise((done) => tab.once("pageerror", () => done(false)));
    await tab.goto(written(document));
    const up = await Promise.race([failed, drawn(tab)]);
    answers[name] = { up, ...(up ? await tab.evaluate(shown) : {}), left };
  }
  console.log(JSON.stringify(answers));
} finally {
  await browser.close();
  fs.rmSync(folder, { recursive: true });
}
