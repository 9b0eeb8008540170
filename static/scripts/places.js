/* The place on a share page that the address names is open; each closes where it ends, and not where words are selected. */
import { all, one } from "./dom.js";

const lead = (item, open, block) => {
  item.open = open;
  item.scrollIntoView({ block });
  one("summary", item).focus({ preventScroll: true });
};
const reveal = () => {
  const item = document.getElementById(location.hash.slice(1))?.closest("details");
  if (item) lead(item, true, "start");
};
addEventListener("hashchange", reveal);
reveal();

for (const back of all(".item__back")) {
  const item = back.closest("details");
  back.prepend("Close · ");
  back.addEventListener("click", (event) => {
    event.preventDefault();
    lead(item, false, "nearest");
  });
  item.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && item.open) lead(item, false, "nearest");
  });
  /* The second click of two, which selects a word, takes back what the first did. */
  one("summary", item).addEventListener("click", (event) => {
    const selection = getSelection();
    if (event.detail % 2 && !selection.isCollapsed && selection.containsNode(event.currentTarget, true)) event.preventDefault();
  });
}
