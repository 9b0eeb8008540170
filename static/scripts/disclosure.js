/* Disclosure: the sources of a statement open in place where none stand beside it, and lead back to it. */
import { all, one } from "./dom.js";
import { chipsOf, chipsTo, named, sourceOf, statementOf } from "./evidence.js";
import { light, rest } from "./lighting.js";
import { beside } from "./margin.js";
import { isPlain, onTouch } from "./touching.js";

let opener = null;
/* A source may be cited by several: the statement that it was opened from, if it was. */
export const statementAt = (here) =>
  statementOf(here.matches(".source") ? opener || chipsTo(here)[0] : here);
const reveal = (source, open) => {
  source.toggleAttribute("data-open", open);
  source.hidden = open ? false : "until-found";
};
/* Where sources stand beside the text a chip expands nothing. */
export const report = () => {
  for (const chip of all("a.cite")) {
    const source = sourceOf(chip);
    if (!source || beside(source)) chip.removeAttribute("aria-expanded");
    else chip.setAttribute("aria-expanded", String(source.hasAttribute("data-open")));
  }
};
export const close = () => {
  const open = all(".source[data-open]");
  for (const it of open) reveal(it, false);
  report();
  return open.length > 0;
};
const open = (chip, sources) => {
  const here = sources.filter((it) => !beside(it));
  const same = opener && statementOf(opener) === statementOf(chip);
  const were = same && here.length > 0 && here.every((it) => it.hasAttribute("data-open"));
  close();
  opener = chip;
  if (were) return false;
  for (const it of here) reveal(it, true);
  report();
  return true;
};
const show = (chips) => {
  const sources = chips.map(sourceOf).filter(Boolean);
  const [first] = sources;
  if (!first) return false;
  if (open(chips[0], sources)) {
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "nearest" });
    light([statementOf(chips[0]), ...sources]);
  } else rest();
  return true;
};
let left;
export const back = (statement, to = `#${statement.id}`) => {
  const chip = opener && statementOf(opener) === statement ? opener : chipsOf(statement)[0];
  close();
  if (one(".source:target")) {
    left = to;
    location.replace(to);
  }
  chip.focus({ preventScroll: true });
  statement.scrollIntoView({ block: "nearest" });
  if (to !== "#") history.replaceState(history.state, "", to);
};
document.addEventListener("click", (event) => {
  if (!isPlain(event)) return;
  const link = event.target.closest("a.cite, .source a.source__back");
  const to = link && named(link);
  if (!to) return;
  if (link.matches(".cite")) {
    if (!show([link])) return;
  } else back(to.matches(".statement") ? to : one(".statement", to), link.hash);
  event.preventDefault();
});
onTouch((statement) => show(chipsOf(statement)));

/* A link finds open what it leads to: a source, or those of a statement, of one that took its place or is in it. */
const chipsAt = (place) => {
  if (place.matches(".source")) return chipsTo(place).slice(0, 1);
  let it = place;
  while (it && !it.matches(".statement")) it = it.nextElementSibling;
  const leads = !it && all(".source__back").some((way) => way.hash === location.hash);
  const statement = leads ? one(".statement", place) : it;
  return statement ? chipsOf(statement) : [];
};
const arrive = () => {
  const place = named(location);
  const gone = left === location.hash;
  left = "";
  const chips = place && !gone ? chipsAt(place) : [];
  const sources = chips.map(sourceOf).filter(Boolean);
  if (!sources.length) return;
  opener = null;
  open(chips[0], sources);
  light([statementOf(chips[0]), ...sources]);
};
for (const it of all(".source[id]")) reveal(it, false);
report();
arrive();
addEventListener("hashchange", arrive);
addEventListener("resize", report);
document.addEventListener("beforematch", ({ target }) => {
  if (!target.matches(".source")) return;
  opener = chipsTo(target)[0];
  reveal(target, true);
  report();
});
