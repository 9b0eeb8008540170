/* Answers as a server gives them, and how they are shown. */
import { make } from "./dom.js";

const passageHit = (part, number) => {
  const [label, fragment, text, source] = part.paragraphs[number - part.documents.length];
  const [name, language, direction] = part.sources[source];
  return {
    href: `${part.source}#${fragment}`, text, language, direction, about: "", label: `¶ ${label}`,
    certainty: "", how: "", voices: [], quotations: [], quoted: ["", ""],
    where: `${part.title} · ${name}`, explainer: part.id, as_of: part.as_of,
  };
};
const howBy = (part, [certainty, voice]) => {
  const how = certainty === "anonymous" ? "said anonymously" : certainty;
  return voice >= 0 ? `${how} by ${part.voices[voice]}` : how;
};
export const hitOf = (part, number) => {
  if (number >= part.documents.length) return passageHit(part, number);
  const [kind, page, fragment, text, about, marks, evidence] = part.documents[number];
  const [href, title] = part.pages[page];
  const said = [...new Set(marks.filter(([, it]) => it >= 0).map(([, it]) => part.voices[it]))];
  return {
    href: `${href}#${fragment}`, text, language: part.language, direction: part.direction, about,
    label: kind === 1 ? title : "", certainty: marks[0]?.[0] ?? "",
    how: [...new Set(marks.map((it) => howBy(part, it)))].join(", "), voices: said,
    quotations: evidence.map(([at, start, end]) => [...part.paragraphs[at][2]].slice(start, end).join("")),
    quoted: evidence.length ? part.sources[part.paragraphs[evidence[0][0]][3]].slice(1) : ["", ""],
    where: [...new Set([part.title, title])].join(" · "), explainer: part.id, as_of: part.as_of,
  };
};

const quotation = (hit) => {
  const [lang, dir] = hit.quoted;
  const words = hit.quotations.flatMap((it, at) => [at ? " … " : "", make("mark", {}, it)]);
  return make("blockquote", { class: "found__source", lang, dir }, ...words);
};
export const shown = (hit) => {
  const words = make("span", { "data-certainty": hit.certainty }, hit.text);
  const label = hit.label ? [make("b", {}, hit.label), " "] : [];
  const attributes = { class: "found__words", href: hit.href, lang: hit.language, dir: hit.direction };
  const how = hit.how ? [" ", make("span", { class: "certainty" }, hit.how)] : [];
  const item = make("li", {}, make("p", {}, make("a", attributes, ...label, words), ...how));
  if (hit.about) item.append(make("p", { class: "found__about text--small", dir: "auto" }, hit.about));
  if (hit.quotations.length) item.append(quotation(hit));
  item.append(make("p", { class: "found__where text--small" }, `${hit.where} · ${hit.as_of}`));
  return item;
};
