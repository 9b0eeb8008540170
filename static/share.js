/* Improves share pages that are whole without it. */
import "./scripts/places.js";
import "./scripts/looks.js";
