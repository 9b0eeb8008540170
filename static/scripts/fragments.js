/* A fragment leads to its place also in capitals, and with the punctuation that a program took into it. */
import { named } from "./evidence.js";

const mend = () => {
  if (location.hash.length < 2 || named(location)) return;
  const plain = location.hash.replace(/(?:%[\da-f]{2}|[^a-z\d%])+$/i, "");
  const found = [plain, plain.toLowerCase()].find((it) => document.getElementById(it.slice(1)));
  if (found) location.replace(found);
};
mend();
addEventListener("hashchange", mend);
