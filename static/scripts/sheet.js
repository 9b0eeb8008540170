/* The share sheet of the device, where there is one: for a page, and on a share page for each place in it. */
import { all, make, one } from "./dom.js";

const offer = (box) => {
  const words = one(".item__words", box);
  const button = make("button", { type: "button" }, "Share with …");
  button.addEventListener("click", () => {
    const data = { title: one("h1").textContent, url: one("input", box).value };
    if (words) data.text = words.textContent;
    navigator.share(data).catch(() => {
      /* the reader thought better of it */
    });
  });
  one(".field", box).after(make("p", { class: "field__sheet" }, button));
};
if (navigator.share) all(".share, .item").forEach(offer);
