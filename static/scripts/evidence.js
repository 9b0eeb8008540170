/* What belongs together, a statement and its sources, read from the links that work without script. */
import { all } from "./dom.js";

export const named = (link) => document.getElementById(link.hash?.slice(1));
export const sourceOf = (chip) => {
  const it = named(chip);
  return it?.matches(".source") ? it : null;
};
export const chipsOf = (statement) => {
  const chips = [];
  let next = statement.nextElementSibling;
  for (; next?.matches(".cite"); next = next.nextElementSibling) chips.push(next);
  return chips;
};
export const chipsTo = (source) => all("a.cite").filter((it) => it.hash === `#${source.id}`);
export const statementOf = (chip) => {
  let it = chip;
  while (it && !it.matches(".statement")) it = it.previousElementSibling;
  return it;
};
export const partsOf = (target) => {
  const at = target.closest?.(".statement, .cite, .source");
  if (!at) return [];
  const way = target.closest(".source__back, .share__link");
  if (at.matches(".source") && way) return [named(way), at];
  if (at.matches(".source")) return [at, ...chipsTo(at).map(statementOf)];
  const chips = at.matches(".cite") ? [at] : chipsOf(at);
  const sources = chips.map(sourceOf).filter(Boolean);
  return sources.length ? [statementOf(at), ...sources] : [];
};
