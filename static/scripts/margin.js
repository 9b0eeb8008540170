/* The margin: whether a source stands beside the text, for which there must be room. */
import { root } from "./dom.js";

const wide = matchMedia("(min-width: 48rem)");
export const wanted = () => root.dataset.margin !== "off";
export const beside = (source) => wide.matches && wanted() && !source.matches(".source--told");
