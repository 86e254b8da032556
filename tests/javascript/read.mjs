// What JavaScript readers make of exported files, as JSON on standard output: node read.mjs HOME FOLDER STORY
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [home, folder, story] = process.argv.slice(2);
const require = createRequire(path.join(home, "package.json"));
const text = (suffix) => fs.readFileSync(path.join(folder, story + suffix), "utf8");

const days = (from, until) => (new Date(until) - new Date(from)) / 86400000;

function cited(suffix) {
  const { Cite } = require("@citation-js/core");
  for (const plugin of ["csl", "bibtex", "ris"]) require(`@citation-js/plugin-${plugin}`);
  const cite = new Cite(text(suffix));
  const style = { format: "text", template: "apa", lang: "en-US", asEntryArray: true };
  const listed = Object.fromEntries(cite.format("bibliography", style));
  return cite.data.map(({ id, title, issued }) => ({
    id,
    title,
    dates: issued?.["date-parts"] ?? [],
    listed: listed[id],
  }));
}

function marked() {
  const { parse, iter, isEvent } = require("@markwhen/parser");
  const nodes = [...iter(parse(text(".mw")).events)].map(({ eventy }) => eventy);
  return nodes.filter(isEvent).map((event) => {
    const from = event.dateRangeIso.fromDateTimeIso.slice(0, 10);
    const until = event.dateRangeIso.toDateTimeIso.slice(0, 10);
    return { id: event.properties.id, from, until, days: days(from, until) };
  });
}

function entered() {
  const loaded = require("ical.js");
  const ical = loaded.default ?? loaded;
  const calendar = new ical.Component(ical.parse(text(".ics")));
  return calendar.getAllSubcomponents("vevent").map((entry) => {
    const event = new ical.Event(entry);
    const [id] = event.uid.split(".");
    const [from, until] = [`${event.startDate}`, `${event.endDate}`];
    return { id, from, until, days: days(from, until), title: event.summary };
  });
}

const read = { csl: cited(".csl.json"), bib: cited(".bib"), ris: cited(".ris") };
console.log(JSON.stringify({ ...read, markwhen: marked(), icalendar: entered() }));
