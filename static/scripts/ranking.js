/* What a question may mean, and what answers it best, as app/find/ranking.py has it. */
import { fold, isNumber, isUnspaced, tokensOf } from "./folding.js";

const MOST = 20;
const sharedBy = (one, other) => {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
};
const likeness = (word, form) => {
  const [one, other] = [[...word], [...form]];
  const shared = sharedBy(one, other);
  const rest = one.length - shared;
  const more = other.length - shared;
  if (!rest && (one.length >= 3 || isUnspaced(word))) return more <= 3 ? 0.6 : 0.4;
  const long = Math.max(one.length, other.length);
  return shared >= 4 && shared >= 0.6 * long && Math.max(rest, more) <= 3 ? 0.5 : 0;
};
const isSlip = (word, form) => {
  const [one, other] = [[...word], [...form]];
  const at = sharedBy(one, other);
  const [a, b] = [one.slice(at), other.slice(at)];
  const [first, second] = [a.join(""), b.join("")];
  const [firstRest, secondRest] = [a.slice(1).join(""), b.slice(1).join("")];
  if (first === second) return false;
  if (firstRest === second || first === secondRest || firstRest === secondRest) return true;
  return a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2).join("") === b.slice(2).join("");
};
const raise = (found, term, value) => found.set(term, Math.max(found.get(term) ?? 0, value));
/* The terms that there are, as many as a server looks up: ordered by code points, as it does. */
const byPoints = (one, other) => {
  const [a, b] = [[...one], [...other]];
  const at = sharedBy(a, b);
  return (a[at]?.codePointAt(0) ?? -1) - (b[at]?.codePointAt(0) ?? -1);
};
const likeliest = (found, index) => {
  const there = [...found].filter(([term]) => index.terms.has(term));
  return new Map(there.sort((a, b) => b[1] - a[1] || byPoints(a[0], b[0])).slice(0, 40));
};
const plainly = (word, index) => {
  const plain = !isNumber(word) && !isUnspaced(word);
  const all = [...word];
  const found = new Map([[word, 1]]);
  if (plain) {
    for (let end = Math.max(3, all.length - 4); end < all.length; end += 1) found.set(all.slice(0, end).join(""), 0.7);
  }
  if (!isNumber(word)) {
    const beginning = all.slice(0, 4).join("");
    for (const [form, term] of index.forms.values()) {
      if (!form.startsWith(beginning)) continue;
      const like = form === word ? 1 : likeness(word, form);
      if (like) raise(found, term, like);
    }
  }
  const there = likeliest(found, index);
  if (there.size || !plain || all.length < 4) return there;
  const near = [...index.forms.values()].filter(([form]) => isSlip(word, form));
  return likeliest(new Map(near.map(([, term]) => [term, 0.5])), index);
};
const rarity = (documents, having) => Math.log(1 + (documents - having + 0.5) / (having + 0.5));
const meantBy = ([form, plain, means], index) => {
  const found = plain ? plainly(form, index) : new Map();
  for (const it of means) if (index.terms.has(it)) found.set(it, 1);
  return [...found].map(([term, factor]) => [term, factor * rarity(index.documents, index.terms.get(term).length)]);
};

/* What is looked for: each word, whether it stands for itself, and what it means by the tables. */
const wantedBy = (text, tables) => {
  const forms = [...new Set(tokensOf(fold([...text].slice(0, 200).join(""))))].slice(0, 12);
  const allIdle = forms.every((it) => tables.idle.has(it));
  const found = forms.map((it) => [it, allIdle || !tables.idle.has(it), tables.meant.get(it) ?? []]);
  return found.filter(([, plain, means]) => plain || means.length);
};
const key = ([order, number]) => `${order} ${number}`;
const weightOf = (terms) => Math.max(0, ...terms.map(([, factor]) => factor));

/* The best answers as pairs of an explainer's place in the list and a document's number in it. */
export const best = (question, index, tables) => {
  const required = [];
  if (question.certainty) required.push(`=${question.certainty}`);
  if (question.voice) required.push(`@${question.voice}`);
  const signs = required.filter((it) => index.terms.has(it)).map((it) => [[it, 1]]);
  const words = wantedBy(question.text, tables).map((it) => meantBy(it, index)).filter((it) => it.length);
  const meant = words.length ? words : signs;
  const total = meant.reduce((sum, it) => sum + weightOf(it), 0);
  const found = new Map();
  for (const terms of meant) {
    const top = new Map();
    for (const [term, factor] of terms) {
      for (const [order, number, impact] of index.terms.get(term)) raise(top, key([order, number]), factor * impact);
    }
    for (const [place, value] of top) {
      const [sum, answered] = found.get(place) ?? [0, 0];
      found.set(place, [sum + value, answered + weightOf(terms)]);
    }
  }
  for (const sign of required) {
    const having = new Set((index.terms.get(sign) ?? []).map(key));
    for (const place of [...found.keys()]) if (!having.has(place)) found.delete(place);
  }
  const scores = [...found].map(([place, [sum, answered]]) => [
    Math.floor(sum * (0.3 + (0.7 * answered) / total) * 1000 + 0.5), ...place.split(" ").map(Number),
  ]);
  scores.sort((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2]);
  const enough = scores.length ? 0.15 * scores[0][0] : 0;
  return scores.slice(0, MOST).filter(([score]) => score >= enough).map(([, order, number]) => [order, number]);
};
