/* Finding elements, and making them. */
export const root = document.documentElement;
export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];
/* What scripts add is English, on whatever page. */
const english = /^en\b/.test(root.lang) ? {} : { lang: "en", dir: "ltr" };
export const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  Object.assign(element, english);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};
