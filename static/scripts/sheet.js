/* The system's share sheet, where there is one. */
import { all, make, one } from "./dom.js";

const offer = (item) => {
  const words = one(".item__words", item);
  const button = make("button", { type: "button" }, "Share with …");
  button.addEventListener("click", () => {
    const data = { title: one("h1").textContent, url: one("input", item).value };
    if (words) data.text = words.textContent;
    navigator.share(data).catch(() => {
      /* the reader thought better of it */
    });
  });
  one(".field", item).after(make("p", { class: "item__sheet" }, button));
};
if (navigator.share) all(".item").forEach(offer);
