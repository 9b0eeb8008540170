/* Excerpts: what is left out of a source paragraph can be found in the page, and opens where it is found. */
import { all } from "./dom.js";

const cut = (source) => all(".source__cut > span", source);
const hide = (source, hidden) => {
  for (const it of cut(source)) it.hidden = hidden && "until-found";
};
const findable = (whole) => {
  const source = whole.closest(".source");
  hide(source, !whole.open);
  whole.addEventListener("toggle", () => hide(source, !whole.open));
  for (const it of cut(source)) {
    it.addEventListener("beforematch", () => {
      whole.open = true;
    });
  }
};
/* A browser that cannot find what is hidden would only be told to hide it. */
if ("onbeforematch" in document) for (const it of all(".source__whole")) findable(it);
