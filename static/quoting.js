/* Makes a quotation of what is copied; fetched when something is selected. */
import "./scripts/quoting.js";
