/* Fields to copy from, and beside each way back to a statement the way to share exactly that. */
import { copy, copyFrom } from "./copying.js";
import { all, make, one } from "./dom.js";

/* The browser knows the site's address where the server was not told it. */
const complete = (box) => {
  for (const field of all("input, textarea", box)) {
    field.defaultValue = field.defaultValue.replaceAll(box.dataset.unknown, location.origin);
  }
  for (const fields of all(".field__set", box)) fields.hidden = false;
  one(".field__unknown", box).remove();
};
if (location.protocol.startsWith("http")) all("[data-unknown]").forEach(complete);

for (const box of all(".field")) {
  const field = one("input, textarea", box);
  const name = one("span", box).textContent;
  const button = make("button", { type: "button" }, "Copy", make("span", { class: "text--hidden" }, ` ${name}`));
  button.addEventListener("click", () => copy(name, field.value, field));
  field.addEventListener("focus", () => field.select());
  box.append(button);
}

/* What cannot be fetched is opened, and copied there by its reader. */
for (const it of all(".field__copies a")) {
  const name = it.textContent.replace("As ", "");
  const button = make("button", { type: "button" }, "Copy", make("span", { class: "text--hidden" }, ` as ${name}`));
  const told = name[0].toUpperCase() + name.slice(1);
  button.addEventListener("click", () => copyFrom(told, it.href).catch(() => location.assign(it.href)));
  it.after(" ", button);
}

const more = one(".share .more a");
for (const it of more ? all(".row__sources .source__back[href^='#s-']") : []) {
  const words = make("span", { class: "text--hidden" }, one(".text--hidden", it).textContent.replace(" to", ""));
  it.after(" ", make("a", { class: "share__link", href: more.href + it.hash }, "Share", words));
}
