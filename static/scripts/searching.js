/* Answers while somebody types: from the files of the site, or from its server where there are many. */
import { hitOf, shown } from "./answers.js";
import { all, make, one } from "./dom.js";
import { addPostings } from "./postings.js";
import { best } from "./ranking.js";

const MANY = 60;
const AT_ONCE = 6;
const form = one(".ask__form");
const field = one("input", form);
const list = one(".found");
const told = one(".ask__told");
const siteRoot = form.dataset.site.slice(0, -"search/site.json".length);
let site;
const parts = new Map();
const indexes = new Map();
const readJson = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};
const open = async () => {
  const found = await readJson(form.dataset.site);
  const meant = new Map();
  for (const [sign, forms] of Object.entries(found.meant)) {
    for (const it of forms.split(" ")) meant.set(it, [...(meant.get(it) ?? []), sign]);
  }
  return { explainers: found.explainers, tables: { idle: new Set(found.idle.split(" ")), meant } };
};
const load = async (names) => {
  const missing = names.filter((it) => !parts.has(it));
  while (missing.length) {
    const some = missing.splice(0, AT_ONCE);
    const found = await Promise.all(some.map((it) => readJson(`${siteRoot}${it}/search.json`)));
    for (const [at, it] of some.entries()) parts.set(it, found[at]);
  }
};
const indexOf = async (explainer) => {
  if (!indexes.has(explainer)) {
    const names = site.explainers.map(([id]) => id).filter((it) => !explainer || it === explainer);
    await load(names);
    const index = { terms: new Map(), forms: new Map(), documents: 0, names };
    for (const [order, it] of names.entries()) addPostings(index, { ...parts.get(it), order });
    indexes.set(explainer, index);
  }
  return indexes.get(explainer);
};
const fromServer = async (question) => {
  const asked = new URLSearchParams({ ...question, q: question.text });
  return (await readJson(`${siteRoot}search/index.json?${asked}`)).answers;
};
const fromFiles = async (question) => {
  const index = await indexOf(question.explainer);
  return best(question, index, site.tables).map(([order, number]) => hitOf(parts.get(index.names[order]), number));
};
const answers = async (question) => {
  site ??= await open();
  if (site.explainers.length <= MANY || question.explainer) return fromFiles(question);
  return fromServer(question).catch(() => fromFiles(question));
};

const asked = () => {
  const data = new FormData(form);
  const [text, explainer, voice, certainty] = ["q", "explainer", "voice", "certainty"].map((it) => data.get(it) || "");
  return { text, explainer, voice, certainty };
};
const isAsked = (it) => it.text.trim() || it.explainer || it.voice || it.certainty;
const tell = (question, found) => {
  if (!isAsked(question)) return "";
  if (!found.length) return "Nothing was found. Other words may be the source’s own.";
  const counted = `${found.length} ${found.length === 1 ? "answer" : "answers"}`;
  return found.length === 20 ? `The best ${counted}` : counted;
};
const narrow = (question, found) => {
  const select = one('[name="voice"]', form);
  const names = new Set(found.flatMap((it) => it.voices));
  if (question.voice) names.add(question.voice);
  const option = (it) => make("option", { value: it, ...(it === question.voice && { selected: "" }) }, it);
  select.replaceChildren(make("option", { value: "" }, "any"), ...[...names].sort().map(option));
  select.parentElement.hidden = !names.size;
};
let turn = 0;
const ask = async () => {
  turn += 1;
  const mine = turn;
  const question = asked();
  const found = isAsked(question) ? await answers(question) : [];
  if (mine !== turn) return;
  const at = all(".found__words", list).indexOf(document.activeElement);
  list.replaceChildren(...found.map(shown));
  if (at >= 0) (all(".found__words", list)[at] ?? field).focus();
  told.textContent = tell(question, found);
  narrow(question, found);
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}`);
};
/* What fails here is asked as it would be without script. */
const tryToAsk = () => ask().catch(() => {});

let wait;
field.addEventListener("input", () => {
  clearTimeout(wait);
  wait = setTimeout(tryToAsk, 60);
});
form.addEventListener("change", tryToAsk);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask().then(() => one("a", list)?.focus(), () => form.submit());
});

/* Down from the field into the answers, up again, and from one to the next. */
document.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("select")) return;
  const stops = [field, ...all(".found__words", list)];
  const at = stops.indexOf(document.activeElement);
  const next = stops[at + by];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
});

const given = new URLSearchParams(location.search);
for (const [name, value] of given) {
  const to = one(`[name="${CSS.escape(name)}"]`, form);
  if (to?.tagName === "SELECT" && ![...to.options].some((it) => it.value === value)) {
    to.append(make("option", { value }, value));
  }
  if (to) to.value = value;
}
if (!given.size) field.focus();
else if (!list.children.length) tryToAsk();
