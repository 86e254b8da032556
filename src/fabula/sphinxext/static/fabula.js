// Repairs of the theme that no style sheet can make: names for its two sidebars, a level for the
// captions of the navigation, and boxes that scroll sideways made reachable by keyboard. Nothing
// depends on it.
(() => {
  const name = (selector, text) =>
    document.querySelectorAll(selector).forEach((box) => box.setAttribute("aria-label", text));
  document
    .querySelectorAll("[role=heading]:not([aria-level])")
    .forEach((caption) => caption.setAttribute("aria-level", "2"));
  name("aside.sidebar-drawer", "Site");
  name("aside.toc-drawer", "On this page");
  document.querySelectorAll("article pre, article .table-wrapper").forEach((box) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  });
})();
