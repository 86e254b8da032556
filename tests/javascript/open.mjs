// What Chromium marks and where it scrolls when saved pages are opened at text fragments, as JSON on
// standard output: node open.mjs HOME FILE CHROMIUM
// FILE: {pages: {name: html}, links: [{page, fragment, scrolls}]}. For each link {scrolled, marked}: whether
// the page scrolled, which is waited for where it is to, and the stretches of its article whose ground is painted
// as a target, as [start, text] in code points.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [home, file, chromium] = process.argv.slice(2);
const require = createRequire(path.join(home, "package.json"));
const { pages, links } = JSON.parse(fs.readFileSync(file, "utf8"));
const SITE = "http://saved.example/";

function framed() {
  const { x, y, width, height } = document.querySelector("article").getBoundingClientRect();
  return { x: x + scrollX, y: y + scrollY, width, height };
}

function drawn() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

// No script can read which words a browser marks: they are found by their colour on a picture.
async function painted(picture) {
  const image = await createImageBitmap(await (await fetch(picture)).blob());
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  const RED = 0xff0000ff; // alpha, blue, green, red
  const first = pixels.indexOf(RED);
  if (first < 0) return [];
  const [top, bottom] = [first, pixels.lastIndexOf(RED)].map((at) => Math.floor(at / image.width));

  const article = document.querySelector("article");
  const frame = article.getBoundingClientRect();
  const red = (x, y) => pixels[Math.round(y - frame.y) * image.width + Math.round(x - frame.x)] === RED;
  const inside = (box) =>
    [0.35, 0.65].some((part) =>
      [2, box.height - 3].some((down) => red(box.x + part * box.width, box.y + down)),
    );
  const range = document.createRange();
  const boxes = (node, from, until) => {
    range.setStart(node, from);
    range.setEnd(node, until);
    return [...range.getClientRects()].filter((box) => box.width >= 2);
  };
  const reached = (box) => box.bottom - frame.y >= top && box.top - frame.y <= bottom;

  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const marked = [];
  let [offset, open, blanks] = [0, false, ""];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const near = boxes(node, 0, node.length).some(reached);
    let unit = 0;
    for (const letter of node.data) {
      const [box] = near ? boxes(node, unit, unit + letter.length) : [];
      const here = box ? inside(box) : open && near; // what has no width belongs to what is before it
      if (here && !open) marked.push([offset, ""]);
      if (!here || !open) blanks = "";
      open = here;
      if (open && !box && /\s/.test(letter)) {
        blanks += letter; // unless it is a blank at the end of a line, which may be beyond the last word
      } else if (open) {
        marked.at(-1)[1] += blanks + letter;
        blanks = "";
      }
      unit += letter.length;
      offset += 1;
    }
  }
  return marked;
}

const browser = await require("playwright-core").chromium.launch({
  executablePath: chromium,
  args: ["--no-sandbox"],
});
try {
  const tab = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  await tab.route(`${SITE}**`, (route) => {
    const name = decodeURIComponent(new URL(route.request().url()).pathname.slice(1));
    return route.fulfill({ contentType: "text/html; charset=utf-8", body: pages[name] ?? "" });
  });
  const session = await tab.context().newCDPSession(tab);
  const seen = [];
  for (const [at, { page, fragment, scrolls }] of links.entries()) {
    await tab.goto(`${SITE}${encodeURIComponent(page)}?${at}${fragment}`);
    if (scrolls) await tab.waitForFunction(() => scrollY > 0, null, { timeout: 30000 }).catch(() => {});
    else await tab.evaluate(drawn);
    const scrolled = await tab.evaluate(() => scrollY > 0);
    const { data } = await session.send("Page.captureScreenshot", {
      optimizeForSpeed: true,
      captureBeyondViewport: true,
      clip: { ...(await tab.evaluate(framed)), scale: 1 },
    });
    const marked = await tab.evaluate(painted, `data:image/png;base64,${data}`);
    seen.push({ scrolled, marked });
  }
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
