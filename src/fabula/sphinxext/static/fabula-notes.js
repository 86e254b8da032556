// Shows the note behind an annotated phrase beside it: on hover, on focus, at a touch. The note also
// stands at the end of the page, where the link leads without this script and in older browsers.
// WCAG 2.2, 1.4.13: Esc dismisses it, the pointer may enter it, it stays until it is left.
(() => {
  if (!HTMLElement.prototype.showPopover) return;
  const [OPEN_AFTER, CLOSE_AFTER, GAP] = [180, 260, 6];
  const box = document.createElement("div");
  box.className = "fab-popover";
  box.popover = "manual";
  box.setAttribute("role", "note");
  let mark = null;
  let timer = 0;
  let touched = false;
  let returning = false;

  const noteOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  const fill = (note) => {
    const copy = note.cloneNode(true);
    copy.querySelectorAll(".fab-ways-back, .headerlink").forEach((part) => part.remove());
    copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    box.replaceChildren(...copy.childNodes);
    box.scrollTop = 0;
  };

  // Above the phrase or below it, wherever there is more room; a sheet at the bottom of a phone.
  const place = () => {
    const sheet = innerWidth < 600;
    box.classList.toggle("fab-sheet", sheet);
    box.style.cssText = "";
    if (sheet) return;
    const [first] = mark.getClientRects();
    const above = first.top > innerHeight - first.bottom;
    const room = (above ? first.top : innerHeight - first.bottom) - 2 * GAP;
    box.style.maxHeight = `${Math.min(room, innerHeight * 0.6)}px`;
    const left = Math.min(first.left, document.documentElement.clientWidth - box.offsetWidth - GAP);
    box.style.left = `${Math.max(GAP, left)}px`;
    box.style.top = `${above ? first.top - box.offsetHeight - GAP : first.bottom + GAP}px`;
  };

  // A sheet never hides the phrase it is about.
  const uncover = () => {
    if (!box.classList.contains("fab-sheet")) return;
    const hidden = mark.getBoundingClientRect().bottom + GAP - box.getBoundingClientRect().top;
    if (hidden > 0) scrollBy(0, hidden);
  };

  const close = () => {
    clearTimeout(timer);
    if (!mark) return;
    const back = box.contains(document.activeElement) ? mark : null;
    mark.removeAttribute("aria-expanded");
    mark = null;
    box.hidePopover();
    returning = true;
    if (back) back.focus({ preventScroll: true });
    returning = false;
  };

  const open = (link) => {
    clearTimeout(timer);
    const note = noteOf(link);
    if (!note || link === mark) return;
    close();
    mark = link;
    fill(note);
    // Behind its phrase in the order of reading, so that Tab goes from the phrase into the note.
    mark.after(box);
    box.showPopover();
    place();
    uncover();
    mark.setAttribute("aria-expanded", "true");
  };

  const later = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  const leave = () => later(close, CLOSE_AFTER);

  document.querySelectorAll("a.fab-mark").forEach((link) => {
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") later(() => open(link), OPEN_AFTER);
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") leave();
    });
    link.addEventListener("pointerdown", (event) => {
      touched = event.pointerType === "touch";
    });
    link.addEventListener("focus", () => {
      if (!touched && !returning && link.matches(":focus-visible")) open(link);
    });
    // A touch opens the note in place, and the next one follows the link.
    link.addEventListener("click", (event) => {
      if (touched && mark !== link) {
        event.preventDefault();
        open(link);
      } else {
        close();
      }
      touched = false;
    });
  });

  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") leave();
  });
  document.addEventListener("focusin", (event) => {
    if (mark && event.target !== mark && !box.contains(event.target)) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (mark && !box.contains(event.target) && event.target.closest("a.fab-mark") !== mark) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && mark) close();
  });
  ["resize", "scroll"].forEach((moved) => {
    addEventListener(moved, () => mark && place(), { passive: true });
  });
})();
