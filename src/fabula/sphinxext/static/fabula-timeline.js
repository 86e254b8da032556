// Chooses from the list of events by kind, agent, source and days. The list is whole without this
// script. What was chosen stands in the fragment of the address, so that it can be linked:
// timeline.html#kind=report&first=2024-02-01. An event with an unknown bound may fit any day.
(() => {
  const NAMES = ["kind", "agent", "source", "first", "last"];

  // A number that grows with the day, whatever the year: ISO 8601 writes years beyond four digits
  // with a sign, and those do not sort as text.
  const day = (iso) => {
    const [, sign, year, month, date] = /^([+-]?)(\d+)-(\d\d)-(\d\d)$/.exec(iso);
    return (sign === "-" ? -1 : 1) * year * 372 + month * 31 + Number(date);
  };
  const has = (words, one) => !one || (words || "").split(" ").includes(one);
  const ordered = (first, last) => !first || !last || day(first) <= day(last);
  const fits = ({ kind, agents, sources, earliest, latest }, chosen) =>
    has(kind, chosen.kind) &&
    has(agents, chosen.agent) &&
    has(sources, chosen.source) &&
    ordered(chosen.first, latest) &&
    ordered(earliest, chosen.last);

  const start = (form) => {
    const items = [...form.nextElementSibling.children];
    const told = form.querySelector("output");

    const show = () => {
      const chosen = Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value]));
      items.forEach((item) => (item.hidden = !fits(item.dataset, chosen)));
      const shown = items.filter((item) => !item.hidden).length;
      told.textContent = form.dataset.count
        .replace("%(shown)s", shown)
        .replace("%(all)s", items.length);
      return new URLSearchParams(Object.entries(chosen).filter(([, value]) => value));
    };

    // A fragment without "=" is the place of something on the page, and is left alone.
    const read = () => {
      const given = new URLSearchParams(location.hash.slice(1));
      NAMES.forEach((name) => {
        const control = form.elements[name];
        control.value = given.get(name) || "";
        if (control.selectedIndex === -1) control.value = "";
      });
      show();
    };
    const write = () => {
      const chosen = show().toString();
      history.replaceState(null, "", chosen ? `#${chosen}` : location.pathname + location.search);
    };

    form.addEventListener("input", write);
    // The values are those of before until the event is over.
    form.addEventListener("reset", () => setTimeout(write));
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", read);
    form.hidden = false;
    read();
  };

  document.querySelectorAll("form.fab-choose").forEach(start);
})();
