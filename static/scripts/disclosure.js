/* Disclosure: a source opens in place where there is no margin, and leads back to the chip that opened it. */
import { all, one } from "./dom.js";
import { chipsOf, named, statementOf } from "./evidence.js";
import { light, rest } from "./lighting.js";
import { beside } from "./margin.js";

let opener = null;
/* A source may be cited by several: the statement that it was opened from, if it was. */
export const statementAt = (here) => statementOf(here.matches(".source") && opener ? opener : here);
export const close = () => {
  const open = all(".source[data-open]");
  for (const it of open) it.toggleAttribute("data-open", false);
  for (const it of all(".cite[aria-expanded]")) it.setAttribute("aria-expanded", "false");
  return open.length > 0;
};
const show = (chip, source) => {
  const was = source.hasAttribute("data-open");
  close();
  opener = chip;
  if (!beside()) {
    if (was) return rest();
    source.toggleAttribute("data-open", true);
    chip.setAttribute("aria-expanded", "true");
  }
  source.tabIndex = -1;
  source.focus({ preventScroll: true });
  source.scrollIntoView({ block: "nearest" });
  light([statementOf(chip), source]);
};
export const back = (statement) => {
  const chip = opener && statementOf(opener) === statement ? opener : chipsOf(statement)[0];
  close();
  if (one(".source:target")) location.replace(`#${statement.id}`);
  chip.focus({ preventScroll: true });
  chip.scrollIntoView({ block: "nearest" });
  history.replaceState(history.state, "", `#${statement.id}`);
};
document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a.cite, a.source__back");
  const to = link && named(link);
  if (!to) return;
  if (link.matches(".source__back") && link.closest(".source")) back(to);
  else if (to.matches(".source")) show(link, to);
  else return;
  event.preventDefault();
});
