/* The place on a share page that the address names is open. */
import { one } from "./dom.js";

const reveal = () => {
  const item = document.getElementById(location.hash.slice(1))?.closest("details");
  if (!item) return;
  item.open = true;
  item.scrollIntoView();
  one("summary", item).focus({ preventScroll: true });
};
addEventListener("hashchange", reveal);
reveal();
