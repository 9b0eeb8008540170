/* Texts and questions as the words they are compared by, as app/find/folding.py has them. */
const UNSPACED =
  "\\u0e00-\\u0eff\\u0f00-\\u0fff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff" +
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const LETTER = "[\\p{L}\\p{M}\\p{N}_]";
const presentation = /[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]/g;
const invisible =
  /[\ufe00-\ufe0f\u034f\u00ad\u0640\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/g;
const accents =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+/g;
const quotes = /["`´‘’‚‛“”„‟«»‹›\u02bb\u02bc❛❜❝❞「」『』｢｣\u301d\u301e\u301f﹁﹂﹃﹄＂＇]/g;
const letters = new Map([
  ...[..."\u0643\u06aa"].map((it) => [it, "\u06a9"]),
  ...[..."\u064a\u0649\u06d0\u06d2"].map((it) => [it, "\u06cc"]),
  ...[..."\u0629\u06c1\u06c2\u06c3\u06d5\u06be"].map((it) => [it, "\u0647"]),
  ["\u0671", "\u0627"], ["\u03c2", "\u03c3"], ["\u00f8", "o"], ["\u0142", "l"], ["\u0111", "d"],
  ["\u0131", "i"], ["\u00e6", "ae"], ["\u0153", "oe"],
]);
const thousands = /(?<=\d)[.,'\u066c](?=\d{3}(?!\d))/g;
const initials = new RegExp(`(?<!${LETTER})(?:${LETTER}\\.){2,}`, "gu");
const token = new RegExp(
  `(?<unspaced>[${UNSPACED}]+)|\\d+(?:[.,]\\d+)*|(?:(?![${UNSPACED}]|\\d)${LETTER})+`, "gu",
);
const begins = new RegExp(`^[${UNSPACED}]`, "u");

/* The digits of a script stand in a row, and so do several such rows. */
const digit = (it) => {
  let first = it.codePointAt(0);
  const here = first;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((here - first) % 10);
};
export const fold = (text) =>
  text
    .replace(presentation, (it) => it.normalize("NFKC")).replace(invisible, "").normalize("NFC")
    .replace(/\p{Nd}/gu, digit).replace(quotes, "'")
    .toUpperCase().toLowerCase()
    .normalize("NFD").replace(accents, "").normalize("NFC")
    .replace(/[^\0-\x7f]/g, (it) => letters.get(it) ?? it)
    .replace(thousands, "").replace(initials, (it) => it.replaceAll(".", ""));
const pairs = (run) => {
  const all = [...run];
  return all.length < 2 ? all : all.slice(1).map((it, at) => all[at] + it);
};
export const isNumber = (word) => /^\d/.test(word);
export const isUnspaced = (word) => begins.test(word);
export const lengthOf = (word) => [...word].length;
export const tokensOf = (folded) =>
  [...folded.matchAll(token)].flatMap((it) => {
    if (it.groups.unspaced) return pairs(it[0]);
    if (isNumber(it[0])) return it[0].replaceAll(",", ".");
    return lengthOf(it[0]) > 1 ? it[0] : [];
  });
