/* Addresses: what a link of the page leads to, and where a statement or a paragraph is to be found for good. */
import { one } from "./dom.js";

/* The site's address may be another than the one it is read at. */
export const canonical = () => (one('link[rel="canonical"]')?.href || location.href).split("#")[0];
export const addressOf = (link) => new URL(link.getAttribute("href"), canonical()).href;
/* A statement has a page of its own, beside those of its explainer. */
export const pageOf = (name) => `${addressOf(one(".masthead__explainer"))}${name}/`;
export const permalink = (place) =>
  place.matches(".statement") ? pageOf(place.id) : `${canonical()}#${place.id}`;
