/* Quoting: a selection as it is given away. Our sentences with `[¶2]` where a citation stands, and the permalink
   after a whole one; a source's words in quotation marks, with their paragraph; nothing that is only read aloud. */
import { addressOf, canonical, pageOf, permalink } from "./addresses.js";
import { one } from "./dom.js";

const skipped = "svg, nav, button, .text--hidden, .source__ways, .share__link, .paragraph__part";
const words = ".source, .paragraph > :first-child";
const number = ".source__number, .paragraph__number";
const escaped = (text) => text.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);
const tidy = (text) => text.replace(/\s+/g, " ").trim();
const linked = (link, text) => (link ? `<a href="${escaped(addressOf(link))}">${text}</a>` : text);

/* What is hidden until it is found has a box of its own. */
const isSeen = (element) =>
  (element.checkVisibility?.() ?? true) && getComputedStyle(element).contentVisibility !== "hidden";
const textsIn = (range) => {
  const found = [];
  const walk = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  let node = walk.currentNode.nodeType === Node.TEXT_NODE ? walk.currentNode : walk.nextNode();
  for (; node; node = walk.nextNode()) {
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : node.length;
    if (start < end && range.intersectsNode(node)) found.push({ at: node.parentElement, text: node.data.slice(start, end) });
  }
  return found;
};
const blockOf = (element) => {
  let it = element;
  while (getComputedStyle(it).display.startsWith("inline")) it = it.parentElement;
  return it;
};
/* A source that only lies between two of our sentences was not meant. */
const isMeant = (source, range) =>
  !source?.matches(".source") || source.contains(range.startContainer) || source.contains(range.endContainer);
const signOf = (element, text) => `[${element.matches("[data-field]") ? "" : "¶"}${tidy(text)}]`;
const partOf = ({ at, text }, range) => {
  if (at.closest(skipped) || at.closest(number)) return null;
  const source = at.closest(words);
  if (!isMeant(source, range)) return null;
  const part = { source, block: source || blockOf(at), at, text };
  const cut = at.closest(".source__cut");
  if (!isSeen(at)) return cut && isSeen(cut) ? { ...part, text: " … " } : null;
  const chip = at.closest(".cite");
  if (!chip) return part;
  if (at.closest(".certainty")) return { ...part, text: ` (${tidy(text)})` };
  const to = chip.hash && one(number, document.getElementById(chip.hash.slice(1)) || chip);
  return { ...part, text: signOf(chip, text), to, gap: " " };
};
const blocksOf = (parts) => {
  const blocks = [];
  for (const { source, block, text, to, gap = "" } of parts) {
    if (blocks.at(-1)?.block !== block) blocks.push({ source, block, text: "", html: "" });
    const last = blocks.at(-1);
    last.text += gap + text;
    last.html += gap + linked(to, escaped(text));
  }
  return blocks.filter((it) => it.text.trim());
};
const lineOf = ({ source, block, text, html }) => {
  if (!source) {
    const tag = block.matches("h1, h2, h3, h4") ? block.localName : "p";
    return [tidy(text), `<${tag}>${html.trim()}</${tag}>`];
  }
  const place = one(number, source);
  const sign = signOf(place, place.lastChild.data);
  const quoted = tidy(text).replace(/^(?!“)|(?<!”)$/g, (_, at) => (at ? "”" : "“"));
  return [`${quoted} ${sign}`, `<blockquote><p>${escaped(quoted)} ${linked(place, sign)}</p></blockquote>`];
};
const homeOf = (statement) => {
  if (statement.id) return permalink(statement);
  const around = statement.closest("p, li, blockquote") || statement.parentElement;
  const where = one("a.where", around) || one(":scope > a.where", around.parentElement);
  if (where?.hash) return pageOf(where.hash.slice(1));
  const title = one(":is(h2, h3) > a", around.closest("li") || around);
  return title ? addressOf(title) : canonical();
};
/* Of the first statement, or paragraph of the source, that is selected whole. */
const homeIn = (parts) => {
  const within = (it) => parts.filter(({ at }) => it.contains(at)).map(({ text }) => text);
  const own = (it) => it.textContent.slice(one(number, it)?.textContent.length || 0);
  const isWhole = (it) => it && tidy(within(it).join("")) === tidy(own(it));
  const statement = parts.map(({ at }) => at.closest(".statement")).find(isWhole);
  if (statement) return homeOf(statement);
  const paragraph = parts.map(({ at }) => at.closest(".paragraph > :first-child")).find(isWhole);
  return paragraph ? permalink(paragraph.parentElement) : "";
};
const quoted = (selection) => {
  const parts = [];
  for (let at = 0; at < selection.rangeCount; at += 1) {
    const range = selection.getRangeAt(at);
    parts.push(...textsIn(range).map((it) => partOf(it, range)).filter(Boolean));
  }
  if (!parts.some(({ at }) => at.closest(".statement, .cite, .source, .paragraph"))) return null;
  const word = tidy(parts.map(({ text }) => text).join(""));
  if (!/\s/.test(word)) return { text: word, html: escaped(word) };
  const home = homeIn(parts);
  const blocks = blocksOf(parts).map(lineOf);
  const html = blocks.map(([, it]) => it);
  if (home) html.push(`<p><a href="${escaped(home)}">${escaped(home)}</a></p>`);
  const text = blocks.map(([it]) => it).join("\n\n");
  return { text: home ? `${text}\n${home}` : text, html: html.join("\n") };
};
document.addEventListener("copy", (event) => {
  if (event.target.closest?.("input, textarea")) return;
  const selection = getSelection();
  const given = selection.isCollapsed ? null : quoted(selection);
  if (!given) return;
  event.clipboardData.setData("text/plain", given.text);
  event.clipboardData.setData("text/html", given.html);
  event.preventDefault();
});
