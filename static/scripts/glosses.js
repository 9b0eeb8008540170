/* Glosses: what a word or a name means opens in place and closes there, and the address stays as it is. */
import { all, one } from "./dom.js";
import { named } from "./evidence.js";
import { isPlain } from "./touching.js";

const terms = all("a.gloss__term");
const unfold = (term, open) => {
  term.setAttribute("aria-expanded", String(open));
  named(term).toggleAttribute("data-open", open);
};
const closeGloss = (gloss) => {
  const term = terms.find((it) => named(it) === gloss);
  if (one(".gloss:target") === gloss) location.replace("#");
  unfold(term, false);
  term.focus();
};
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.gloss__term, a.gloss__back");
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  if (link.matches(".gloss__back")) return closeGloss(link.closest(".gloss"));
  const open = link.getAttribute("aria-expanded") === "false";
  unfold(link, open);
  if (open) named(link).scrollIntoView({ block: "nearest" });
});
document.addEventListener("keydown", (event) => {
  const at = event.key === "Escape" && event.target.closest("a.gloss__term[aria-expanded=true], .gloss");
  if (at) closeGloss(at.matches(".gloss") ? at : named(at));
});
for (const it of terms) unfold(it, named(it).matches(":target"));
