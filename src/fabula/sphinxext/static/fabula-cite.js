// Buttons that copy what a record is cited by. Without this script the same words are there to be
// selected, and the files to be followed. A page from a folder, or one that is not encrypted, may be
// denied the clipboard: then the older command is tried, and what it cannot copy stays selected.
(() => {
  const select = (part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  // What is folded up cannot be selected, so it is opened.
  const copySelected = (part) => {
    const folded = part.closest("details");
    if (folded) folded.open = true;
    select(part);
    if (!document.execCommand("copy")) return false;
    getSelection().removeAllRanges();
    return true;
  };

  const copy = async (part) => {
    try {
      await navigator.clipboard.writeText(part.textContent);
      return true;
    } catch {
      return copySelected(part);
    }
  };

  const buttonFor = (part, words, told) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "fab-copy";
    button.textContent = words.copy;
    button.setAttribute("aria-label", `${words.copy}: ${part.dataset.name}`);
    button.addEventListener("click", async () => {
      const done = await copy(part);
      const result = done ? words.copied : words.failed;
      // Emptied first: the same words twice would be announced once.
      told.textContent = "";
      if (done) button.textContent = words.copied;
      button.focus({ preventScroll: true });
      setTimeout(() => (told.textContent = `${result}: ${part.dataset.name}`), 50);
      setTimeout(() => (button.textContent = words.copy), 2500);
    });
    return button;
  };

  document.querySelectorAll("details.fab-cite").forEach((box) => {
    const told = document.createElement("p");
    told.className = "fab-told";
    told.setAttribute("role", "status");
    box.append(told);
    box.querySelectorAll("[data-name]").forEach((part) => {
      const place = part.closest("li, dd").querySelector(".fab-cite-do");
      place.append(buttonFor(part, box.dataset, told));
    });
  });
})();
