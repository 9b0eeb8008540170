/* The strip lights the paragraphs of the block being read. */
import { all, one } from "./dom.js";

const strip = one(".strip");
const marks = (row) =>
  [row, ...all(".source", row)].flatMap((it) => {
    const number = /^(?:m(.+)-\d+|p(.+))$/.exec(it.id);
    if (!number) return [];
    const name = number[1] || number[2];
    return one(`[href="#m${name}-1"], [href$="#p${name}"]`, strip) || [];
  });
const read = new Set();
const follow = (entries) => {
  for (const { target, isIntersecting } of entries) read[isIntersecting ? "add" : "delete"](target);
  for (const it of all("[data-now]", strip)) it.toggleAttribute("data-now", false);
  for (const it of [...read].flatMap((text) => marks(text.parentElement))) it.toggleAttribute("data-now", true);
};
if (strip) {
  /* It may lie over the place that it leads to. */
  strip.addEventListener("click", () => strip.matches(":popover-open") && strip.hidePopover());
  const watch = new IntersectionObserver(follow, { rootMargin: "-30% 0px -55% 0px" });
  /* Beside its margin a row is as high as nothing: its text is what is read. */
  for (const text of all(".row > :first-child")) watch.observe(text);
}
