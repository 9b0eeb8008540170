/* In which documents of an explainer each word stands, as app/find/postings.py has it. */
import { fold, tokensOf } from "./folding.js";

const PARAGRAPH = 2;
const OF_KIND = [1, 0.7, 0.5];
const WHOLE = 1000;
const HINT = 300;
const stemTable = (packed) => {
  const table = new Map();
  for (const [change, forms] of Object.entries(packed)) {
    const [, cut, put] = /^(\d+)(.*)$/su.exec(change);
    for (const form of forms.split(" ")) table.set(form, [...form].slice(0, -cut || undefined).join("") + put);
  }
  return table;
};
const quotedBy = (part, [number, start, end]) => [...part.paragraphs[number][2]].slice(start, end).join("");
const fieldsOf = (part, [, page, , text, about, marks, evidence]) => [
  [1, text],
  [0.6, about],
  ...marks.filter(([, voice]) => voice >= 0).map(([, voice]) => [0.5, part.voices[voice]]),
  [0.45, evidence.map((it) => quotedBy(part, it)).join(" ")],
  [0.25, part.pages[page][1]],
];
const signsOf = (part, [, , , text, , marks]) => {
  const voices = marks.map(([, voice]) => voice).filter((it) => it >= 0);
  const signs = new Map(marks.map(([how]) => [`=${how}`, WHOLE]));
  for (const it of voices) signs.set(`@${part.voices[it]}`, WHOLE);
  if (voices.length) signs.set("=voice", HINT);
  if (/\d/.test(fold(text))) signs.set("=figure", HINT);
  return signs;
};

/* Adds the postings of a part to those of all: for each term a list of where, how much. */
export const addPostings = (index, part) => {
  const stems = stemTable(part.stems);
  const add = (term, number, impact) => {
    if (!index.terms.has(term)) index.terms.set(term, []);
    index.terms.get(term).push([part.order, number, impact]);
  };
  const known = new Map();
  const stemsHere = new Set();
  const passages = part.paragraphs.map(([, , text]) => [PARAGRAPH, [[1, text]], new Map()]);
  const documents = part.documents.map((it) => [it[0], fieldsOf(part, it), signsOf(part, it)]);
  [...documents, ...passages].forEach(([kind, fields, signs], number) => {
    const told = new Map();
    const scale = (1000 * OF_KIND[kind]) / (0.7 + 0.015 * tokensOf(fold(fields[0][1])).length);
    for (const [weight, text] of fields) {
      const terms = new Set();
      for (const form of tokensOf(fold(text))) {
        const term = stems.get(form) ?? form;
        known.set(form, term);
        terms.add(term);
      }
      for (const term of terms) stemsHere.add(term);
      for (const term of terms) told.set(term, told.has(term) ? told.get(term) + 0.15 * weight : weight);
    }
    for (const [term, weight] of told) add(term, number, Math.floor(scale * weight + 0.5));
    for (const [sign, whole] of signs) add(sign, number, whole);
    index.documents += 1;
  });
  for (const term of stemsHere) if (!known.has(term)) known.set(term, term);
  for (const [form, term] of known) index.forms.set(`${form} ${term}`, [form, term]);
};
